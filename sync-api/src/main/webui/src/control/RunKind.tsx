import { Eye, RotateCcw, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';

/** Beside a run's type in a list: that it is no ordinary sync. */
export function RunKind({ run }: { run: Run }) {
  const { t } = useTranslation();
  const icon = { size: 12, strokeWidth: 1.75, 'aria-hidden': true } as const;
  const kind = run.derivedFrom?.kind;
  if (kind === undefined && run.mode !== 'preview') return null;
  return (
    <span className="ds-label ds-label--grey ds-run-kind">
      {kind === 'undo' ? <Undo2 {...icon} /> : kind === 'retry' ? <RotateCcw {...icon} /> : <Eye {...icon} />}
      {kind ? t(`run.kind.${kind}`) : t('run.kind.preview')}
    </span>
  );
}
