import { text } from '../records/search';

export const RUN_TABS = ['created', 'updated', 'skipped', 'failed', 'absent', 'text'] as const;
export type RunTab = (typeof RUN_TABS)[number];

export interface RunSearch {
  tab?: RunTab | undefined;
  dataset?: string | undefined;
  q?: string | undefined;
}

export function runSearch(search: Record<string, unknown>): RunSearch {
  return {
    tab: RUN_TABS.find((tab) => tab === search.tab),
    dataset: text(search.dataset),
    q: text(search.q),
  };
}

/** The tab a run opens with: its failures first, else the first kind there is. */
export function firstTab(counts: Readonly<Record<Exclude<RunTab, 'absent' | 'text'>, number>>): RunTab {
  const order = ['failed', 'updated', 'created', 'skipped'] as const;
  return order.find((tab) => counts[tab] > 0) ?? 'text';
}
