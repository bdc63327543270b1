import { CircleCheck, CircleX, Ban, Hand, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditRun } from '../api/types';
import { useLocale } from '../i18n';
import { isEnded, isHeld } from '../live/state';
import { Busy } from '../ui/Busy';
import { formatTime } from '../ui/format';
import { timelineSteps, type Step } from './timeline';

function EndIcon({ run }: { run: AuditRun }) {
  const look = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
  if (run.status === 'failed') return <CircleX className="ds-danger" {...look} />;
  if (run.status === 'cancelled') return <Ban className="ds-quiet" {...look} />;
  if (run.status === 'partial') return <TriangleAlert className="ds-warning" {...look} />;
  return <CircleCheck className="ds-success" {...look} />;
}

function seconds(ms: number, locale: string): string {
  const digits = ms < 9_995 ? 2 : ms < 100_000 ? 1 : 0;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number.format(ms / 1000)} s`;
}

function useStepName(run: AuditRun): (step: Step) => string {
  const { t } = useTranslation();
  return ({ step }) => {
    if (step !== 'completed' || (run.status !== 'failed' && run.status !== 'cancelled')) return t(`run.step.${step}`);
    return t(`run.step.${run.status}`);
  };
}

export function RunTimeline({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = useStepName(run);
  const steps = timelineSteps(run);
  if (steps.length === 0) return null;
  const ended = isEnded(run);
  return (
    // It scrolls sideways on a narrow page, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="ds-timeline-scroll" role="region" aria-label={t('run.timeline')} tabIndex={0}>
      <ol className="ds-timeline">
        {steps.map((step, index) => {
          const last = index === steps.length - 1;
          return (
            <li key={step.step} style={{ flexGrow: step.weight }} className={last ? 'ds-timeline__last' : undefined}>
              <span className="ds-timeline__mark">
                {last && ended ? (
                  <EndIcon run={run} />
                ) : last && isHeld(run) ? (
                  <Hand size={18} strokeWidth={1.75} aria-hidden />
                ) : last ? (
                  <Busy size={18} />
                ) : (
                  <CircleCheck className="ds-success" size={18} strokeWidth={1.75} aria-hidden />
                )}
              </span>
              {step.lasted === null ? null : (
                <span className="ds-timeline__lasted">{seconds(step.lasted, locale)}</span>
              )}
              <strong>{name(step)}</strong>
              <time dateTime={step.at.toISOString()}>{formatTime(step.at, locale, 'millisecond')}</time>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
