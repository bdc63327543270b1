import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';

/** Why the server would not do what was asked, in its own words, with its code. */
export function Refusal({ title, error }: { title: string; error: Error }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error : null;
  return (
    <p className="ds-refusal" role="alert">
      <strong>{title}</strong> {problem ? (problem.detail ?? problem.message) : t('error.offline')}{' '}
      {problem?.code ? <code className="ds-label ds-label--danger ds-label--code">{problem.code}</code> : null}
    </p>
  );
}
