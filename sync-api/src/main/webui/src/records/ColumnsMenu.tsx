import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { Check, Columns3 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../api/types';
import type { PageColumn } from './columns';
import { useHeading } from './headings';

interface ColumnsMenuProps {
  dataset: Dataset;
  columns: readonly PageColumn[];
  isShown: (column: PageColumn) => boolean;
  onToggle: (column: PageColumn) => void;
}

export function ColumnsMenu({ dataset, columns, isShown, onToggle }: ColumnsMenuProps) {
  const { t } = useTranslation();
  const heading = useHeading();
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'end' }}
      onSelect={(_, value) => {
        const column = columns.find(({ id }) => id === value);
        if (column) onToggle(column);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          className="ds-columns"
          isExpanded={open}
          aria-label={t('records.columns')}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Columns3 size={16} strokeWidth={1.75} aria-hidden />
        </MenuToggle>
      )}
    >
      <DropdownList>
        {columns.slice(1).map((column) => (
          <DropdownItem key={column.id} value={column.id} role="menuitemcheckbox" aria-checked={isShown(column)}>
            {heading(dataset, column)}
            {isShown(column) ? <Check className="ds-menu-check" size={16} strokeWidth={1.75} aria-hidden /> : null}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
