import { describe, expect, it } from 'vitest';
import type { GuardTrip, Hold, Run } from '../src/api/types';
import { timeLeft, toldAt } from '../src/plan/countdown';
import { guardFigures, percentAbove } from '../src/plan/guards';
import { planSearch } from '../src/plan/search';
import { firstPlanTab, neverApplied, plannedCounts, planState, planTabCounts } from '../src/plan/state';
import { untilAllLogged } from '../src/plan/untilAllLogged';

const HELD_AT = '2026-11-23T07:38:00Z';
const EXPIRES_AT = '2026-11-23T08:38:00Z';
const NONE = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };

function hold(change: Partial<Hold> = {}): Hold {
  return { reason: 'preview', planHash: '7f3a91c2', heldAt: HELD_AT, expiresAt: EXPIRES_AT, guards: [], ...change };
}

function run(change: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    type: 'therapists',
    mode: 'apply',
    status: 'succeeded',
    requestedAt: HELD_AT,
    datasets: [],
    ...change,
  };
}

function wrote(counts: Partial<typeof NONE>, change: Partial<Run> = {}): Run {
  const tally = { dataset: 'therapists', label: 'therapists', processed: 1, ...NONE, ...counts };
  return run({ datasets: [tally], ...change });
}

function trip(change: Partial<GuardTrip>): GuardTrip {
  return { code: 'GUARD_ROWS_LOST', dataset: 'therapists', tab: 'Therapists', rows: 30, limitPercent: 50, ...change };
}

describe('a guard in figures', () => {
  it('says how many of the rows are gone', () => {
    expect(guardFigures(trip({ rowsBefore: 151 }))).toMatchObject({ kind: 'lost', missing: 121, percent: 80 });
  });

  it('says how many of the rows would fail', () => {
    const failing = trip({ code: 'GUARD_ROWS_FAILED', rows: 151, rowsFailed: 68, limitPercent: 40 });
    expect(guardFigures(failing)).toMatchObject({ kind: 'failed', failed: 68, rows: 151, percent: 45 });
  });

  it('is never rounded onto the limit it is above, nor up to all', () => {
    expect(percentAbove(503, 1000, 50)).toBe(50.3);
    expect(percentAbove(50_001, 100_000, 50)).toBe(50.1);
    expect(percentAbove(999, 1000, 50)).toBe(99);
    expect(percentAbove(1000, 1000, 50)).toBe(100);
  });

  it('names a guard that is not known yet by its code', () => {
    expect(guardFigures(trip({ code: 'GUARD_NEW' }))).toEqual({ kind: 'other', tab: 'Therapists', code: 'GUARD_NEW' });
    expect(guardFigures(trip({ rowsBefore: null }))).toMatchObject({ kind: 'other' });
  });
});

describe('the countdown', () => {
  const expires = new Date(EXPIRES_AT);
  const before = (seconds: number) => new Date(expires.getTime() - seconds * 1000);

  it('is in minutes, and in seconds near the end', () => {
    expect(timeLeft(expires, before(3599))).toEqual({ unit: 'minutes', count: 59 });
    expect(timeLeft(expires, before(120))).toEqual({ unit: 'minutes', count: 2 });
    expect(timeLeft(expires, before(119))).toEqual({ unit: 'seconds', count: 119 });
    expect(timeLeft(expires, before(0.4))).toEqual({ unit: 'seconds', count: 1 });
    expect(timeLeft(expires, before(3 * 3600 + 5))).toEqual({ unit: 'hours', count: 3 });
  });

  it('is over at the instant itself', () => {
    expect(timeLeft(expires, expires)).toEqual({ unit: 'over' });
    expect(timeLeft(expires, before(-5))).toEqual({ unit: 'over' });
  });

  it('is told at five minutes and at one, and not in between', () => {
    expect([3000, 301, 300, 61, 60, 1, 0].map((left) => toldAt(expires, before(left)))).toEqual([
      null,
      null,
      5,
      5,
      1,
      1,
      null,
    ]);
  });
});

