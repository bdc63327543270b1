import { useTranslation } from 'react-i18next';
import type { Hold } from '../api/types';
import { parseInstant } from '../ui/format';
import { useNow } from '../ui/useNow';
import { timeLeft, toldAt } from './countdown';

export interface Expiry {
  text: string;
  /** Said to a screen reader; changes only near the end. */
  told: string;
  over: boolean;
  soon: boolean;
}

/** "Expires in 58 min", renewed every second. */
export function useExpiry(hold: Hold): Expiry {
  const { t } = useTranslation();
  const now = useNow(1000);
  const at = parseInstant(hold.expiresAt);
  if (!at) return { text: '', told: '', over: false, soon: false };
  const left = timeLeft(at, now);
  const minutes = toldAt(at, now);
  const told = minutes === null ? '' : t('plan.expiresWithin', { count: minutes });
  if (left.unit === 'over') return { text: t('plan.expiresNow'), told: t('plan.expiresNow'), over: true, soon: true };
  return { text: t(`plan.expires.${left.unit}`, { count: left.count }), told, over: false, soon: minutes !== null };
}
