const ASK_AGAIN_MS = 1_000;
const TIMES = 30;

interface Asked {
  state: {
    data?: { pages: { items: unknown[]; next: string | null }[] } | undefined;
    dataUpdateCount: number;
  };
}

/**
 * The audit log hears of a plan a moment after the page does: a list that is short of what the plan counts is asked
 * for again, for a while.
 */
export function untilAllLogged(expected: number): (query: Asked) => number | false {
  return ({ state }) => {
    if (state.data === undefined || state.dataUpdateCount > TIMES) return false;
    const { pages } = state.data;
    const have = pages.reduce((sum, page) => sum + page.items.length, 0);
    return pages.at(-1)?.next === null && have < expected ? ASK_AGAIN_MS : false;
  };
}
