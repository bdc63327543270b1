import { Button } from '@patternfly/react-core';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DerivedFrom, Run } from '../api/types';
import { Dialog } from '../ui/Dialog';
import { Refusal } from '../ui/Refusal';
import { isUndo, retryable, undoable } from './rules';
import { useDerive } from './useDerive';

const FIRST = 'derive-first';

function UndoWords({ run }: { run: Run }) {
  const { t } = useTranslation();
  const counts = undoable(run) ?? { created: 0, updated: 0 };
  const again = isUndo(run);
  const removed = counts.created > 0 ? t('undo.willRemove', { count: counts.created }) : '';
  const back = again
    ? t('undo.willDoAgain', { count: counts.updated })
    : t('undo.willPutBack', { count: counts.updated });
  return (
    <>
      <p>{t('undo.about')}</p>
      <dl className="ds-dialog__groups">
        <div>
          <dt>{t('undo.reversed')}</dt>
          <dd>
            {removed} {counts.updated > 0 ? back : ''}
          </dd>
        </div>
        <div>
          <dt>{t('undo.kept')}</dt>
          <dd>{t('undo.keptWhy')}</dd>
        </div>
        <div>
          <dt>{t('undo.couldNot')}</dt>
          <dd>{t('undo.couldNotWhy')}</dd>
        </div>
      </dl>
    </>
  );
}

function RetryWords({ run }: { run: Run }) {
  const { t } = useTranslation();
  const { failed, skipped } = retryable(run) ?? { failed: 0, skipped: 0 };
  const rows = [
    failed > 0 ? t('retry.failed', { count: failed }) : null,
    skipped > 0 ? t('retry.skipped', { count: skipped }) : null,
  ];
  return (
    <>
      <p>{t('retry.about', { rows: rows.filter(Boolean).join(` ${t('retry.and')} `) })}</p>
      <p>{t('retry.others')}</p>
    </>
  );
}

interface DeriveDialogProps {
  run: Run;
  kind: DerivedFrom['kind'];
  onClose: () => void;
  onBegun: (begun: Run) => void;
}

/** What a retry or an undo will do, in figures; it begins from here, or is previewed first. */
export function DeriveDialog({ run, kind, onClose, onBegun }: DeriveDialogProps) {
  const { t } = useTranslation();
  const derive = useDerive(run, kind, (begun) => {
    onClose();
    onBegun(begun);
  });
  const press = (mode: 'apply' | 'preview') => () => {
    if (derive.busy === null) derive.start(mode);
  };
  const now = (
    <Button
      key="now"
      id={kind === 'retry' ? FIRST : undefined}
      variant={kind === 'retry' ? 'primary' : 'secondary'}
      isDanger={kind === 'undo'}
      isLoading={derive.busy === 'apply'}
      onClick={press('apply')}
    >
      {t(`${kind}.now`)}
    </Button>
  );
  const preview = (
    <Button
      key="preview"
      id={kind === 'undo' ? FIRST : undefined}
      variant={kind === 'undo' ? 'primary' : 'secondary'}
      icon={<Eye size={15} strokeWidth={1.75} aria-hidden />}
      isLoading={derive.busy === 'preview'}
      onClick={press('preview')}
    >
      {t(`${kind}.preview`)}
    </Button>
  );
  const titled = kind === 'undo' && isUndo(run) ? t('undo.titleAgain') : t(`${kind}.title`);
  return (
    <Dialog
      title={titled}
      firstButtonId={FIRST}
      onClose={onClose}
      buttons={
        <>
          {kind === 'undo' ? [preview, now] : [now, preview]}
          <Button variant="link" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      {kind === 'undo' ? <UndoWords run={run} /> : <RetryWords run={run} />}
      {derive.error ? <Refusal title={t(`${kind}.refused`)} error={derive.error} /> : null}
    </Dialog>
  );
}
