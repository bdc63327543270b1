import type { Notification, Run } from '../api/types';
import { isActive, isEnded, noticeKey, type LiveState } from '../live/state';

/** The one notice a sync type's page shows above its tabs. */
export type Notice =
  { kind: 'progress'; run: Run } | { kind: 'end'; syncId: string; notification: Notification | null; run: Run | null };

function newest<T>(items: readonly T[], at: (item: T) => string): T | undefined {
  return items.reduce<T | undefined>((best, item) => (best && at(best) >= at(item) ? best : item), undefined);
}

function progressNotice(type: string, live: LiveState): Notice | null {
  const run = Object.values(live.runs).find((candidate) => candidate.type === type && isActive(candidate));
  if (run === undefined || live.closed.has(noticeKey(run.id, 'progress'))) return null;
  const noticed = live.notifications.some(({ syncId, level }) => syncId === run.id && level === 'progress');
  return noticed || !live.ready || live.startedHere.has(run.id) ? { kind: 'progress', run } : null;
}

/**
 * A running sync first, then the end of the newest one, unless it was closed. The notice of an older run never comes
 * back when the newer one is closed.
 */
export function chooseNotice(type: string, live: LiveState, newestEnded: Run | null | undefined): Notice | null {
  const progress = progressNotice(type, live);
  if (progress !== null) return progress;

  const notification = newest(
    live.notifications.filter((candidate) => candidate.type === type && candidate.level !== 'progress'),
    ({ at }) => at,
  );
  const heard = newest(
    Object.values(live.runs).filter((run) => run.type === type && isEnded(run)),
    (run) => run.finishedAt ?? '',
  );
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