describe('where a plan stands', () => {
  it('is planned, held, applied', () => {
    expect(planState(run({ mode: 'preview', status: 'running' }))).toBe('planning');
    expect(planState(run({ mode: 'preview', status: 'awaiting_approval', hold: hold() }))).toBe('held');
    const approved = hold({ approvedAt: '2026-11-23T07:40:00Z' });
    expect(planState(run({ mode: 'preview', status: 'queued', hold: approved }))).toBe('applying');
    expect(planState(run({ mode: 'preview', status: 'partial', hold: approved }))).toBe('applied');
    expect(planState(run({ status: 'cancelled', cancelRequested: true, hold: approved }))).toBe('applied');
  });

  it('is no plan where a run was never held', () => {
    expect(planState(run())).toBe('none');
    expect(planState(run({ status: 'running' }))).toBe('none');
    expect(planState(run({ status: 'cancelled' }))).toBe('none');
  });

  it('tells a discarded plan from an expired one and from one a newer sync took the place of', () => {
    const over = { mode: 'preview', status: 'cancelled', hold: hold() } as const;
    expect(planState(run({ ...over, cancelRequested: true, finishedAt: '2026-11-23T07:50:00Z' }))).toBe('discarded');
    expect(planState(run({ ...over, finishedAt: '2026-11-23T08:38:00.5Z' }))).toBe('expired');
    expect(planState(run({ ...over, finishedAt: '2026-11-23T07:50:00Z' }))).toBe('superseded');
  });

  it('failed before there was anything to show', () => {
    expect(planState(run({ mode: 'preview', status: 'failed' }))).toBe('failed');
  });

  it('wrote nothing unless somebody approved it', () => {
    expect(neverApplied(run({ status: 'cancelled', hold: hold() }))).toBe(true);
    expect(neverApplied(run({ hold: hold({ approvedAt: HELD_AT }) }))).toBe(false);
    expect(neverApplied(run())).toBe(false);
  });
});

describe('the tabs of a plan', () => {
  it('count what is planned, not what was done', () => {
    const planned = { created: 2, updated: 5, unchanged: 140, skipped: 2, failed: 2 };
    expect(planTabCounts(planned, 117)).toEqual({ changes: 7, skipped: 2, failed: 2, absent: 117 });
    expect(plannedCounts(wrote({ created: 9 }))).toEqual(NONE);
  });

  it('open with the changes, else with what there is, the failures first', () => {
    const counts = { changes: 7, skipped: 2, failed: 2, absent: 0 };
    expect(firstPlanTab(counts)).toBe('changes');
    expect(firstPlanTab({ ...counts, changes: 0 })).toBe('failed');
    expect(firstPlanTab({ changes: 0, skipped: 0, failed: 0, absent: 3 })).toBe('absent');
    expect(firstPlanTab({ changes: 0, skipped: 0, failed: 0, absent: 0 })).toBe('changes');
  });

  it('stand in the address, whatever else is written there', () => {
    expect(planSearch({ tab: 'absent', dataset: 'schedules', q: 'maya' })).toEqual({
      tab: 'absent',
      dataset: 'schedules',
      q: 'maya',
    });
    expect(planSearch({ tab: 'nonsense' }).tab).toBeUndefined();
  });
});

describe('a list of the plan', () => {
  const asked = (items: number, next: string | null, dataUpdateCount = 1) => ({
    state: { data: { pages: [{ items: Array.from({ length: items }), next }] }, dataUpdateCount },
  });

  it('is asked for again while the log has less than the plan counts', () => {
    expect(untilAllLogged(7)(asked(5, null))).toBeGreaterThan(0);
    expect(untilAllLogged(7)(asked(7, null))).toBe(false);
    expect(untilAllLogged(99)(asked(50, 'next'))).toBe(false);
    expect(untilAllLogged(7)({ state: { data: undefined, dataUpdateCount: 0 } })).toBe(false);
  });

  it('is not asked for for ever', () => {
    expect(untilAllLogged(7)(asked(5, null, 31))).toBe(false);
  });
});
