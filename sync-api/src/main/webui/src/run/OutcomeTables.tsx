import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { AuditRecord } from '../api/types';
import { SkeletonRows } from '../records/SkeletonRows';
import { Change } from '../ui/Change';
import { plainText } from '../ui/format';

interface TableProps {
  records: readonly AuditRecord[] | undefined;
}

function RecordCell({ record }: { record: AuditRecord }) {
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

function keyOf(record: AuditRecord): string {
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
        records.map((record) => <ChangeRows key={keyOf(record)} record={record} />)
      )}
    </Table>
  );
}

function ChangeRows({ record }: { record: AuditRecord }) {
  const { t } = useTranslation();
  const changes = record.changes ?? [];
  const created = record.outcome === 'created';
  const values = changes.map((change) => plainText(change.new, '')).filter(Boolean);
  const lines = created ? [null] : changes.length > 0 ? changes : [null];
  return (
    <Tbody>
      {lines.map((change, index) => (
        <Tr key={change?.field ?? index} className="ds-row ds-row--diff">
          {index === 0 ? (
            <Td rowSpan={lines.length} dataLabel={t('run.record')} className="ds-cell">
              <RecordCell record={record} />
            </Td>
          ) : null}
          <Td dataLabel={t('run.sheetRow')} className="ds-cell">
            {sheetRow(record)}
          </Td>
          <Td dataLabel={t('run.field')} className="ds-cell">
            {change ? <code>{change.field}</code> : created ? t('records.new') : null}
          </Td>
          <Td dataLabel={t('run.change')} className="ds-cell ds-wide">
            {change ? <Change before={change.old} after={change.new} /> : null}
            {created && values.length > 0 ? <ins className="ds-change__after">{values.join(', ')}</ins> : null}
            {created && values.length === 0 ? record.detail : null}
          </Td>
        </Tr>
      ))}
    </Tbody>
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
