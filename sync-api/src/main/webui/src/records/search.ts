/** What of a records page stands in its address. */
export interface RecordsSearch {
  dataset?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  changedBy?: string | undefined;
}

export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function recordsSearch(search: Record<string, unknown>): RecordsSearch {
  return {
    dataset: text(search.dataset),
    q: text(search.q),
    sort: text(search.sort),
    changedBy: text(search.changedBy),
  };
}
