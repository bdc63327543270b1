import { Td, Tr } from '@patternfly/react-table';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryRecord } from '../api/types';
import { plainText } from '../ui/format';
import { CellContent } from './Cell';
import { ChangedCell } from './ChangedCell';
import type { Mark } from './changes';
import type { PageColumn } from './columns';

interface RecordRowProps {
  record: DirectoryRecord;
  columns: readonly PageColumn[];
  headings: readonly string[];
  mark: Mark;
  old: ReadonlyMap<string, unknown> | undefined;
}

function NameCell({
  column,
  record,
  mark,
  old,
}: { column: PageColumn } & Omit<RecordRowProps, 'columns' | 'headings'>) {
  const { t } = useTranslation();
  const [field, detail] = column.fields;
  if (!field) return null;
  const name =
    column.cell === 'reference' ? (
      <span className="ds-name">
        <CellContent column={column} record={record} />
      </span>
    ) : (
      <span className="ds-name">{plainText(record[field.name], t('records.blank'))}</span>
    );
  return (
    <span className="ds-name-cell">
      <span className="ds-name-cell__lines">
        {old?.has(field.name) ? (
          <ChangedCell first field={field} old={old.get(field.name)}>
            {name}
          </ChangedCell>
        ) : (
          name
        )}
        {detail ? <span className="ds-second">{plainText(record[detail.name], '')}</span> : null}
      </span>
      {mark === 'created' ? (
        <span className="ds-label ds-label--new">
          <Plus size={13} strokeWidth={1.75} aria-hidden />
          {t('records.new')}
        </span>
      ) : null}
      {mark === 'updated' ? <span className="pf-v6-screen-reader">, {t('records.updated')}</span> : null}
    </span>
  );
}

export const RecordRow = memo(function RecordRow({ record, columns, headings, mark, old }: RecordRowProps) {
  return (
    <Tr className={mark ? `ds-row ds-row--${mark}` : 'ds-row'}>
      {columns.map((column, index) => {
        const changed = column.fields.find(({ name }) => old?.has(name));
        const content = <CellContent column={column} record={record} />;
        return (
          <Td
            key={column.id}
            dataLabel={headings[index] ?? ''}
            className={`ds-cell ds-cell--${column.cell} ds-priority-${column.priority}`}
          >
            {index === 0 ? (
              <NameCell column={column} record={record} mark={mark} old={old} />
            ) : changed ? (
              <ChangedCell field={changed} old={old?.get(changed.name)}>
                {content}
              </ChangedCell>
            ) : (
              content
            )}
          </Td>
        );
      })}
    </Tr>
  );
});
