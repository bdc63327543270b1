import { Button } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson, isForbidden } from '../api/client';
import { PAGE_SIZE } from '../api/queries';
import type { AuditRun, AuditRunsPage } from '../api/types';
import { useLocale } from '../i18n';
import { useLiveState } from '../live/LiveContext';
import { mergeRun } from '../live/state';
import { ErrorState } from '../ui/ErrorState';
import { zoneName } from '../ui/format';
import { usePageTitle } from '../ui/usePageTitle';
import { HistoryTable } from './HistoryTable';
import { HistoryToolbar } from './HistoryToolbar';
import { historyFilter, type HistorySearch } from './search';
import './history.css';

const route = getRouteApi('/frame/history');

function useHistory(search: HistorySearch) {
  // The window's day stands still while it is open, so that paging goes through one list.
  const [opened] = useState(() => new Date());
  const filter = historyFilter(search, opened);
  return useInfiniteQuery({
    queryKey: ['history', filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<AuditRunsPage>('/api/audit/runs', { ...filter, limit: PAGE_SIZE, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 10_000,
    refetchOnMount: 'always',
  });
}

export default function HistoryPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { runs: live } = useLiveState();
  const history = useHistory(search);
  usePageTitle(t('history.title'));
  const runs = useMemo(
    () =>
      history.data?.pages
        .flatMap((page) => page.items)
        .map((run): AuditRun => {
          const heard = live[run.id];
          return heard ? { ...run, ...mergeRun(run, heard) } : run;
        }),
    [history.data, live],
  );
  const filtered = Object.values<string | undefined>({ ...search }).some((value) => value !== undefined);
  const total = history.data?.pages[0]?.total ?? null;
  const { zone, short } = zoneName(locale);

  if (history.isError && !runs) {
    const forbidden = isForbidden(history.error);
    return (
      <ErrorState
        title={forbidden ? t('history.forbiddenTitle') : t('history.errorTitle')}
        body={forbidden ? t('history.forbiddenBody') : undefined}
        error={history.error}
        locked={forbidden}
        retry={() => {
          void history.refetch();
        }}
      />
    );
  }
  return (
    <>
      <header className="ds-head">
        <div className="ds-head__text">
          <h1>{t('history.title')}</h1>
          <p className="ds-subtitle">{t('history.subtitle')}</p>
        </div>
      </header>
      <HistoryToolbar
        search={search}
        onChange={(change) => {
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
        }}
      />
      {runs?.length === 0 ? (
        <section className="ds-empty">
          <h2 className="ds-empty__title">{filtered ? t('history.noneFound') : t('history.empty')}</h2>
          {filtered ? (
            <Button
              variant="secondary"
              onClick={() => {
                void navigate({ search: {}, replace: true });
              }}
            >
              {t('history.clearAll')}
            </Button>
          ) : (
            <p className="ds-empty__body">{t('history.emptyBody')}</p>
          )}
        </section>
      ) : (
        <HistoryTable runs={runs} />
      )}
      {history.hasNextPage ? (
        <p className="ds-more">
          <Button
            variant="secondary"
            isLoading={history.isFetchingNextPage}
            onClick={() => {
              void history.fetchNextPage();
            }}
          >
            {t('history.more')}
          </Button>
        </p>
      ) : null}
      <footer className="ds-footer">
        <span>{t('history.times', { zone: short && short !== zone ? `${zone} (${short})` : zone })}</span>
        <span className="ds-grow" />
        {runs ? (
          <span role="status">
            {history.hasNextPage && total === null
              ? t('history.runsMore', { count: runs.length })
              : t('history.runs', { count: total ?? runs.length })}
          </span>
        ) : null}
      </footer>
    </>
  );
}
