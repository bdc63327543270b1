import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { planState } from '../plan/state';
import { useSyncTypes } from '../records/useSyncTypes';

/** What a run is called: a sync, a preview of one, or what it does about an earlier run. */
export function useRunName(): (run: Run) => string {
  const { t } = useTranslation();
  const { byType } = useSyncTypes();
  return (run) => {
    const type = byType(run.type)?.label ?? (run.type || t('history.unknown'));
    const kind = run.derivedFrom?.kind;
    const state = planState(run);
    const preview = run.mode === 'preview' && state !== 'applying' && state !== 'applied' && state !== 'none';
    const within = type.toLowerCase();
    if (preview) return kind ? t(`plan.titleOf.${kind}`, { type: within }) : t('plan.title', { type: within });
    return kind ? t(`run.titleOf.${kind}`, { type: within }) : t('run.title', { type });
  };
}
