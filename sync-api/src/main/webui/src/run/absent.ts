import type { Run } from '../api/types';

/** How many records are no longer in the sheet, over all datasets; null where that is not known of each. */
export function absentCount(run: Pick<Run, 'datasets'>): number | null {
  let sum = 0;
  for (const { absent } of run.datasets) {
    if (typeof absent !== 'number') return null;
    sum += absent;
  }
  return run.datasets.length === 0 ? null : sum;
}
