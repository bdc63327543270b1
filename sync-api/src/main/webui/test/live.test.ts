import { describe, expect, it } from 'vitest';
import type { Notification, Run } from '../src/api/types';
import { reconnectDelay } from '../src/live/backoff';
import { endedBetween } from '../src/live/refresh';
import { applyEvent, emptyLiveState, mergeRun, parseFrame, type LiveEvent } from '../src/live/state';

function run(change: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    type: 'therapists',
    mode: 'apply',
    status: 'running',
    requestedAt: '2026-11-23T07:41:07.120Z',
    progress: { phase: 'applying', dataset: 'therapists', processed: 94, total: 304, percent: 30 },
    datasets: [],
    ...change,
  };
}

function at(percent: number, seq?: number): Run {
  const progress = { phase: 'applying', dataset: 'therapists', processed: percent, total: 100, percent } as const;
  return run(seq === undefined ? { progress } : { progress, seq });
}

function notification(change: Partial<Notification> = {}): Notification {
  return {
    id: 'note-1',
    syncId: 'run-1',
    type: 'therapists',
    level: 'success',
    title: 'Therapist Management',
    message: 'Processed 1 locations: 1 created, 0 updated, 0 unchanged, 0 skipped, 0 failed.',
    at: '2026-11-23T07:41:13.330Z',
    ...change,
  };
}

function after(...events: LiveEvent[]) {
  return events.reduce(applyEvent, emptyLiveState);
}

describe('a held run', () => {
  const hold = {
    reason: 'preview',
    planHash: '7f3a',
    heldAt: '2026-11-23T07:41:09Z',
    expiresAt: '2026-11-23T08:41:09Z',
    guards: [],
  } as const;
  const held = run({ status: 'awaiting_approval', progress: null, hold: { ...hold, guards: [] } });
  const note = notification({ id: 'note-held', level: 'info', at: hold.heldAt });

  it('is neither active nor ended, and stays while the snapshot lists it', () => {
    const state = after({ kind: 'snapshot', runs: [held], notifications: [note] });
    expect(state.runs['run-1']?.status).toBe('awaiting_approval');
    expect(applyEvent(state, { kind: 'snapshot', runs: [], notifications: [] }).runs).toEqual({});
  });

  it('can have its notice closed without closing that of its end', () => {
    const closed = after(
      { kind: 'snapshot', runs: [held], notifications: [note] },
      { kind: 'dismissed', id: 'note-held' },
    );
    expect(closed.closed).toEqual(new Set(['run-1:held']));
    const ended = applyEvent(closed, { kind: 'run', run: run({ status: 'succeeded' }) });
    expect(applyEvent(ended, { kind: 'notification', notification: notification() }).notifications).toHaveLength(1);
  });

  it('says so until it says something else', () => {
    const state = after(
      { kind: 'snapshot', runs: [held], notifications: [note] },
      { kind: 'run', run: run({ status: 'succeeded' }) },
      { kind: 'notification', notification: notification() },
    );
    expect(state.notifications.map(({ id }) => id)).toEqual(['note-1']);
  });

  it('has ended when the snapshot after a pause no longer lists it', () => {
    const before = after({ kind: 'snapshot', runs: [held], notifications: [note] });
    const now = applyEvent(before, { kind: 'snapshot', runs: [], notifications: [] });
    expect(endedBetween(before, now).map(({ id }) => id)).toEqual(['run-1']);
    expect(endedBetween(before, before)).toEqual([]);
  });

  it('is not held again by an answer from before its approval', () => {
    const approved = run({ hold: { ...hold, guards: [], approvedAt: '2026-11-23T07:42:00Z' } });
    expect(mergeRun(approved, held)).toBe(approved);
  });
});

describe('merging a run', () => {
  it('drops a message whose seq is not newer', () => {
    const known = at(62, 20);
    expect(mergeRun(known, at(70, 20))).toBe(known);
    expect(mergeRun(known, at(70, 19))).toBe(known);
    expect(mergeRun(known, at(70, 21)).progress?.percent).toBe(70);
  });

  it('never moves the percent back, not even for a newer message', () => {
    expect(mergeRun(at(62, 20), at(58, 21)).progress?.percent).toBe(62);
    expect(mergeRun(at(62, 20), at(58)).progress?.percent).toBe(62);
  });

  it('keeps the seq it has seen when an answer without one comes by HTTP', () => {
    expect(mergeRun(at(62, 20), at(64)).seq).toBe(20);
  });

  it('keeps an ended run ended', () => {
    const ended = run({ status: 'succeeded', seq: 30 });
    expect(mergeRun(ended, at(62, 40))).toBe(ended);
  });
});

describe('the live state', () => {
  it('replaces the started notice by the end notice of the same run', () => {
    const state = after(
      { kind: 'notification', notification: notification({ id: 'started', level: 'progress' }) },
      { kind: 'notification', notification: notification({ id: 'ended' }) },
    );
    expect(state.notifications.map(({ id }) => id)).toEqual(['ended']);
  });

  it('forgets the active runs that a snapshot no longer lists', () => {
    const state = after({ kind: 'run', run: at(62, 20) }, { kind: 'snapshot', runs: [], notifications: [] });
    expect(state.runs).toEqual({});
    expect(state.ready).toBe(true);
  });

  it('closes a notice that another window has closed', () => {
    const state = after({ kind: 'notification', notification: notification() }, { kind: 'dismissed', id: 'note-1' });
    expect(state.notifications).toEqual([]);
    expect(state.closed.has('run-1:end')).toBe(true);
  });

  it('does not open a closed notice again', () => {
    const state = after(
      { kind: 'closed', syncId: 'run-1', notice: 'end' },
      { kind: 'notification', notification: notification() },
    );
    expect(state.notifications).toEqual([]);
  });

  it('lists the newest notice first', () => {
    const older = notification({ id: 'older', syncId: 'run-0', at: '2026-11-23T05:00:00Z' });
    const state = after({ kind: 'snapshot', runs: [], notifications: [older, notification()] });
    expect(state.notifications.map(({ id }) => id)).toEqual(['note-1', 'older']);
  });
});

describe('frames', () => {
  it('hold one message or an array of them', () => {
    expect(parseFrame('{"kind":"dismissed","id":"a"}')).toHaveLength(1);
    expect(parseFrame('[{"kind":"dismissed","id":"a"},{"kind":"dismissed","id":"b"}]')).toHaveLength(2);
  });

  it('of an unknown kind or shape are left out', () => {
    expect(parseFrame('[{"kind":"weather"},7,null]')).toEqual([]);
    expect(parseFrame('not JSON')).toEqual([]);
  });
});

describe('runs that ended between two states', () => {
  it('are those that vanished and those that are told as ended', () => {
    const before = after({ kind: 'run', run: at(62, 20) });
    expect(endedBetween(before, after({ kind: 'snapshot', runs: [], notifications: [] }))).toHaveLength(1);
    expect(endedBetween(before, before)).toHaveLength(0);
  });
});

describe('the reconnect delay', () => {
  it('doubles from half a second to thirty seconds', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6, 20].map((attempt) => reconnectDelay(attempt, () => 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });

  it('spreads the windows over the upper half', () => {
    expect(reconnectDelay(4, () => 0)).toBe(4000);
    expect(reconnectDelay(0, () => 0)).toBe(500);
  });
});
