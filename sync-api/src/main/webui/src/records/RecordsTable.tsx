import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset, DirectoryRecord } from '../api/types';
import { markOf, useOldValues } from './changes';
import { datasetTitle, nextSort, type PageColumn } from './columns';
import { useHeading } from './headings';
import { RecordRow } from './RecordRow';
import { SkeletonRows } from './SkeletonRows';
import './table.css';

interface RecordsTableProps {
  dataset: Dataset;
  columns: readonly PageColumn[];
  records: readonly DirectoryRecord[] | undefined;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  /** The run whose changes are marked; null marks none. */
  marked: string | null;
}

function SortIcon({ column, sort }: { column: string; sort: string | undefined }) {
  if (sort === column) return <ArrowUp size={13} strokeWidth={2} aria-hidden />;
  if (sort === `-${column}`) return <ArrowDown size={13} strokeWidth={2} aria-hidden />;
  return null;
}

export function RecordsTable({ dataset, columns, records, sort, onSort, marked }: RecordsTableProps) {
  const { t } = useTranslation();
  const heading = useHeading();
  const headings = useMemo(() => columns.map((column) => heading(dataset, column)), [columns, dataset, heading]);
  const anyUpdated = records?.some((record) => markOf(record, marked) === 'updated') ?? false;
  const oldValues = useOldValues(dataset.dataset, marked, anyUpdated);
  const title = datasetTitle(dataset);

  return (
    <Table
      variant="compact"
      gridBreakPoint=""
      className={columns[0]?.fields.length === 2 ? 'ds-table ds-table--tall' : 'ds-table'}
      aria-label={t('records.table', { title })}
    >
      <Thead>
        <Tr>
          {columns.map((column, index) => {
            const sorted = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined;
            return (
              <Th
                key={column.id}
                className={`ds-priority-${column.priority}${sorted ? ' ds-sorted' : ''}`}
                {...(sorted ? { 'aria-sort': sorted } : {})}
              >
                <button
                  type="button"
                  className="ds-sort"
                  onClick={() => {
                    onSort(nextSort(sort, column.id));
                  }}
                >
                  {headings[index]}
                  <SortIcon column={column.id} sort={sort} />
                </button>
              </Th>
            );
          })}
        </Tr>
      </Thead>
      <Tbody>
        {records === undefined ? (
          <SkeletonRows columns={columns.length} />
        ) : (
          records.map((record) => (
            <RecordRow
              key={record._meta.key}
              record={record}
              columns={columns}
              headings={headings}
              mark={markOf(record, marked)}
              old={oldValues.get(record._meta.key)}
            />
          ))
        )}
      </Tbody>
    </Table>
  );
}
