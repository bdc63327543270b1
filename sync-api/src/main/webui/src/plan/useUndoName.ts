import { useTranslation } from 'react-i18next';
import type { Outcome, Run } from '../api/types';
import { isUndo } from '../control/rules';

/** An undo's outcomes go by other names: reversed, kept, could not be. Undefined for any other run. */
export function useUndoName(run: Pick<Run, 'derivedFrom'>): ((outcome: Outcome) => string) | undefined {
  const { t } = useTranslation();
  return isUndo(run) ? (outcome) => t(`undo.outcome.${outcome}`) : undefined;
}
