import { Button } from '@patternfly/react-core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface WhoFilterProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A person's, a service's or a schedule's name, typed. */
export function WhoFilter({ value, onChange }: WhoFilterProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState('');
  if (editing) {
    return (
      <form
        className="ds-who"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(text.trim() || undefined);
          setEditing(false);
        }}
      >
        <input
          // The field appears because its button was pressed.
          ref={(input) => {
            input?.focus();
          }}
          aria-label={t('history.who')}
          placeholder={t('history.whoPlaceholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setEditing(false);
          }}
        />
        <Button type="submit" variant="secondary" size="sm">
          {t('history.apply')}
        </Button>
      </form>
    );
  }
  const edit = () => {
    setText(value ?? '');
    setEditing(true);
  };
  if (value === undefined) {
    return (
      <button type="button" className="ds-filter ds-filter--unset" onClick={edit}>
        <Plus size={15} strokeWidth={1.75} aria-hidden />
        {t('history.who')}
      </button>
    );
  }
  return (
    <span className="ds-filter-pair ds-filter-pair--set">
      <button type="button" className="ds-filter ds-filter--set" onClick={edit}>
        <span className="pf-v6-screen-reader">{t('history.who')}: </span>
        {value}
      </button>
      <button
        type="button"
        className="ds-filter-clear"
        aria-label={t('history.clearFilter', { name: t('history.who') })}
        onClick={() => {
          onChange(undefined);
        }}
      >
        <X size={14} strokeWidth={1.75} aria-hidden />
      </button>
    </span>
  );
}
