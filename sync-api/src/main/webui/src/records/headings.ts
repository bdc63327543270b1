import { useTranslation } from 'react-i18next';
import type { Dataset } from '../api/types';
import { sentenceCase } from '../ui/format';
import type { PageColumn } from './columns';

/** What a column is headed with: a shorter word where the console has one, else the sheet's header in sentence case. */
export function useHeading(): (dataset: Dataset, column: PageColumn) => string {
  const { t, i18n } = useTranslation();
  const say = t as (key: string) => string;
  return (dataset, column) => {
    const own = `columns.${dataset.dataset}.${column.id}`;
    const shared = `columns.${column.id}`;
    if (i18n.exists(own)) return say(own);
    if (i18n.exists(shared) && typeof i18n.getResource('en', 'translation', shared) === 'string') return say(shared);
    return sentenceCase(column.fields[0]?.header ?? column.id);
  };
}

/** "Search name, e-mail, phone, ID": the first columns whose words are known. */
export function useSearchLabel(): (dataset: Dataset) => string {
  const { t, i18n } = useTranslation();
  const say = t as (key: string) => string;
  return (dataset) => {
    const order = ['full_name', 'name', 'email', 'code', 'city', 'phone_number', 'employee_id', 'day', 'leave_type'];
    const words = order
      .filter((name) => dataset.columns.some((column) => column.name === name))
      .map((name) => `searchColumns.${name}`)
      .filter((key) => i18n.exists(key))
      .slice(0, 4)
      .map((key) => say(key));
    return words.length > 0 ? t('records.search', { columns: words.join(', ') }) : t('records.searchAny');
  };
}
