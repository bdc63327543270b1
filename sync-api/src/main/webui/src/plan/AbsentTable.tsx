import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { AbsentRecord } from '../api/types';
import { datasetTitle } from '../records/columns';
import { SkeletonRows } from '../records/SkeletonRows';
import { useSyncTypes } from '../records/useSyncTypes';
import { sentenceCase } from '../ui/format';

/** Records that are no longer in the sheet. They stay: a sync never deletes. */
export function AbsentTable({ records }: { records: readonly AbsentRecord[] | undefined }) {
  const { t } = useTranslation();
  const { dataset: find } = useSyncTypes();
  const title = (name: string) => {
    const dataset = find(name);
    return dataset ? datasetTitle(dataset) : sentenceCase(name);
  };
  return (
    <Table variant="compact" gridBreakPoint="" className="ds-table ds-table--absent" aria-label={t('absent.title')}>
      <Thead>
        <Tr>
          <Th>{t('run.record')}</Th>
          <Th>{t('absent.key')}</Th>
          <Th>{t('run.dataset')}</Th>
          <Th>{t('absent.detail')}</Th>
          <Th>{t('absent.becomes')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {records === undefined ? (
          <SkeletonRows columns={5} rows={6} />
        ) : (
          records.map((record) => (
            <Tr key={`${record.dataset}:${record.key}`} className="ds-row ds-row--diff">
              <Td dataLabel={t('run.record')} className="ds-cell">
                <span className="ds-name">{record.name ?? record.key}</span>
              </Td>
              <Td dataLabel={t('absent.key')} className="ds-cell">
                <span className="ds-mono">{record.key}</span>
              </Td>
              <Td dataLabel={t('run.dataset')} className="ds-cell">
                {title(record.dataset)}
              </Td>
              <Td dataLabel={t('absent.detail')} className="ds-cell">
                {record.detail === record.key ? '' : record.detail}
              </Td>
              <Td dataLabel={t('absent.becomes')} className="ds-cell ds-quiet">
                {t('absent.stays')}
              </Td>
            </Tr>
          ))
        )}
      </Tbody>
    </Table>
  );
}
