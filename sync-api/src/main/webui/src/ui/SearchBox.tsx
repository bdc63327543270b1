import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchBoxProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}

const TYPING_MS = 250;

/** A search field that asks once the typing pauses. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const change = (next: string, waitMs: number) => {
    setText(next);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      onSearch(next.trim());
    }, waitMs);
  };
  return (
    <div className="ds-search" role="search">
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          change(event.target.value, TYPING_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') change('', 0);
        }}
      />
      {text === '' ? null : (
        <button
          type="button"
          className="ds-search__clear"
          aria-label={t('records.clearSearch')}
          onClick={() => {
            change('', 0);
          }}
        >
          <X size={14} strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}
