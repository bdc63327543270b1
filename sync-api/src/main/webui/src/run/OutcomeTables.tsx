import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../api/types';
import { SkeletonRows } from '../records/SkeletonRows';
import { Change } from '../ui/Change';
import { plainText } from '../ui/format';

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
export function ChangesTable({ records }: TableProps) {
  const { t } = useTranslation();
  return (
    <Table variant="compact" gridBreakPoint="" className="ds-table ds-table--diff" aria-label={t('run.outcomes')}>
      <Thead>
        <Tr>
          <Th>{t('run.record')}</Th>
          <Th>{t('run.sheetRow')}</Th>
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
            <ChangeRows record={record} place={sheetRow(record)} />
          </Tbody>
        ))
      )}
    </Table>
  );
}

interface ChangeRowsProps {
  record: AuditRecord;
  /** Where in the sheet it stands; where one tab is shown, its row alone. */
  place: string | number;
}

/** A record's rows: one for each field that changes, one for a record that is new or goes. */
export function ChangeRows({ record, place }: ChangeRowsProps) {
  const { t } = useTranslation();
  const changes = record.changes ?? [];
  const created = record.outcome === 'created';
  const removed = record.removed === true;
  const values = changes.map((change) => plainText(removed ? change.old : change.new, '')).filter(Boolean);
  const lines = created || removed || changes.length === 0 ? [null] : changes;
  return (
    <>
      {lines.map((change, index) => (
        <Tr key={change?.field ?? index} className="ds-row ds-row--diff">
          {index === 0 ? (
            <Td rowSpan={lines.length} dataLabel={t('run.record')} className="ds-cell">
              <RecordCell record={record} />
            </Td>
          ) : null}
          <Td dataLabel={t('run.sheetRow')} className="ds-cell">
            {place}
          </Td>
          <Td dataLabel={t('run.field')} className="ds-cell">
            {change ? <code>{change.field}</code> : null}
            {created ? t('run.newRecord') : removed ? t('run.wholeRecord') : null}
          </Td>
          <Td dataLabel={t('run.change')} className="ds-cell ds-wide">
            {change ? <Change before={change.old} after={change.new} /> : null}
            {created && values.length > 0 ? <ins className="ds-change__after">{values.join(', ')}</ins> : null}
            {created && values.length === 0 ? record.detail : null}
            {removed ? <Change before={values.length > 0 ? values : record.detail} after={t('run.removed')} /> : null}
          </Td>
        </Tr>
      ))}
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
