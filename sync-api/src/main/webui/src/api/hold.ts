/** The wire shapes of runs that are held, of runs about other runs, and of what left the sheet. */

import type { Requester } from './types';

/** A guard that tripped, with its figures. A code that is not known yet is shown as it is. */
export interface GuardTrip {
  code: string;
  dataset: string;
  tab: string;
  rows: number;
  rowsBefore?: number | null;
  rowsFailed?: number | null;
  limitPercent: number;
}

/** That a run was held before it wrote anything, and what became of it. */
export interface Hold {
  reason: 'preview' | 'guard';
  /** What is approved is exactly the plan of this hash. */
  planHash: string;
  heldAt: string;
  expiresAt: string;
  guards: GuardTrip[];
  approvedBy?: Requester | null;
  approvedAt?: string | null;
}

export interface DerivedFrom {
  kind: 'retry' | 'undo';
  syncId: string;
}

/** A record of the table that the sheet no longer has. */
export interface AbsentRecord {
  dataset: string;
  key: string;
  name?: string | null;
  detail?: string | null;
}

export interface AbsentPage {
  items: AbsentRecord[];
  next: string | null;
  total?: number | null;
}
