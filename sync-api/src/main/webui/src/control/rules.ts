import type { Run } from '../api/types';
import { isEnded } from '../live/state';
import { sumCounts } from '../ui/Tally';

/** The rows a retry would read again; null where there is nothing to retry. */
export function retryable(run: Run): { failed: number; skipped: number } | null {
  if (!isEnded(run) || run.derivedFrom?.kind === 'undo') return null;
  const { failed, skipped } = sumCounts(run.datasets);
  return failed + skipped > 0 ? { failed, skipped } : null;
}

/** What an undo would take back; null where the run wrote nothing. */
export function undoable(run: Run): { created: number; updated: number } | null {
  if (!isEnded(run)) return null;
  const { created, updated } = sumCounts(run.datasets);
  return created + updated > 0 ? { created, updated } : null;
}

/** The three groups of an undo, before it as well as after it. */
export interface UndoGroups {
  reversed: number;
  kept: number;
  couldNot: number;
}

export function undoGroups(counts: { created: number; updated: number; skipped: number; failed: number }): UndoGroups {
  return { reversed: counts.created + counts.updated, kept: counts.skipped, couldNot: counts.failed };
}

export function isUndo(run: Pick<Run, 'derivedFrom'>): boolean {
  return run.derivedFrom?.kind === 'undo';
}
