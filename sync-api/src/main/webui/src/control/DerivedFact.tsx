import { Link } from '@tanstack/react-router';
import { RotateCcw, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';

/** The way from a retry or an undo to the run it is about. */
export function DerivedFact({ run }: { run: Run }) {
  const { t } = useTranslation();
  const from = run.derivedFrom;
  if (!from) return null;
  const Icon = from.kind === 'undo' ? Undo2 : RotateCcw;
  return (
    <li>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <Link to="/history/$syncId" params={{ syncId: from.syncId }}>
        {t(`run.from.${from.kind}`)}
      </Link>
    </li>
  );
}
