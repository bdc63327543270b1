import type { LiveMessage, Notification, Run } from '../api/types';

export type NoticeKind = 'progress' | 'held' | 'end';

/** What this window has heard: runs by id, the user's notices (newest first), and what has been closed meanwhile. */
export interface LiveState {
  readonly runs: Readonly<Record<string, Run>>;
  readonly notifications: readonly Notification[];
  /** `syncId:progress`, `syncId:held` and `syncId:end` of notices that were closed, here or in another window. */
  readonly closed: ReadonlySet<string>;
  /** Runs this window asked for; their progress shows before the gateway's notice is here. */
  readonly startedHere: ReadonlySet<string>;
  /** A snapshot has arrived: a notice that is not listed was dismissed. */
  readonly ready: boolean;
}

export const emptyLiveState: LiveState = {
  runs: {},
  notifications: [],
  closed: new Set(),
  startedHere: new Set(),
  ready: false,
};

/** What the page itself adds to the messages of the socket. */
export type LiveEvent =
  | LiveMessage
  | { kind: 'started-here'; run: Run }
  | { kind: 'polled-runs'; runs: Run[] }
  | { kind: 'closed'; syncId: string; notice: NoticeKind };

export function isActive(run: Run): boolean {
  return run.status === 'queued' || run.status === 'running';
}

/** It has a plan, has written nothing, and waits for somebody to approve it. */
export function isHeld(run: Run): boolean {
  return run.status === 'awaiting_approval';
}

export function isEnded(run: Run): boolean {
  return !isActive(run) && !isHeld(run);
}

export function noticeKey(syncId: string, notice: NoticeKind): string {
  return `${syncId}:${notice}`;
}

/** An info is the end of a cancelled run or says that a run is held; which, the run itself knows. */
export function noticeKindOf(notification: Notification, runs: LiveState['runs']): NoticeKind {
  if (notification.level === 'progress') return 'progress';
  const run = runs[notification.syncId];
  return notification.level === 'info' && run !== undefined && isHeld(run) ? 'held' : 'end';
}

/** The newer of what is known and what came. Nothing older than what was seen, and the percent never moves back. */
export function mergeRun(known: Run | undefined, incoming: Run): Run {
  if (known === undefined) return incoming;
  if (known.seq !== undefined && incoming.seq !== undefined && incoming.seq <= known.seq) return known;
  if (isEnded(known) && !isEnded(incoming)) return known;
  // An answer from before the approval was heard of.
  if (known.hold?.approvedAt && isHeld(incoming)) return known;
  const merged: Run = { ...incoming, joined: incoming.joined ?? known.joined ?? false };
  if (incoming.seq === undefined && known.seq !== undefined) merged.seq = known.seq;
  if (incoming.progress && known.progress && incoming.progress.percent < known.progress.percent) {
    merged.progress = { ...incoming.progress, percent: known.progress.percent };
  }
  return merged;
}

function withRun(state: LiveState, run: Run): LiveState {
  const merged = mergeRun(state.runs[run.id], run);
  return merged === state.runs[run.id] ? state : { ...state, runs: { ...state.runs, [run.id]: merged } };
}

/** Active runs are exactly those listed; the ended ones this window has seen stay, for their notices. */
function withActiveRuns(state: LiveState, active: readonly Run[]): LiveState {
  const kept = Object.entries(state.runs).filter(([, run]) => isEnded(run));
  const runs: Record<string, Run> = Object.fromEntries(kept);
  for (const run of active) runs[run.id] = mergeRun(state.runs[run.id], run);
  return { ...state, runs };
}

function newestFirst(notifications: readonly Notification[]): Notification[] {
  return [...notifications].sort((a, b) => b.at.localeCompare(a.at));
}

function withNotification(state: LiveState, notification: Notification): LiveState {
  if (state.closed.has(noticeKey(notification.syncId, noticeKindOf(notification, state.runs)))) return state;
  // What a run said on its way, "in progress" or "awaits approval", is over with whatever it says next.
  const passing = ({ syncId, level }: Notification) =>
    syncId === notification.syncId && (level === 'progress' || level === 'info');
  const others = state.notifications.filter((known) => known.id !== notification.id && !passing(known));
  return { ...state, notifications: newestFirst([notification, ...others]) };
}

function withClosed(state: LiveState, key: string): LiveState {
  const notifications = state.notifications.filter(
    (known) => noticeKey(known.syncId, noticeKindOf(known, state.runs)) !== key,
  );
  return { ...state, notifications, closed: new Set([...state.closed, key]) };
}

export function applyEvent(state: LiveState, event: LiveEvent): LiveState {
  switch (event.kind) {
    case 'snapshot':
      return {
        ...withActiveRuns(state, event.runs),
        notifications: newestFirst(event.notifications),
        ready: true,
      };
    case 'polled-runs':
      return withActiveRuns(state, event.runs);
    case 'run':
      return withRun(state, event.run);
    case 'notification':
      return withNotification(state, event.notification);
    case 'started-here':
      return { ...withRun(state, event.run), startedHere: new Set([...state.startedHere, event.run.id]) };
    case 'dismissed': {
      const dismissed = state.notifications.find((known) => known.id === event.id);
      if (dismissed === undefined) return state;
      return withClosed(state, noticeKey(dismissed.syncId, noticeKindOf(dismissed, state.runs)));
    }
    case 'closed':
      return withClosed(state, noticeKey(event.syncId, event.notice));
    case 'records-changed':
      return state;
  }
}

/** A frame holds one message or an array of them. What is not JSON of that shape is left out. */
export function parseFrame(text: string): LiveMessage[] {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return [];
  }
  const messages = Array.isArray(frame) ? (frame as unknown[]) : [frame];
  return messages.filter((message): message is LiveMessage => isKnownMessage(message));
}

const KINDS = new Set(['snapshot', 'run', 'notification', 'dismissed', 'records-changed']);

function isKnownMessage(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    typeof message.kind === 'string' &&
    KINDS.has(message.kind)
  );
}
