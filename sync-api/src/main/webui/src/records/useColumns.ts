import { useMemo, useState } from 'react';
import type { Dataset } from '../api/types';
import { pageColumns, type PageColumn } from './columns';

const KEY = 'datasync.columns';

type Choices = Record<string, Record<string, boolean>>;

function read(): Choices {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Choices) : {};
  } catch {
    return {};
  }
}

export interface ColumnChoice {
  all: readonly PageColumn[];
  shown: readonly PageColumn[];
  isShown: (column: PageColumn) => boolean;
  toggle: (column: PageColumn) => void;
}

/** Which columns this browser shows of a dataset. The name always stays. */
export function useColumns(dataset: Dataset): ColumnChoice {
  const [choices, setChoices] = useState<Choices>(read);
  const all = useMemo(() => pageColumns(dataset), [dataset]);
  const chosen = choices[dataset.dataset];
  return useMemo(() => {
    const isShown = (column: PageColumn) => chosen?.[column.id] ?? !column.hidden;
    return {
      all,
      isShown,
      shown: all.filter((column, index) => index === 0 || isShown(column)),
      toggle: (column: PageColumn) => {
        const next = { ...choices, [dataset.dataset]: { ...chosen, [column.id]: !isShown(column) } };
        localStorage.setItem(KEY, JSON.stringify(next));
        setChoices(next);
      },
    };
  }, [all, choices, chosen, dataset.dataset]);
}
