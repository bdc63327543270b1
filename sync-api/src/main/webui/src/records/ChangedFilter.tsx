import { Plus, Sparkles, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n';
import { formatNumber } from '../ui/format';

interface ChangedFilterProps {
  /** Null when not known. */
  count: number | null;
  on: boolean;
  onToggle: () => void;
}

/** Offered after a success: only what this sync created or updated. */
export function ChangedFilter({ count, on, onToggle }: ChangedFilterProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <button
      type="button"
      className={on ? 'ds-filter ds-filter--accent' : 'ds-filter ds-filter--unset'}
      aria-pressed={on}
      title={on ? t('records.clearChanged') : undefined}
      onClick={onToggle}
    >
      {on ? <Sparkles size={15} strokeWidth={1.75} aria-hidden /> : <Plus size={15} strokeWidth={1.75} aria-hidden />}
      {t('records.changedFilter')}
      {count === null ? null : <span className="ds-filter__count">{formatNumber(count, locale)}</span>}
      {on ? <X size={14} strokeWidth={1.75} aria-hidden /> : null}
    </button>
  );
}
