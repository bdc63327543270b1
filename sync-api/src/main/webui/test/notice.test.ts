import { describe, expect, it } from 'vitest';
import type { Notification, Run } from '../src/api/types';
import { emptyLiveState, type LiveState } from '../src/live/state';
import { announcementOf } from '../src/sync/announce';
import { chooseNotice } from '../src/sync/chooseNotice';

function run(id: string, change: Partial<Run> = {}): Run {
  return {
    id,
    type: 'therapists',
    mode: 'apply',
    status: 'running',
    requestedAt: '2026-11-23T07:41:07Z',
    datasets: [],
    ...change,
  };
}

function notification(syncId: string, change: Partial<Notification> = {}): Notification {
  const at = '2026-11-23T07:41:13Z';
  return { id: `${syncId}-n`, syncId, type: 'therapists', level: 'success', title: '', message: '', at, ...change };
}

function live(change: Partial<LiveState>): LiveState {
  return { ...emptyLiveState, ready: true, ...change };
}

describe('the notice of a page', () => {
  it('is the running sync before anything else', () => {
    const state = live({
      runs: { a: run('a') },
      notifications: [notification('a', { level: 'progress' }), notification('b')],
    });
    expect(chooseNotice('therapists', state, null)).toMatchObject({ kind: 'progress', run: { id: 'a' } });
  });

  it('shows a sync that this window started before the gateway has told of it', () => {
    const state = live({ runs: { a: run('a') }, startedHere: new Set(['a']) });
    expect(chooseNotice('therapists', state, null)).toMatchObject({ kind: 'progress' });
  });

  it('is not the progress that was closed, here or before a refresh', () => {
    const closed = live({ runs: { a: run('a') }, startedHere: new Set(['a']), closed: new Set(['a:progress']) });
    expect(chooseNotice('therapists', closed, null)).toBeNull();
    expect(chooseNotice('therapists', live({ runs: { a: run('a') } }), null)).toBeNull();
  });

  it('is the end of the newest run, with what was heard of it', () => {
    const ended = run('a', { status: 'partial', finishedAt: '2026-11-23T07:41:13Z' });
    const state = live({ runs: { a: ended }, notifications: [notification('a')] });
    expect(chooseNotice('therapists', state, null)).toMatchObject({ kind: 'end', syncId: 'a', run: { id: 'a' } });
  });

  it('stands after a refresh from the notification alone', () => {
    const state = live({ notifications: [notification('a')] });
    expect(chooseNotice('therapists', state, run('a', { status: 'partial' }))).toMatchObject({
      kind: 'end',
      syncId: 'a',
      run: null,
    });
  });

  it('stands as soon as the end is heard, before its notification', () => {
    const ended = run('a', { status: 'failed', finishedAt: '2026-11-23T07:41:13Z' });
    expect(chooseNotice('therapists', live({ runs: { a: ended } }), null)).toMatchObject({
      kind: 'end',
      syncId: 'a',
      notification: null,
    });
  });

  it('does not bring back an older run when the newer one is closed', () => {
    const older = notification('old', { at: '2026-11-23T06:00:00Z' });
    const newer = run('a', { status: 'succeeded', finishedAt: '2026-11-23T07:41:13Z' });
    expect(chooseNotice('therapists', live({ notifications: [older] }), newer)).toBeNull();
    const closed = live({ runs: { a: newer }, notifications: [older], closed: new Set(['a:end']) });
    expect(chooseNotice('therapists', closed, newer)).toBeNull();
  });

  it('is that a run is held, before the end of an older one', () => {
    const hold = {
      reason: 'guard',
      planHash: '7f',
      heldAt: '2026-11-23T07:41:12Z',
      expiresAt: '',
      guards: [],
    } as const;
    const held = run('a', { status: 'awaiting_approval', hold: { ...hold, guards: [] } });
    const info = notification('a', { level: 'info' });
    const older = notification('old', { at: '2026-11-23T06:00:00Z' });
    const state = live({ runs: { a: held }, notifications: [info, older] });
    expect(chooseNotice('therapists', state, null)).toMatchObject({ kind: 'held', run: { id: 'a' } });
    const closed = live({ ...state, closed: new Set(['a:held']), notifications: [older] });
    expect(chooseNotice('therapists', closed, null)).toMatchObject({ kind: 'end', syncId: 'old' });
  });

  it('belongs to its own sync type only', () => {
    const state = live({
      notifications: [notification('a', { type: 'leaves' })],
      runs: { b: run('b', { type: 'leaves' }) },
    });
    expect(chooseNotice('therapists', state, null)).toBeNull();
  });
});

describe('what a screen reader is told', () => {
  const at = (percent: number) =>
    run('a', { progress: { phase: 'applying', processed: percent, total: 100, percent } });

  it('is the start, each quarter once, and the end', () => {
    expect(announcementOf(undefined, at(0))).toEqual({ kind: 'started' });
    expect(announcementOf(at(20), at(24))).toBeNull();
    expect(announcementOf(at(24), at(31))).toEqual({ kind: 'quarter', percent: 25 });
    expect(announcementOf(at(24), at(80))).toEqual({ kind: 'quarter', percent: 75 });
    expect(announcementOf(at(99), run('a', { status: 'succeeded', message: 'Done.' }))).toEqual({
      kind: 'ended',
      message: 'Done.',
      alert: false,
    });
  });

  it('is that a run is held, once, and that it goes on when approved', () => {
    const held = run('a', { status: 'awaiting_approval' });
    expect(announcementOf(at(20), held)).toEqual({ kind: 'held' });
    expect(announcementOf(held, held)).toBeNull();
    expect(announcementOf(undefined, held)).toBeNull();
    expect(announcementOf(held, at(0))).toEqual({ kind: 'started' });
  });

  it('interrupts for a failure, with the error', () => {
    const failed = run('a', { status: 'failed', error: { code: 'HEADER_MISSING', message: 'No column.' } });
    expect(announcementOf(at(10), failed)).toEqual({ kind: 'ended', message: 'No column.', alert: true });
  });
});
