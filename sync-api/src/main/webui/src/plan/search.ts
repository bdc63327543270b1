import { text } from '../records/search';
import { PLAN_TABS, type PlanTab } from './state';

export interface PlanSearch {
  dataset?: string | undefined;
  tab?: PlanTab | undefined;
  q?: string | undefined;
}

export function planSearch(search: Record<string, unknown>): PlanSearch {
  return {
    dataset: text(search.dataset),
    tab: PLAN_TABS.find((tab) => tab === search.tab),
    q: text(search.q),
  };
}
