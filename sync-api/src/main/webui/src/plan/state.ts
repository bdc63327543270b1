import type { Outcome, Run } from '../api/types';
import { isActive, isHeld } from '../live/state';
import { sumCounts } from '../ui/Tally';

/** Where a run stands that is, or was, held before its first write. */
export type PlanState =
  /** Its plan is being made. */
  | 'planning'
  | 'held'
  /** Somebody approved it; it is being applied. */
  | 'applying'
  | 'applied'
  | 'discarded'
  | 'expired'
  | 'superseded'
  /** It ended before there was a plan to show. */
  | 'failed'
  /** It is no preview and never was held. */
  | 'none';

export function planState(run: Run): PlanState {
  const hold = run.hold ?? null;
  if (isHeld(run)) return 'held';
  if (hold?.approvedAt) return isActive(run) ? 'applying' : 'applied';
  if (isActive(run)) return run.mode === 'preview' ? 'planning' : 'none';
  if (hold === null && run.mode !== 'preview') return 'none';
  if (run.status === 'failed') return 'failed';
  if (run.status !== 'cancelled') return 'none';
  if (hold === null || run.cancelRequested === true) return 'discarded';
  return Date.parse(run.finishedAt ?? '') >= Date.parse(hold.expiresAt) ? 'expired' : 'superseded';
}

/** It was held and nobody approved it: it wrote nothing, and its counts are a plan's. */
export function neverApplied(run: Run): boolean {
  return Boolean(run.hold) && !run.hold?.approvedAt;
}

export function plannedCounts(run: Run): Record<Outcome, number> {
  return sumCounts(run.datasets.flatMap(({ planned }) => planned ?? []));
}

export const PLAN_TABS = ['changes', 'skipped', 'failed', 'absent'] as const;
export type PlanTab = (typeof PLAN_TABS)[number];

/** How many records each tab of a dataset's plan lists; null where that is not known. */
export function planTabCounts(
  planned: Readonly<Record<Outcome, number>> | null | undefined,
  absent: number | null | undefined,
): Record<PlanTab, number | null> {
  return {
    changes: planned ? planned.created + planned.updated : null,
    skipped: planned?.skipped ?? null,
    failed: planned?.failed ?? null,
    absent: absent ?? null,
  };
}

/** The tab a plan opens with: its changes, unless there are none and something else is to be seen. */
export function firstPlanTab(counts: Readonly<Record<PlanTab, number | null>>): PlanTab {
  if (counts.changes !== 0) return 'changes';
  const order = ['failed', 'skipped', 'absent'] as const;
  return order.find((tab) => (counts[tab] ?? 0) > 0) ?? 'changes';
}
