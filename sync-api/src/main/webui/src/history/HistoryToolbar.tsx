import { Calendar } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSyncTypes } from '../records/useSyncTypes';
import { SearchBox } from '../ui/SearchBox';
import { FilterMenu } from './FilterMenu';
import { OUTCOME_FILTERS, PERIODS, type HistorySearch } from './search';
import { WhoFilter } from './WhoFilter';

interface HistoryToolbarProps {
  search: HistorySearch;
  onChange: (change: Partial<HistorySearch>) => void;
}

const PERIOD_WORDS = { today: 'history.periodToday', 7: 'history.period7', 30: 'history.period30' } as const;

export function HistoryToolbar({ search, onChange }: HistoryToolbarProps) {
  const { t } = useTranslation();
  const { types } = useSyncTypes();
  return (
    <div className="ds-toolbar ds-toolbar--history">
      <SearchBox
        label={t('history.search')}
        value={search.q ?? ''}
        onSearch={(q) => {
          onChange({ q: q || undefined });
        }}
      />
      <FilterMenu
        name={t('history.period')}
        icon={<Calendar size={15} strokeWidth={1.75} aria-hidden />}
        value={search.period}
        options={PERIODS.map((period) => ({ value: period, label: t(PERIOD_WORDS[period]) }))}
        onChange={(period) => {
          onChange({ period: PERIODS.find((candidate) => candidate === period) });
        }}
      />
      <FilterMenu
        name={t('history.type')}
        value={search.type}
        options={types.map(({ type, label }) => ({ value: type, label }))}
        onChange={(type) => {
          onChange({ type });
        }}
      />
      <FilterMenu
        name={t('history.outcome')}
        value={search.outcome}
        options={OUTCOME_FILTERS.map((outcome) => ({ value: outcome, label: t(`status.${outcome}`) }))}
        onChange={(outcome) => {
          onChange({ outcome });
        }}
      />
      <WhoFilter
        value={search.actor}
        onChange={(actor) => {
          onChange({ actor });
        }}
      />
    </div>
  );
}
