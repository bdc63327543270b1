import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { Check, Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Option {
  value: string;
  label: string;
}

interface FilterMenuProps {
  name: string;
  icon?: ReactNode;
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string | undefined) => void;
}

/** One filter: dashed with a + while it is not set, solid with its value and a × when it is. */
export function FilterMenu({ name, icon, value, options, onChange }: FilterMenuProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <span className={`ds-filter-pair${chosen ? ' ds-filter-pair--set' : ''}`}>
      <Dropdown
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={(_, selected) => {
          onChange(selected === value ? undefined : String(selected));
          setOpen(false);
        }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="plainText"
            className={chosen ? 'ds-filter ds-filter--set' : 'ds-filter ds-filter--unset'}
            isExpanded={open}
            icon={icon && chosen ? icon : chosen ? undefined : <Plus size={15} strokeWidth={1.75} aria-hidden />}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {chosen ? (
              <>
                <span className="pf-v6-screen-reader">{name}: </span>
                {chosen.label}
              </>
            ) : (
              name
            )}
          </MenuToggle>
        )}
      >
        <DropdownList>
          {options.map((option) => (
            <DropdownItem
              key={option.value}
              value={option.value}
              role="menuitemradio"
              aria-checked={option.value === value}
            >
              {option.label}
              {option.value === value ? (
                <Check className="ds-menu-check" size={16} strokeWidth={1.75} aria-hidden />
              ) : null}
            </DropdownItem>
          ))}
        </DropdownList>
      </Dropdown>
      {chosen ? (
        <button
          type="button"
          className="ds-filter-clear"
          aria-label={t('history.clearFilter', { name })}
          onClick={() => {
            onChange(undefined);
          }}
        >
          <X size={14} strokeWidth={1.75} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
