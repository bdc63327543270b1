import { Hand } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardTrip, Run } from '../api/types';
import { useLocale } from '../i18n';
import { formatNumber } from '../ui/format';
import { absentOf, useGuardWords, type GuardWords } from './useGuardWords';
import '../sync/notice.css';
import './plan.css';

/** The two figures a guard compared, one above the other. */
function Bars({ words }: { words: GuardWords }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const most = Math.max(1, ...words.bars.map(({ rows }) => rows));
  return (
    <div className="ds-guard__bars">
      {words.bars.map(({ label, rows, alarming }) => (
        <div key={label}>
          <p>
            {label} <strong>{t('plan.rows', { count: rows, shown: formatNumber(rows, locale) })}</strong>
          </p>
          <span className="ds-guard__track" aria-hidden>
            <span
              className={alarming ? 'ds-guard__bar ds-guard__bar--now' : 'ds-guard__bar'}
              style={{ width: `${(rows / most) * 100}%` }}
            />
          </span>
        </div>
      ))}
      <p className="ds-guard__limit">{words.limit}</p>
    </div>
  );
}

/** Why a run is held: which guard, with its figures, and what to do either way. */
export function GuardCard({ run, trip }: { run: Run; trip: GuardTrip }) {
  const say = useGuardWords();
  const { t } = useTranslation();
  const words = say(trip, absentOf(run, trip));
  const id = useId();
  return (
    <section className="ds-notice ds-notice--warning ds-guard" aria-labelledby={id}>
      <span className="ds-notice__icon">
        <Hand size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <div className="ds-guard__words">
        <h2 id={id}>
          {words.title} {run.hold?.approvedAt ? null : t('guard.nothingWritten')}
        </h2>
        <p className="ds-notice__sentence">{words.sentence}</p>
        {run.hold?.approvedAt ? null : (
          <ul>
            {words.ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        )}
      </div>
      <Bars words={words} />
    </section>
  );
}
