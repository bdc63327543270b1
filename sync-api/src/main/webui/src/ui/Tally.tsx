import { useTranslation } from 'react-i18next';
import type { Outcome } from '../api/types';
import { useLocale } from '../i18n';
import { formatNumber } from './format';

export const OUTCOMES: readonly Outcome[] = ['created', 'updated', 'unchanged', 'skipped', 'failed'];

export type Counts = Readonly<Record<Outcome, number>>;

export function sumCounts(tallies: readonly Counts[]): Record<Outcome, number> {
  const sum: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  for (const tally of tallies) for (const outcome of OUTCOMES) sum[outcome] += tally[outcome];
  return sum;
}

/** Segments by count; a zero has none. The figures beside it say the same, so it is no news to a screen reader. */
export function TallyBar({ counts, height = 10 }: { counts: Counts; height?: 6 | 10 }) {
  return (
    <span className={`ds-tally ds-tally--${height}`} aria-hidden>
      {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <span key={outcome} className={`ds-tally__part ds-fill--${outcome}`} style={{ flexGrow: counts[outcome] }} />
      ))}
    </span>
  );
}

interface FiguresProps {
  counts: Counts;
  /** Draws the word of an outcome above zero, to make a link of it. */
  word?: ((outcome: Outcome, text: string) => React.ReactNode) | undefined;
  /** Other names for the outcomes, those of zero too. */
  name?: ((outcome: Outcome) => string) | undefined;
}

export function TallyFigures({ counts, word, name }: FiguresProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ul className="ds-figures">
      {OUTCOMES.map((outcome) => {
        const count = counts[outcome];
        const text = name ? name(outcome) : t(`outcome.${outcome}`);
        return (
          <li key={outcome} className={`ds-figure ds-figure--${outcome}${count === 0 ? ' ds-figure--zero' : ''}`}>
            <span className={`ds-swatch ds-fill--${outcome}`} aria-hidden />
            <strong>{formatNumber(count, locale)}</strong>{' '}
            {count > 0 && word ? word(outcome, text) : <span>{text}</span>}
          </li>
        );
      })}
    </ul>
  );
}
