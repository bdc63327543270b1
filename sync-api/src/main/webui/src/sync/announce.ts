import type { Run } from '../api/types';
import { isActive, isEnded, isHeld } from '../live/state';

export type Announcement =
  | { kind: 'started' }
  | { kind: 'quarter'; percent: 25 | 50 | 75 }
  | { kind: 'held' }
  | { kind: 'ended'; message: string; alert: boolean };

const QUARTERS = [75, 50, 25] as const;

/** What a screen reader is told of a change of a run: its start, each quarter, that it is held, its end. */
export function announcementOf(before: Run | undefined, after: Run): Announcement | null {
  if (isEnded(after)) {
    if (before === undefined || isEnded(before)) return null;
    return { kind: 'ended', message: after.error?.message ?? after.message ?? '', alert: after.status === 'failed' };
  }
  if (isHeld(after)) return before === undefined || isHeld(before) ? null : { kind: 'held' };
  if (!isActive(after)) return null;
  if (before === undefined || isHeld(before)) return { kind: 'started' };
  const [from, to] = [before.progress?.percent ?? 0, after.progress?.percent ?? 0];
  const passed = QUARTERS.find((quarter) => from < quarter && to >= quarter);
  return passed === undefined ? null : { kind: 'quarter', percent: passed };
}
