import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ApiError, getJson } from './client';
import type {
  AbsentPage,
  AuditRecord,
  AuditRun,
  AuditRunsPage,
  Outcome,
  Page,
  RecordsPage,
  Run,
  Session,
  SyncType,
} from './types';

export const PAGE_SIZE = 50;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => getJson<Session>('/api/session', {}, signal),
  staleTime: Infinity,
  retry: false,
});

export const syncTypesQuery = queryOptions({
  queryKey: ['sync-types'],
  queryFn: ({ signal }) => getJson<SyncType[]>('/api/sync-types', {}, signal),
  staleTime: Infinity,
});

export interface RecordsFilter {
  q?: string | undefined;
  sort?: string | undefined;
  changedBy?: string | undefined;
  after?: string | null;
  limit?: number;
}

export const recordsQuery = (dataset: string, filter: RecordsFilter) =>
  queryOptions({
    queryKey: ['records', dataset, filter],
    queryFn: ({ signal }) =>
      getJson<RecordsPage>(`/api/records/${encodeURIComponent(dataset)}`, { limit: PAGE_SIZE, ...filter }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** How many records a dataset has, whatever the table's filter. */
export const recordCountQuery = (dataset: string) =>
  queryOptions({
    queryKey: ['records', dataset, 'count'],
    queryFn: async ({ signal }) => {
      const page = await getJson<RecordsPage>(`/api/records/${encodeURIComponent(dataset)}`, { limit: 1 }, signal);
      return page.total;
    },
    staleTime: 30_000,
  });

export const newestRunQuery = (type: string, status: 'ended' | 'succeeded') =>
  queryOptions({
    queryKey: ['runs', type, status],
    queryFn: async ({ signal }) => {
      const page = await getJson<Page<Run>>('/api/syncs', { type, limit: 1, status }, signal);
      return page.items[0] ?? null;
    },
    retry: false,
    staleTime: 30_000,
  });

export const runQuery = (syncId: string) =>
  queryOptions({
    queryKey: ['run', syncId],
    queryFn: ({ signal }) => getJson<Run>(`/api/syncs/${encodeURIComponent(syncId)}`, {}, signal),
    staleTime: Infinity,
  });

/** The audit log hears of a run a moment after the page does: a 404 is asked again. */
export const untilLogged = (failures: number, error: Error): boolean =>
  failures < 5 && !(error instanceof ApiError && [400, 401, 403, 499].includes(error.status));

export const auditRunQuery = (syncId: string) =>
  queryOptions({
    queryKey: ['audit-run', syncId],
    queryFn: ({ signal }) => getJson<AuditRun>(`/api/audit/runs/${encodeURIComponent(syncId)}`, {}, signal),
    retry: untilLogged,
    staleTime: 30_000,
  });

export interface AuditRecordsFilter {
  dataset?: string | undefined;
  outcome?: Outcome | undefined;
  q?: string | undefined;
  after?: string | null;
  limit?: number;
}

export const auditRecordsQuery = (syncId: string, filter: AuditRecordsFilter) =>
  queryOptions({
    queryKey: ['audit-records', syncId, filter],
    queryFn: ({ signal }) =>
      getJson<Page<AuditRecord>>(
        `/api/audit/runs/${encodeURIComponent(syncId)}/records`,
        { limit: PAGE_SIZE, ...filter },
        signal,
      ),
    retry: untilLogged,
    staleTime: 30_000,
  });

export interface HistoryFilter {
  type?: string | undefined;
  outcome?: string | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

export interface RunRecordsFilter {
  /** `planned`: what the plan would do; without it, what the run did. */
  stage?: 'planned' | undefined;
  outcome?: string | undefined;
  dataset?: string | undefined;
  q?: string | undefined;
}

/** A run's records, page by page. */
export const runRecordsPages = (syncId: string, filter: RunRecordsFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit-records', syncId, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<Page<AuditRecord>>(
        `/api/audit/runs/${encodeURIComponent(syncId)}/records`,
        { ...filter, limit: PAGE_SIZE, after: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    retry: untilLogged,
    staleTime: 30_000,
  });

/** The records that are no longer in the sheet, page by page. */
export const absentPages = (syncId: string, filter: Pick<RunRecordsFilter, 'dataset' | 'q'>) =>
  infiniteQueryOptions({
    queryKey: ['audit-absent', syncId, filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<AbsentPage>(
        `/api/audit/runs/${encodeURIComponent(syncId)}/absent`,
        { ...filter, limit: PAGE_SIZE, after: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    retry: untilLogged,
    staleTime: 30_000,
  });

const DERIVED_LOOKED_AT = 100;

/** The retries and undos of a run, among the newest runs of its type since. */
export const derivedRunsQuery = (run: AuditRun) =>
  queryOptions({
    queryKey: ['derived-runs', run.id],
    queryFn: async ({ signal }) => {
      const since = { type: run.type, from: run.finishedAt, limit: DERIVED_LOOKED_AT };
      const page = await getJson<AuditRunsPage>('/api/audit/runs', since, signal);
      return page.items.filter(({ derivedFrom }) => derivedFrom?.syncId === run.id);
    },
    retry: false,
    staleTime: 30_000,
  });
