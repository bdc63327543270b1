import { Button } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { Eye, Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { useMe } from '../session/useSession';
import { NoticeFrame, type TakeFocus } from '../sync/NoticeFrame';
import { TallyFigures } from '../ui/Tally';
import { Refusal } from '../ui/Refusal';
import { plannedCounts } from './state';
import { useUndoName } from './useUndoName';
import { useDiscard } from './usePlanActions';
import { useExpiry } from './useExpiry';
import { absentOf, useGuardWords } from './useGuardWords';
import './plan.css';

interface HoldNoticeProps {
  run: Run;
  onClose?: (() => void) | undefined;
  takeFocus: TakeFocus;
}

/** A run that waits for approval: why, what it would do, until when, and the way to its plan. */
export function HoldNotice({ run, onClose, takeFocus }: HoldNoticeProps) {
  const { hold } = run;
  return hold ? <Held run={run} hold={hold} onClose={onClose} takeFocus={takeFocus} /> : null;
}

function Held({ run, hold, onClose, takeFocus }: HoldNoticeProps & { hold: NonNullable<Run['hold']> }) {
  const { t } = useTranslation();
  const me = useMe();
  const expiry = useExpiry(hold);
  const say = useGuardWords();
  const name = useUndoName(run);
  const discard = useDiscard(run);
  const guards = hold.guards.map((trip) => say(trip, absentOf(run, trip)));
  const guarded = guards.length > 0;
  const title = guarded ? guards.map((guard) => guard.title).join(' ') : t('plan.ready');
  return (
    <NoticeFrame
      tone={guarded ? 'warning' : 'info'}
      takeFocus={takeFocus}
      icon={
        guarded ? <Hand size={20} strokeWidth={1.75} aria-hidden /> : <Eye size={20} strokeWidth={1.75} aria-hidden />
      }
      title={`${title} ${t('guard.nothingWritten')}`}
      aside={<span className="ds-notice__aside">{expiry.text}</span>}
      closeLabel={t('sync.close')}
      onClose={onClose}
    >
      {guards.map((guard) => (
        <p key={guard.sentence} className="ds-notice__sentence">
          {guard.sentence}
        </p>
      ))}
      <div className="ds-hold__figures">
        <span>{t('plan.would')}</span>
        <TallyFigures counts={plannedCounts(run)} name={name} />
      </div>
      {discard.error ? <Refusal title={t('plan.notDiscarded')} error={discard.error} /> : null}
      <p className="ds-notice__buttons">
        <Link
          to="/history/$syncId/preview"
          params={{ syncId: run.id }}
          className="pf-v6-c-button pf-m-secondary ds-link-button"
        >
          <Eye size={15} strokeWidth={1.75} aria-hidden />
          {me.is('admin') ? t('plan.look') : t('plan.see')}
        </Link>
        {me.is('admin') ? (
          <Button variant="link" isAriaDisabled={discard.asked} onClick={discard.asked ? undefined : discard.discard}>
            {discard.asked ? t('plan.discarding') : t('plan.discard')}
          </Button>
        ) : null}
      </p>
    </NoticeFrame>
  );
}
