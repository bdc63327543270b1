import type { Notification, Run } from '../api/types';
import { isActive, isEnded, isHeld, noticeKey, type LiveState } from '../live/state';

/** The one notice a sync type's page shows above its tabs. */
export type Notice =
  | { kind: 'progress'; run: Run }
  | { kind: 'held'; run: Run }
  | { kind: 'end'; syncId: string; notification: Notification | null; run: Run | null };

function newest<T>(items: readonly T[], at: (item: T) => string): T | undefined {
  return items.reduce<T | undefined>((best, item) => (best && at(best) >= at(item) ? best : item), undefined);
}

function progressNotice(type: string, live: LiveState): Notice | null {
  const run = Object.values(live.runs).find((candidate) => candidate.type === type && isActive(candidate));
  if (run === undefined || live.closed.has(noticeKey(run.id, 'progress'))) return null;
  const noticed = live.notifications.some(({ syncId, level }) => syncId === run.id && level === 'progress');
  return noticed || !live.ready || live.startedHere.has(run.id) ? { kind: 'progress', run } : null;
}

/** A held run stands before the end of an older one, not before that of one that ended since. */
function heldNotice(type: string, live: LiveState, endedAt: string): Notice | null {
  const run = newest(
    Object.values(live.runs).filter((candidate) => candidate.type === type && isHeld(candidate)),
    (candidate) => candidate.requestedAt,
  );
  if (run === undefined || live.closed.has(noticeKey(run.id, 'held'))) return null;
  const noticed = live.notifications.some(({ syncId }) => syncId === run.id);
  const told = noticed || !live.ready || live.startedHere.has(run.id);
  return told && endedAt <= (run.hold?.heldAt ?? run.requestedAt) ? { kind: 'held', run } : null;
}

/**
 * A running sync first, then one that is held, then the end of the newest one, unless it was closed. The notice of an older run never comes
 * back when the newer one is closed.
 */
export function chooseNotice(type: string, live: LiveState, newestEnded: Run | null | undefined): Notice | null {
  const progress = progressNotice(type, live);
  if (progress !== null) return progress;

  const held = (syncId: string) => {
    const run = live.runs[syncId];
    return run !== undefined && isHeld(run);
  };
  const notification = newest(
    live.notifications.filter(
      ({ type: of, level, syncId }) => of === type && level !== 'progress' && !(level === 'info' && held(syncId)),
    ),
    ({ at }) => at,
  );
  const heard = newest(
    Object.values(live.runs).filter((run) => run.type === type && isEnded(run)),
    (run) => run.finishedAt ?? '',
  );
  const endedAt = [heard?.finishedAt ?? '', notification?.at ?? ''].sort().at(-1) ?? '';
  const waiting = heldNotice(type, live, endedAt);
  if (waiting !== null) return waiting;
  if (heard && (!notification || notification.syncId === heard.id || (heard.finishedAt ?? '') > notification.at)) {
    if (live.closed.has(noticeKey(heard.id, 'end'))) return null;
    const own = notification?.syncId === heard.id ? notification : null;
    return { kind: 'end', syncId: heard.id, notification: own, run: heard };
  }
  if (!notification) return null;
  const superseded =
    newestEnded && newestEnded.id !== notification.syncId && (newestEnded.finishedAt ?? '') > notification.at;
  return superseded ? null : { kind: 'end', syncId: notification.syncId, notification, run: null };
}
