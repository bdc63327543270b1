import type { HistoryFilter } from '../api/queries';
import { text } from '../records/search';
import { dayKey } from '../ui/format';

export const PERIODS = ['today', '7', '30'] as const;
export type Period = (typeof PERIODS)[number];

export const OUTCOME_FILTERS = [
  'succeeded',
  'partial',
  'failed',
  'cancelled',
  'awaiting_approval',
  'running',
  'rejected',
  'joined',
] as const;

/** The history's filters, as they stand in its address. */
export interface HistorySearch {
  type?: string | undefined;
  outcome?: string | undefined;
  actor?: string | undefined;
  period?: Period | undefined;
  q?: string | undefined;
}

export function historySearch(search: Record<string, unknown>): HistorySearch {
  return {
    type: text(search.type),
    outcome: text(search.outcome),
    actor: text(search.actor),
    period: PERIODS.find((period) => period === text(search.period)),
    q: text(search.q),
  };
}

/** From the start of the first day, by this machine's clock. */
export function periodStart(period: Period, now: Date): Date {
  const days = period === 'today' ? 0 : Number(period) - 1;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
}

export function historyFilter(search: HistorySearch, now: Date): HistoryFilter {
  const { type, outcome, actor, q, period } = search;
  return { type, outcome, actor, q, from: period ? periodStart(period, now).toISOString() : undefined };
}

export interface Day<T> {
  day: string;
  date: Date;
  items: T[];
}

/** Newest first as they come, cut at the days of this machine's clock. */
export function groupByDay<T extends { requestedAt: string }>(items: readonly T[]): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const date = new Date(item.requestedAt);
    const day = dayKey(date);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, date, items: [item] });
  }
  return days;
}
