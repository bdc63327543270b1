import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Phase } from '../api/types';

const STEPS = ['reading', 'planning', 'applying'] as const;

function position(phase: Phase): number {
  return phase === 'waiting' ? 0 : STEPS.indexOf(phase);
}

interface StepsProps {
  phase: Phase;
  /** A preview ends with its plan. */
  planOnly?: boolean;
}

/** Reading → Planning → Applying, with "Waiting for Google" in place of the first word while that is so. */
export function Steps({ phase, planOnly = false }: StepsProps) {
  const { t } = useTranslation();
  const current = position(phase);
  return (
    <ol className="ds-steps" aria-label={t('sync.steps')}>
      {STEPS.slice(0, planOnly ? 2 : 3).map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'todo';
        const Icon = { done: CircleCheck, current: CircleDot, todo: Circle }[state];
        return (
          <li
            key={step}
            className={`ds-step ds-step--${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <Icon size={15} strokeWidth={1.75} aria-hidden />
            {step === 'reading' && phase === 'waiting' ? t('sync.waiting') : t(`sync.${step}`)}
            <span className="pf-v6-screen-reader">, {t(`sync.step.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
