import { useTranslation } from 'react-i18next';
import type { GuardTrip } from '../api/types';
import { useLocale } from '../i18n';
import { guardFigures } from './guards';

export interface GuardWords {
  /** What happened, in a sentence. */
  title: string;
  /** Where, and what the guard allows. */
  sentence: string;
  /** What to do, either way. */
  ways: string[];
  /** "Guard: row loss above 50 %". */
  limit: string;
  /** "Apply although 121 rows are gone…". */
  apply: string;
  /** The two figures that are compared. */
  bars: { label: string; rows: number; alarming: boolean }[];
}

/** A guard in words. What it compared is always there in figures. */
export function useGuardWords(): (trip: GuardTrip, absent: number | null) => GuardWords {
  const { t } = useTranslation();
  const locale = useLocale();
  return (trip, absent) => {
    const figures = guardFigures(trip);
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    switch (figures.kind) {
      case 'lost': {
        const { tab, rows, before, missing, limit } = figures;
        const percent = number.format(figures.percent);
        const allowed = limit === 50 ? t('guard.lost.half') : t('guard.lost.share', { limit });
        const kept = absent === null ? t('guard.lost.keep') : t('guard.lost.keepCount', { count: absent });
        return {
          title: t('guard.lost.title', { percent }),
          sentence: `${t('guard.lost.sentence', { tab, rows, before })} ${allowed}`,
          ways: [t('guard.lost.mistake'), `${t('guard.meant')} ${kept}`],
          limit: t('guard.lost.limit', { limit }),
          apply: t('guard.lost.apply', { count: missing }),
          bars: [
            { label: t('guard.lost.before'), rows: before, alarming: false },
            { label: t('guard.lost.now'), rows, alarming: true },
          ],
        };
      }
      case 'failed': {
        const { tab, rows, failed, limit } = figures;
        return {
          title: t('guard.failed.title', { percent: number.format(figures.percent) }),
          sentence: `${t('guard.failed.sentence', { tab, rows, failed })} ${t('guard.failed.share', { limit })}`,
          ways: [t('guard.failed.mistake'), `${t('guard.meant')} ${t('guard.failed.keep', { count: failed })}`],
          limit: t('guard.failed.limit', { limit }),
          apply: t('guard.failed.apply', { count: failed }),
          bars: [
            { label: t('guard.failed.all'), rows, alarming: false },
            { label: t('guard.failed.now'), rows: failed, alarming: true },
          ],
        };
      }
      case 'other': {
        const { code, tab } = figures;
        return {
          title: t('guard.other.title'),
          sentence: t('guard.other.sentence', { tab }),
          ways: [t('guard.other.mistake'), t('guard.meant')],
          limit: t('guard.other.limit', { code }),
          apply: t('guard.other.apply'),
          bars: [],
        };
      }
    }
  };
}

/** How many records of a guard's dataset left the sheet. */
export function absentOf(run: { datasets: readonly { dataset: string; absent?: number | null }[] }, trip: GuardTrip) {
  return run.datasets.find(({ dataset }) => dataset === trip.dataset)?.absent ?? null;
}
