import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runRecordsPages } from '../api/queries';
import type { AuditRun } from '../api/types';
import { isUndo } from '../control/rules';
import { FilterMenu } from '../history/FilterMenu';
import { AbsentList } from '../plan/AbsentList';
import { datasetTitle } from '../records/columns';
import { useSyncTypes } from '../records/useSyncTypes';
import { ErrorState } from '../ui/ErrorState';
import { sentenceCase } from '../ui/format';
import { MoreButton } from '../ui/MoreButton';
import { SearchBox } from '../ui/SearchBox';
import { sumCounts } from '../ui/Tally';
import { FailedTable } from './FailedTable';
import { absentCount } from './absent';
import { ChangesTable, ReasonsTable, UndoReasonsTable } from './OutcomeTables';
import type { RunSearch, RunTab } from './search';
import '../records/table.css';

interface RunRecordsProps {
  run: AuditRun;
  tab: Exclude<RunTab, 'text'>;
  search: RunSearch;
  onSearch: (change: Partial<RunSearch>) => void;
}

function Note({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const unchanged = sumCounts(run.datasets).unchanged;
  const absent = isUndo(run) ? null : absentCount(run);
  return (
    <p className="ds-run-note">
      {unchanged === 0 && isUndo(run) ? null : t('run.unchangedNote', { count: unchanged })}{' '}
      {absent === null ? null : absent === 0 ? t('run.absentNone') : t('run.absent', { count: absent })}
    </p>
  );
}

/** A tab of a run's records: search, dataset, and the list of that kind. */
export function RunRecords({ run, tab, search, onSearch }: RunRecordsProps) {
  const { t } = useTranslation();
  const { dataset: find } = useSyncTypes();
  const datasets = run.datasets.map((tally) => {
    const dataset = find(tally.dataset);
    return { value: tally.dataset, label: dataset ? datasetTitle(dataset) : sentenceCase(tally.dataset) };
  });
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
      {tab === 'absent' ? (
        <AbsentList syncId={run.id} dataset={search.dataset} q={search.q} />
      ) : (
        <OutcomeList run={run} outcome={tab} search={search} />
      )}
    </>
  );
}

interface OutcomeListProps {
  run: AuditRun;
  outcome: Exclude<RunTab, 'absent' | 'text'>;
  search: RunSearch;
}

function OutcomeList({ run, outcome, search }: OutcomeListProps) {
  const { t } = useTranslation();
  const { dataset, q } = search;
  const records = useInfiniteQuery(runRecordsPages(run.id, { outcome, dataset, q }));
  const items = records.data?.pages.flatMap((page) => page.items);
  const undo = isUndo(run);
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
  if (items?.length === 0) {
    const none = t(undo ? `undo.noneOf.${outcome}` : `run.none.${outcome}`);
    return <p className="ds-none">{(q ?? dataset) ? t('run.noneFound') : none}</p>;
  }
  const refused = outcome === 'failed' || outcome === 'skipped';
  return (
    <>
      {!refused ? (
        <ChangesTable records={items} undo={undo} />
      ) : undo ? (
        <UndoReasonsTable records={items} failed={outcome === 'failed'} />
      ) : outcome === 'failed' ? (
        <FailedTable records={items} />
      ) : (
        <ReasonsTable records={items} />
      )}
      <MoreButton query={records} label={t('run.more')} />
    </>
  );
}
