import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isForbidden } from '../api/client';
import { recordCountQuery, recordsQuery } from '../api/queries';
import type { Dataset, SyncType } from '../api/types';
import { ErrorState } from '../ui/ErrorState';
import { SearchBox } from '../ui/SearchBox';
import { ChangedFilter } from './ChangedFilter';
import { defaultSort } from './columns';
import { ColumnsMenu } from './ColumnsMenu';
import { useSearchLabel } from './headings';
import { RecordsEmpty } from './RecordsEmpty';
import { RecordsTable } from './RecordsTable';
import type { RecordsSearch } from './search';
import { TableFooter } from './TableFooter';
import { useColumns } from './useColumns';
import { usePaging } from './usePaging';

interface RecordsListProps {
  type: SyncType;
  dataset: Dataset;
  search: RecordsSearch;
  onSearch: (change: Partial<RecordsSearch>) => void;
  /** The run whose notice is open: its changes are marked, and offered as a filter. */
  noticed: { syncId: string; changed: number | null } | null;
  canSync: boolean;
  busy: boolean;
  onSync: () => void;
}

function NoneFound({ q, onClear }: { q: string | undefined; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="ds-empty">
      <SearchX className="ds-empty__icon" size={26} strokeWidth={1.5} aria-hidden />
      <h2 className="ds-empty__title">{t('records.noneFound')}</h2>
      <p className="ds-empty__body">{q ? t('records.noneFoundBody', { q }) : t('records.noneFoundFilter')}</p>
      <Button variant="secondary" onClick={onClear}>
        {t('records.clear')}
      </Button>
    </section>
  );
}

export function RecordsList({ type, dataset, search, onSearch, noticed, canSync, busy, onSync }: RecordsListProps) {
  const { t } = useTranslation();
  const searchLabel = useSearchLabel();
  const columns = useColumns(dataset);
  const sort = search.sort ?? defaultSort(dataset);
  const paging = usePaging([dataset.dataset, search.q, sort, search.changedBy].join('\n'));
  const filtered = Boolean(search.q) || Boolean(search.changedBy);
  const records = useQuery(
    recordsQuery(dataset.dataset, { q: search.q, sort, changedBy: search.changedBy, after: paging.after }),
  );
  const count = useQuery(recordCountQuery(dataset.dataset));
  const page = records.data;

  if (records.isError && !page) {
    const forbidden = isForbidden(records.error);
    return (
      <ErrorState
        title={forbidden ? t('records.errorForbidden') : t('records.errorTitle')}
        body={forbidden ? t('records.errorForbiddenBody') : undefined}
        error={records.error}
        locked={forbidden}
        retry={() => {
          void records.refetch();
        }}
      />
    );
  }
  if (page?.total === 0 && !filtered) {
    return <RecordsEmpty type={type} dataset={dataset} canSync={canSync} busy={busy} onSync={onSync} />;
  }
  const changedBy = search.changedBy ?? noticed?.syncId;
  const next = page?.next ?? null;
  return (
    <>
      <div className="ds-toolbar">
        <SearchBox
          label={searchLabel(dataset)}
          value={search.q ?? ''}
          onSearch={(q) => {
            onSearch({ q: q || undefined });
          }}
        />
        {changedBy ? (
          <ChangedFilter
            on={search.changedBy !== undefined}
            count={noticed?.syncId === changedBy ? noticed.changed : (page?.total ?? null)}
            onToggle={() => {
              onSearch({ changedBy: search.changedBy ? undefined : changedBy });
            }}
          />
        ) : null}
        <span className="ds-grow" />
        <ColumnsMenu dataset={dataset} columns={columns.all} isShown={columns.isShown} onToggle={columns.toggle} />
      </div>
      {page?.total === 0 ? (
        <NoneFound
          q={search.q}
          onClear={() => {
            onSearch({ q: undefined, changedBy: undefined });
          }}
        />
      ) : (
        <RecordsTable
          dataset={dataset}
          columns={columns.shown}
          records={page?.items}
          sort={sort}
          onSort={(sorted) => {
            onSearch({ sort: sorted });
          }}
          marked={search.changedBy ?? noticed?.syncId ?? null}
        />
      )}
      {page ? (
        <TableFooter
          from={paging.from}
          shown={page.items.length}
          total={page.total}
          inAll={filtered ? (count.data ?? null) : null}
          onPrevious={paging.previous}
          onNext={
            next === null
              ? null
              : () => {
                  paging.next?.(next);
                }
          }
        />
      ) : null}
    </>
  );
}
