import { Button } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Hold, Run } from '../api/types';
import { Dialog } from '../ui/Dialog';
import { plannedCounts } from './state';
import { absentOf, useGuardWords } from './useGuardWords';

const FIRST = 'apply-first';

interface ApplyDialogProps {
  run: Run;
  hold: Hold;
  onClose: () => void;
  onApply: () => void;
}

/** Applying against a guard is asked for by its figures, not by "are you sure". */
export function ApplyDialog({ run, hold, onClose, onApply }: ApplyDialogProps) {
  const { t } = useTranslation();
  const say = useGuardWords();
  const guards = hold.guards.map((trip) => say(trip, absentOf(run, trip)));
  const { created, updated } = plannedCounts(run);
  const absent = run.datasets.reduce((sum, tally) => sum + (tally.absent ?? 0), 0);
  const [first] = guards;
  const title = guards.length === 1 && first ? t('apply.title', { although: first.apply }) : t('apply.titleMany');
  return (
    <Dialog
      title={title}
      firstButtonId={FIRST}
      onClose={onClose}
      buttons={
        <>
          <Button id={FIRST} variant="secondary" onClick={onClose}>
            {t('apply.keep')}
          </Button>
          <Button variant="danger" onClick={onApply}>
            {t('apply.now')}
          </Button>
        </>
      }
    >
      <dl className="ds-dialog__groups">
        {guards.map((guard) => (
          <div key={guard.sentence}>
            <dt>{guard.limit}</dt>
            <dd>{guard.sentence}</dd>
          </div>
        ))}
        <div>
          <dt>{t('apply.happens')}</dt>
          <dd>
            {t('apply.writes', { created, updated })} {absent > 0 ? t('apply.absent', { count: absent }) : null}
          </dd>
        </div>
      </dl>
      <p>{t('apply.logged')}</p>
    </Dialog>
  );
}
