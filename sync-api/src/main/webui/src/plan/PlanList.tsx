import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runRecordsPages } from '../api/queries';
import type { Outcome, Run } from '../api/types';
import { isUndo } from '../control/rules';
import { FailedTable } from '../run/FailedTable';
import { ReasonsTable, UndoReasonsTable } from '../run/OutcomeTables';
import { ErrorState } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { AbsentList } from './AbsentList';
import { PlanChanges } from './PlanChanges';
import type { PlanTab } from './state';
import { untilAllLogged } from './untilAllLogged';

interface PlanListProps {
  run: Run;
  dataset: string;
  tab: PlanTab;
  q: string | undefined;
  planned: Readonly<Record<Outcome, number>>;
  absent: number | null;
}

/** One tab of a dataset's plan, record by record. */
export function PlanList({ run, dataset, tab, q, planned, absent }: PlanListProps) {
  const { t } = useTranslation();
  switch (tab) {
    case 'changes':
      return planned.created + planned.updated === 0 ? (
        <p className="ds-none">{t(isUndo(run) ? 'undo.none.changes' : 'plan.none.changes')}</p>
      ) : (
        <PlanChanges run={run} dataset={dataset} q={q} created={planned.created} updated={planned.updated} />
      );
    case 'absent':
      return <AbsentList syncId={run.id} dataset={dataset} q={q} expected={absent ?? 0} />;
    case 'skipped':
    case 'failed':
      return <Refused run={run} dataset={dataset} outcome={tab} q={q} expected={planned[tab]} />;
  }
}

interface RefusedProps {
  run: Run;
  dataset: string;
  outcome: 'skipped' | 'failed';
  q: string | undefined;
  expected: number;
}

function Refused({ run, dataset, outcome, q, expected }: RefusedProps) {
  const { t } = useTranslation();
  const records = useInfiniteQuery({
    ...runRecordsPages(run.id, { stage: 'planned', outcome, dataset, q }),
    refetchInterval: untilAllLogged(q === undefined ? expected : 0),
  });
  const listed = records.data?.pages.flatMap((page) => page.items);
  const unlogged = listed?.length === 0 && q === undefined && expected > 0;
  const items = unlogged ? undefined : listed;
  const undo = isUndo(run);
  if (records.isError && !items) {
    return (
      <ErrorState
        title={t('plan.errorTitle')}
        error={records.error}
        retry={() => {
          void records.refetch();
        }}
      />
    );
  }
  if (items?.length === 0) {
    return (
      <p className="ds-none">{q ? t('plan.noneFound') : t(undo ? `undo.none.${outcome}` : `plan.none.${outcome}`)}</p>
    );
  }
  return (
    <>
      {undo ? (
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
