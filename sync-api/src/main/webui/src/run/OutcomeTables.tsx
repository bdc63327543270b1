import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../api/types';
import { useLocale } from '../i18n';
import { SkeletonRows } from '../records/SkeletonRows';
import { useSyncTypes } from '../records/useSyncTypes';
import { Change } from '../ui/Change';
import { recordValues } from './recordValues';

interface TableProps {
  records: readonly AuditRecord[] | undefined;
}

export function RecordCell({ record }: { record: AuditRecord }) {
  const { t } = useTranslation();
  const name = record.name ?? record.key ?? (record.row ? t('details.row', { row: record.row }) : '');
  return (
    <>
      <span className="ds-name">{name}</span>
      {record.key && record.key !== name ? <span className="ds-mono ds-mono--beside">{record.key}</span> : null}
    </>
  );
}

function sheetRow(record: AuditRecord): string {
  return [record.tab, record.row].filter(Boolean).join(' ');
}

export function keyOf(record: AuditRecord): string {
  return `${record.dataset}:${record.row ?? ''}:${record.key ?? ''}`;
}

/** What was created (its values) or updated (before → after), a line for each field. */
export function ChangesTable({ records, undo = false }: TableProps & { undo?: boolean }) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="" className="ds-table ds-table--diff" aria-label={t('run.outcomes')}>
      <Thead>
        <Tr>
          <Th>{t('run.record')}</Th>
          {undo ? null : <Th>{t('run.sheetRow')}</Th>}
          <Th>{t('run.field')}</Th>
          <Th className="ds-wide">{t('run.change')}</Th>
        </Tr>
      </Thead>
      {records === undefined ? (
        <Tbody>
          <SkeletonRows columns={4} rows={5} />
        </Tbody>
      ) : (
        records.map((record) => (
          <Tbody key={keyOf(record)}>
            <ChangeRows record={record} place={undo ? null : sheetRow(record)} />
          </Tbody>
        ))
      )}
    </Table>
  );
}

interface ChangeRowsProps {
  record: AuditRecord;
  /** Where in the sheet it stands; where one tab is shown, its row alone; null where there is no such column. */
  place: string | number | null;
}

/** A record's rows: one for each field that changes, one for a record that is new or goes. */
export function ChangeRows({ record, place }: ChangeRowsProps) {
  const { t } = useTranslation();
  const changes = record.changes ?? [];
  const created = record.outcome === 'created';
  const whole = created || record.removed === true;
  const lines = whole || changes.length === 0 ? [null] : changes;
  return (
    <>
      {lines.map((change, index) => (
        <Tr key={change?.field ?? index} className="ds-row ds-row--diff">
          {index === 0 ? (
            <Td rowSpan={lines.length} dataLabel={t('run.record')} className="ds-cell">
              <RecordCell record={record} />
            </Td>
          ) : null}
          {place === null ? null : (
            <Td dataLabel={t('run.sheetRow')} className="ds-cell">
              {place}
            </Td>
          )}
          <Td dataLabel={t('run.field')} className="ds-cell">
            {change ? <code>{change.field}</code> : null}
            {whole ? <span className="ds-subtle">{t(created ? 'run.newRecord' : 'run.wholeRecord')}</span> : null}
          </Td>
          <Td dataLabel={t('run.change')} className="ds-cell ds-wide">
            {change ? <Change before={change.old} after={change.new} /> : null}
            {whole ? <WholeRecord record={record} created={created} /> : null}
          </Td>
        </Tr>
      ))}
    </>
  );
}

/** All of a record that comes or goes, in a line. */
function WholeRecord({ record, created }: { record: AuditRecord; created: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { dataset: find } = useSyncTypes();
  const values = recordValues(record, created ? 'new' : 'old', find(record.dataset), locale).join(', ');
  const text = values || (record.detail ?? '');
  if (created) return <ins className="ds-change__after ds-change__after--whole">{text}</ins>;
  return (
    <>
      <del className="ds-change__before">{text}</del> <span className="ds-subtle">{t('run.removed')}</span>
    </>
  );
}

/** What an undo kept or could not take back: no row of a sheet, a reason alone. */
export function UndoReasonsTable({ records, failed = false }: TableProps & { failed?: boolean }) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="" className="ds-table ds-table--diff" aria-label={t('run.outcomes')}>
      <Thead>
        <Tr>
          <Th>{t('run.record')}</Th>
          <Th className="ds-wide">{t('run.reason')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {records === undefined ? (
          <SkeletonRows columns={2} rows={4} />
        ) : (
          records.map((record) => (
            <Tr key={keyOf(record)} className="ds-row ds-row--diff">
              <Td dataLabel={t('run.record')} className="ds-cell">
                <RecordCell record={record} />
              </Td>
              <Td dataLabel={t('run.reason')} className={`ds-cell ds-wide ${failed ? 'ds-danger' : 'ds-warning-text'}`}>
                {record.reason ?? record.problems?.map(({ message }) => message).join(' ')}
              </Td>
            </Tr>
          ))
        )}
      </Tbody>
    </Table>
  );
}

export function ReasonsTable({ records }: TableProps) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="" className="ds-table ds-table--diff" aria-label={t('run.outcomes')}>
      <Thead>
        <Tr>
          <Th>{t('run.record')}</Th>
          <Th>{t('run.sheetRow')}</Th>
          <Th>{t('run.reason')}</Th>
          <Th className="ds-wide">{t('run.whatToDo')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {records === undefined ? (
          <SkeletonRows columns={4} rows={8} />
        ) : (
          records.map((record) => (
            <Tr key={keyOf(record)} className="ds-row ds-row--diff">
              <Td dataLabel={t('run.record')} className="ds-cell">
                <RecordCell record={record} />
              </Td>
              <Td dataLabel={t('run.sheetRow')} className="ds-cell">
                {sheetRow(record)}
              </Td>
              <Td dataLabel={t('run.reason')} className="ds-cell ds-warning-text">
                {record.reason}
              </Td>
              <Td dataLabel={t('run.whatToDo')} className="ds-cell ds-wide">
                {(record.problems ?? []).map((problem) => problem.action ?? problem.message).join(' ')}
              </Td>
            </Tr>
          ))
        )}
      </Tbody>
    </Table>
  );
}
