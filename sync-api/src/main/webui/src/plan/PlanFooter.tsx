import { Button } from '@patternfly/react-core';
import { Check } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hold, Run } from '../api/types';
import { isUndo } from '../control/rules';
import { useMe } from '../session/useSession';
import { Refusal } from '../ui/Refusal';
import { plannedCounts } from './state';
import { useExpiry } from './useExpiry';
import { absentOf, useGuardWords } from './useGuardWords';
import type { ApproveControl, DiscardControl } from './usePlanActions';

const ApplyDialog = lazy(async () => ({ default: (await import('./ApplyDialog')).ApplyDialog }));

interface PlanFooterProps {
  run: Run;
  hold: Hold;
  approve: ApproveControl;
  discard: DiscardControl;
  /** Discards it and syncs anew, from the sheet as it is by then. */
  onSyncAgain: () => void;
}

/** Apply exactly this plan, or not at all. */
export function PlanFooter({ run, hold, approve, discard, onSyncAgain }: PlanFooterProps) {
  const { t } = useTranslation();
  const me = useMe();
  const expiry = useExpiry(hold);
  const say = useGuardWords();
  const [asking, setAsking] = useState(false);
  const guards = hold.guards.map((trip) => say(trip, absentOf(run, trip)));
  const [first] = guards;
  const busy = approve.approving || approve.approved || discard.asked;
  const locked = busy || expiry.over;
  const { created, updated } = plannedCounts(run);
  const words = isUndo(run)
    ? t('undo.footer', { count: created + updated })
    : created + updated === 0
      ? t('plan.footerNothing')
      : t('plan.footer', { created, updated });
  if (!me.is('admin')) {
    return (
      <footer className="ds-footer ds-plan-footer">
        <p>{t('plan.onlyAdmins')}</p>
      </footer>
    );
  }
  const applyText =
    guards.length === 1 && first ? t('plan.applyAlthough', { although: first.apply }) : t('plan.applyMany');
  const discardButton = (variant: 'secondary' | 'link') => (
    <Button variant={variant} isAriaDisabled={busy} onClick={busy ? undefined : discard.discard}>
      {discard.asked ? t('plan.discarding') : t('plan.discard')}
    </Button>
  );
  return (
    <footer className="ds-footer ds-plan-footer">
      {approve.error ? <Refusal title={t('plan.notApplied')} error={approve.error} /> : null}
      {discard.error ? <Refusal title={t('plan.notDiscarded')} error={discard.error} /> : null}
      {first === undefined ? (
        <>
          <Button
            variant="primary"
            icon={<Check size={15} strokeWidth={2} aria-hidden />}
            isLoading={approve.approving || approve.approved}
            isAriaDisabled={locked}
            onClick={locked ? undefined : approve.approve}
          >
            {t('plan.apply')}
          </Button>
          {discardButton('secondary')}
          <p>{words}</p>
        </>
      ) : (
        <>
          {hold.reason === 'guard' ? (
            <Button variant="primary" isAriaDisabled={busy} onClick={busy ? undefined : onSyncAgain}>
              {t('plan.syncAgain')}
            </Button>
          ) : (
            discardButton('secondary')
          )}
          <Button
            variant="secondary"
            isDanger
            aria-haspopup="dialog"
            isLoading={approve.approving || approve.approved}
            isAriaDisabled={locked}
            onClick={
              locked
                ? undefined
                : () => {
                    setAsking(true);
                  }
            }
          >
            {applyText}
          </Button>
          <p>{t('apply.logged')}</p>
          {hold.reason === 'guard' ? discardButton('link') : null}
        </>
      )}
      {asking ? (
        <Suspense fallback={null}>
          <ApplyDialog
            run={run}
            hold={hold}
            onClose={() => {
              setAsking(false);
            }}
            onApply={() => {
              setAsking(false);
              approve.approve();
            }}
          />
        </Suspense>
      ) : null}
    </footer>
  );
}
