import { Button } from '@patternfly/react-core';
import { CloudOff, Lock, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';

interface ErrorStateProps {
  title: string;
  error?: unknown;
  body?: ReactNode;
  retry?: () => void;
  locked?: boolean;
}

/** What could not be shown, why as the server says, its code, and what to do. */
export function ErrorState({ title, error, body, retry, locked = false }: ErrorStateProps) {
  const { t } = useTranslation();
  const Icon = locked ? Lock : CloudOff;
  const problem = error instanceof ApiError ? error : null;
  const detail = problem ? (problem.detail ?? problem.message) : error ? t('error.offline') : null;
  return (
    <section className="ds-empty" role="alert">
      <Icon className="ds-empty__icon" size={28} strokeWidth={1.5} aria-hidden />
      <h2 className="ds-empty__title">{title}</h2>
      <p className="ds-empty__body">{body ?? detail}</p>
      {problem?.code && !locked ? <p className="ds-code-line">{t('error.code', { code: problem.code })}</p> : null}
      {retry ? (
        <Button variant="secondary" icon={<RotateCcw size={15} strokeWidth={1.75} aria-hidden />} onClick={retry}>
          {t('records.tryAgain')}
        </Button>
      ) : null}
    </section>
  );
}
