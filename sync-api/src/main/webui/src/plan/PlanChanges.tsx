import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PenLine, Plus, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runRecordsPages } from '../api/queries';
import type { Run } from '../api/types';
import { isUndo } from '../control/rules';
import { SkeletonRows } from '../records/SkeletonRows';
import { ChangeRows, keyOf } from '../run/OutcomeTables';
import { ErrorState } from '../ui/ErrorState';
import { untilAllLogged } from './untilAllLogged';

interface GroupProps {
  run: Run;
  outcome: 'created' | 'updated';
  dataset: string;
  q: string | undefined;
  count: number;
}

/** What is to be created, then what is to be updated: one table, a head for each. */
export function PlanChanges(props: Omit<GroupProps, 'outcome' | 'count'> & { created: number; updated: number }) {
  const { created, updated, ...rest } = props;
  const { t } = useTranslation();
  const undo = isUndo(props.run);
  return (
    <Table
      variant="compact"
      gridBreakPoint=""
      className="ds-table ds-table--diff ds-table--plan"
      aria-label={t('plan.tab.changes')}
    >
      <Thead>
        <Tr>
          <Th>{t('run.record')}</Th>
          {undo ? null : <Th>{t('run.sheetRow')}</Th>}
          <Th>{t('run.field')}</Th>
          <Th className="ds-wide">{t('run.change')}</Th>
        </Tr>
      </Thead>
      {created > 0 ? <Group {...rest} outcome="created" count={created} /> : null}
      {updated > 0 ? <Group {...rest} outcome="updated" count={updated} /> : null}
    </Table>
  );
}

function GroupHead({ run, outcome, count }: Pick<GroupProps, 'run' | 'outcome' | 'count'>) {
  const { t } = useTranslation();
  const undo = isUndo(run);
  const Icon = outcome === 'created' ? Plus : undo ? Undo2 : PenLine;
  return (
    <Tr className={`ds-group ds-group--${outcome}`}>
      <Th scope="rowgroup" colSpan={4}>
        <span className="ds-group__icon">
          <Icon size={14} strokeWidth={1.75} aria-hidden />
        </span>
        {t(undo ? `undo.toBe.${outcome}` : `plan.toBe.${outcome}`, { count })}
      </Th>
    </Tr>
  );
}

function Group({ run, outcome, dataset, q, count }: GroupProps) {
  const { t } = useTranslation();
  const records = useInfiniteQuery({
    ...runRecordsPages(run.id, { stage: 'planned', outcome, dataset, q }),
    refetchInterval: untilAllLogged(q === undefined ? count : 0),
  });
  const items = records.data?.pages.flatMap((page) => page.items);
  const unlogged = items?.length === 0 && q === undefined;
  if (unlogged || (items === undefined && !records.isError)) {
    return (
      <Tbody>
        <GroupHead run={run} outcome={outcome} count={count} />
        <SkeletonRows columns={4} rows={Math.min(count, 4)} />
      </Tbody>
    );
  }
  if (items === undefined) {
    return (
      <Tbody>
        <Tr>
          <Td colSpan={4}>
            <ErrorState
              title={t('plan.errorTitle')}
              error={records.error}
              retry={() => {
                void records.refetch();
              }}
            />
          </Td>
        </Tr>
      </Tbody>
    );
  }
  if (items.length === 0 && q !== undefined) return null;
  return (
    <Tbody>
      <GroupHead run={run} outcome={outcome} count={count} />
      {items.map((record) => (
        <ChangeRows key={keyOf(record)} record={record} place={isUndo(run) ? null : (record.row ?? '')} />
      ))}
      {records.hasNextPage ? (
        <Tr className="ds-group-more">
          <Td colSpan={4}>
            <Button
              variant="secondary"
              isLoading={records.isFetchingNextPage}
              onClick={() => {
                void records.fetchNextPage();
              }}
            >
              {q === undefined ? t('plan.more', { count: count - items.length }) : t('run.more')}
            </Button>
          </Td>
        </Tr>
      ) : null}
    </Tbody>
  );
}
