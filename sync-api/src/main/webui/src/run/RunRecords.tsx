import { Button } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getJson } from '../api/client';
import { PAGE_SIZE } from '../api/queries';
import type { AuditRecord, AuditRun, Page } from '../api/types';
import { FilterMenu } from '../history/FilterMenu';
import { datasetTitle } from '../records/columns';
import { useSyncTypes } from '../records/useSyncTypes';
import { ErrorState } from '../ui/ErrorState';
import { sentenceCase } from '../ui/format';
import { SearchBox } from '../ui/SearchBox';
import { sumCounts } from '../ui/Tally';
import { FailedTable } from './FailedTable';
import { ChangesTable, ReasonsTable } from './OutcomeTables';
import type { RunSearch, RunTab } from './search';
import '../records/table.css';

interface RunRecordsProps {
  run: AuditRun;
  outcome: Exclude<RunTab, 'text'>;
  search: RunSearch;
  onSearch: (change: Partial<RunSearch>) => void;
}

function useRunRecords(run: AuditRun, outcome: string, { dataset, q }: RunSearch) {
  return useInfiniteQuery({
    queryKey: ['audit-records', run.id, 'page', { outcome, dataset, q }],
    queryFn: ({ pageParam, signal }) =>
      getJson<Page<AuditRecord>>(
        `/api/audit/runs/${encodeURIComponent(run.id)}/records`,
        { outcome, dataset, q, limit: PAGE_SIZE, after: pageParam },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

function Note({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const unchanged = sumCounts(run.datasets).unchanged;
  const known = run.datasets.every(({ absent }) => typeof absent === 'number');
  const absent = run.datasets.reduce((sum, tally) => sum + (tally.absent ?? 0), 0);
  return (
    <p className="ds-run-note">
      {t('run.unchangedNote', { count: unchanged })}{' '}
      {known ? (absent === 0 ? t('run.absentNone') : t('run.absent', { count: absent })) : null}
    </p>
  );
}

export function RunRecords({ run, outcome, search, onSearch }: RunRecordsProps) {
  const { t } = useTranslation();
  const { dataset: find } = useSyncTypes();
  const records = useRunRecords(run, outcome, search);
  const items = records.data?.pages.flatMap((page) => page.items);
  const filtered = Boolean(search.q ?? search.dataset);
  if (records.isError && !items) {
    return (
      <ErrorState
        title={t('run.errorTitle')}
        error={records.error}
        retry={() => {
          void records.refetch();
        }}
      />
    );
  }
  const datasets = run.datasets.map((tally) => {
    const dataset = find(tally.dataset);
    return { value: tally.dataset, label: dataset ? datasetTitle(dataset) : sentenceCase(tally.dataset) };
  });
  const RecordTable = outcome === 'failed' ? FailedTable : outcome === 'skipped' ? ReasonsTable : ChangesTable;
  return (
    <>
      <div className="ds-toolbar">
        <SearchBox
          label={t('run.search')}
          value={search.q ?? ''}
          onSearch={(q) => {
            onSearch({ q: q || undefined });
          }}
        />
        {datasets.length > 1 ? (
          <FilterMenu
            name={t('run.dataset')}
            value={search.dataset}
            options={datasets}
            onChange={(dataset) => {
              onSearch({ dataset });
            }}
          />
        ) : null}
        <span className="ds-grow" />
        <Note run={run} />
      </div>
      {items?.length === 0 ? (
        <p className="ds-none">{filtered ? t('run.noneFound') : t(`run.none.${outcome}`)}</p>
      ) : (
        <RecordTable records={items} />
      )}
      {records.hasNextPage ? (
        <p className="ds-more">
          <Button
            variant="secondary"
            isLoading={records.isFetchingNextPage}
            onClick={() => {
              void records.fetchNextPage();
            }}
          >
            {t('run.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}
