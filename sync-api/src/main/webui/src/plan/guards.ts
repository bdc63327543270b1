import type { GuardTrip } from '../api/types';

/** What a guard compared, in figures that words can be made of. */
export type GuardFigures =
  | { kind: 'lost'; tab: string; rows: number; before: number; missing: number; percent: number; limit: number }
  | { kind: 'failed'; tab: string; rows: number; failed: number; percent: number; limit: number }
  | { kind: 'other'; tab: string; code: string };

/**
 * A whole percent where that says it. A guard trips above its limit, so what tripped it is never rounded down onto the
 * limit, and short of everything is never 100.
 */
export function percentAbove(part: number, whole: number, limit: number): number {
  if (whole <= 0) return 0;
  const exact = (part / whole) * 100;
  const rounded = Math.round(exact);
  if (rounded > limit && (rounded < 100 || part >= whole)) return rounded;
  return rounded >= 100 ? 99 : Math.ceil(exact * 10) / 10;
}

export function guardFigures(trip: GuardTrip): GuardFigures {
  const { tab, rows, rowsBefore, rowsFailed, limitPercent: limit } = trip;
  if (trip.code === 'GUARD_ROWS_LOST' && typeof rowsBefore === 'number') {
    const missing = rowsBefore - rows;
    const percent = percentAbove(missing, rowsBefore, limit);
    return { kind: 'lost', tab, rows, before: rowsBefore, missing, percent, limit };
  }
  if (trip.code === 'GUARD_ROWS_FAILED' && typeof rowsFailed === 'number') {
    return { kind: 'failed', tab, rows, failed: rowsFailed, percent: percentAbove(rowsFailed, rows, limit), limit };
  }
  return { kind: 'other', tab, code: trip.code };
}
