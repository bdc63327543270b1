import { Button } from '@patternfly/react-core';
import { RotateCcw, Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DerivedFrom, Run } from '../api/types';
import { useMe } from '../session/useSession';
import { retryable, undoable } from './rules';

// Not part of the first load: most visits undo nothing.
const DeriveDialog = lazy(async () => ({ default: (await import('./DeriveDialog')).DeriveDialog }));

interface DeriveActionsProps {
  run: Run;
  /** On a page they are buttons, in a notice links like its others. */
  look: 'page' | 'notice';
  /** It began at once, without a preview. */
  onBegun?: (begun: Run) => void;
}

/** Retry and undo, each only where the run left something to retry or to undo, and only for whom it is. */
export function DeriveActions({ run, look, onBegun = () => undefined }: DeriveActionsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState<DerivedFrom['kind'] | null>(null);
  if (!me.is('admin')) return null;
  const left = retryable(run);
  // Skipped rows are often meant to be; a notice offers no more than what failed.
  const rows = look === 'notice' && left?.failed === 0 ? null : left;
  const page = look === 'page';
  const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const;
  const actions = [
    undoable(run) ? (
      <Button
        key="undo"
        variant={page ? 'secondary' : 'link'}
        isInline={!page}
        icon={page ? <Undo2 {...icon} /> : undefined}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen('undo');
        }}
      >
        {t('undo.button')}
      </Button>
    ) : null,
    rows ? (
      <Button
        key="retry"
        variant={page ? (rows.failed > 0 ? 'primary' : 'secondary') : 'link'}
        isInline={!page}
        icon={page ? <RotateCcw {...icon} /> : undefined}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen('retry');
        }}
      >
        {rows.failed > 0 ? t('retry.button') : t('retry.buttonSkipped')}
      </Button>
    ) : null,
  ];
  return (
    <>
      {page ? actions : actions.reverse()}
      {open ? (
        <Suspense fallback={null}>
          <DeriveDialog
            run={run}
            kind={open}
            onClose={() => {
              setOpen(null);
            }}
            onBegun={onBegun}
          />
        </Suspense>
      ) : null}
    </>
  );
}
