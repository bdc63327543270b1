import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditRecord, Problem } from '../api/types';
import { SkeletonRows } from '../records/SkeletonRows';
import { plainText } from '../ui/format';

const COLUMNS = ['record', 'where', 'column', 'value', 'rule', 'whatToDo'] as const;

function columnLetter(problem: Problem): string | null {
  return problem.column ?? /^[A-Z]+/.exec(problem.cell ?? '')?.[0] ?? null;
}

/** A record without a problem list still says why. */
function problemsOf(record: AuditRecord): Problem[] {
  const problems = record.problems ?? [];
  return problems.length > 0 ? problems : [{ message: record.reason ?? '' }];
}

interface ProblemRowProps {
  record: AuditRecord;
  problem: Problem;
  first: boolean;
  count: number;
}

function ProblemRow({ record, problem, first, count }: ProblemRowProps) {
  const { t } = useTranslation();
  const letter = columnLetter(problem);
  const known = problem.header !== undefined && problem.header !== null;
  const blank = plainText(problem.value, '') === '';
  return (
    <Tr className="ds-row ds-row--problem">
      {first ? (
        <Td rowSpan={count} dataLabel={t('run.record')} className="ds-cell ds-cell--record">
          <span className="ds-name">{record.name ?? record.key}</span>
          {record.name && record.key ? <span className="ds-second ds-mono">{record.key}</span> : null}
        </Td>
      ) : null}
      <Td dataLabel={t('run.where')} className="ds-cell">
        {record.tab} {record.row ? <code>{t('details.row', { row: record.row })}</code> : null}
      </Td>
      <Td dataLabel={t('run.column')} className="ds-cell">
        {problem.header}
        {letter ? <span className="ds-second">{t('run.columnLetter', { letter })}</span> : null}
      </Td>
      <Td dataLabel={t('run.value')} className="ds-cell">
        {known ? (
          <code className={`ds-found${blank ? ' ds-found--blank' : ''}`}>
            {plainText(problem.value, t('records.blank'))}
          </code>
        ) : null}
      </Td>
      <Td dataLabel={t('run.rule')} className="ds-cell">
        <span className="ds-rule">
          <CircleX size={15} strokeWidth={1.75} aria-hidden />
          {problem.message}
        </span>
      </Td>
      <Td dataLabel={t('run.whatToDo')} className="ds-cell ds-cell--action">
        {problem.action}
      </Td>
    </Tr>
  );
}

export function FailedTable({ records }: { records: readonly AuditRecord[] | undefined }) {
  const { t } = useTranslation();
  return (
    <Table
      variant="compact"
      gridBreakPoint=""
      className="ds-table ds-table--failed"
      aria-label={t('outcomeTab.failed')}
    >
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>{t(`run.${column}`)}</Th>
          ))}
        </Tr>
      </Thead>
      {records === undefined ? (
        <Tbody>
          <SkeletonRows columns={COLUMNS.length} rows={4} />
        </Tbody>
      ) : (
        records.map((record) => {
          const problems = problemsOf(record);
          return (
            <Tbody key={`${record.dataset}:${record.row ?? record.key ?? ''}`}>
              {problems.map((problem, index) => (
                <ProblemRow key={index} record={record} problem={problem} first={index === 0} count={problems.length} />
              ))}
            </Tbody>
          );
        })
      )}
    </Table>
  );
}
