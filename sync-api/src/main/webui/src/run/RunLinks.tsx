import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Eye, RotateCcw, ShieldCheck, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { derivedRunsQuery } from '../api/queries';
import type { AuditRun } from '../api/types';
import { DerivedFact } from '../control/DerivedFact';
import { useLocale } from '../i18n';
import { isEnded } from '../live/state';
import { formatTime, parseInstant } from '../ui/format';

const LOOK = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What else belongs to a run: its plan and who approved it, the run it is about, the runs that are about it. */
export function RunLinks({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const derived = useQuery({ ...derivedRunsQuery(run), enabled: isEnded(run) && Boolean(run.finishedAt) });
  const { hold } = run;
  const approvedAt = parseInstant(hold?.approvedAt);
  const by = hold?.approvedBy;
  return (
    <>
      {by && approvedAt ? (
        <li>
          <ShieldCheck {...LOOK} />
          {t('run.approvedBy', { name: by.name ?? by.id, time: formatTime(approvedAt, locale) })}
        </li>
      ) : null}
      {hold && isEnded(run) ? (
        <li>
          <Eye {...LOOK} />
          <Link to="/history/$syncId/preview" params={{ syncId: run.id }}>
            {t('plan.see')}
          </Link>
        </li>
      ) : null}
      {run.about ? (
        <li>
          <Link to="/history/$syncId" params={{ syncId: run.about }}>
            {t('run.about')}
          </Link>
        </li>
      ) : null}
      <DerivedFact run={run} />
      {(derived.data ?? []).map((other) => {
        const kind = other.derivedFrom?.kind ?? 'retry';
        const at = parseInstant(other.requestedAt);
        return (
          <li key={other.id}>
            {kind === 'undo' ? <Undo2 {...LOOK} /> : <RotateCcw {...LOOK} />}
            <Link to="/history/$syncId" params={{ syncId: other.id }}>
              {t(`run.to.${kind}`, { time: at ? formatTime(at, locale) : '' })}
            </Link>
          </li>
        );
      })}
    </>
  );
}
