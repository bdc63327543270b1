import { Button } from '@patternfly/react-core';
import { Ban, ClockAlert, Eye } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { useMe } from '../session/useSession';
import { EndedNotice, levelOf } from '../sync/EndedNotice';
import { NoticeFrame, type TakeFocus } from '../sync/NoticeFrame';
import { ProgressNotice } from '../sync/ProgressNotice';
import { GuardCard } from './GuardCard';
import type { PlanState } from './state';
import { usePreview } from './usePreview';

interface PlanNoticeProps {
  run: Run;
  state: PlanState;
  takeFocus: TakeFocus;
}

/** What is to be known of a plan before anything else: that it is made, why it is held, what became of it. */
export function PlanNotice({ run, state, takeFocus }: PlanNoticeProps) {
  switch (state) {
    case 'planning':
    case 'applying':
      return <ProgressNotice run={run} joined={false} takeFocus={takeFocus} />;
    case 'held':
      return run.hold?.guards.map((trip) => <GuardCard key={`${trip.code}:${trip.dataset}`} run={run} trip={trip} />);
    case 'applied':
    case 'failed':
      return (
        <EndedNotice
          syncId={run.id}
          level={levelOf(run.status)}
          message={run.message ?? ''}
          at={run.finishedAt ?? ''}
          run={run}
          takeFocus={takeFocus}
        />
      );
    case 'discarded':
    case 'expired':
    case 'superseded':
      return <Over run={run} state={state} takeFocus={takeFocus} />;
    case 'none':
      return null;
  }
}

/** A plan that nobody can apply any more. Nothing was changed by it. */
function Over({ run, state, takeFocus }: PlanNoticeProps & { state: 'discarded' | 'expired' | 'superseded' }) {
  const { t } = useTranslation();
  const me = useMe();
  const preview = usePreview(run.type);
  const Icon = state === 'expired' ? ClockAlert : Ban;
  const nothing = t('sync.cancelledNothing');
  const message = run.message ?? '';
  return (
    <NoticeFrame
      tone="custom"
      takeFocus={takeFocus}
      icon={<Icon size={20} strokeWidth={1.75} aria-hidden />}
      title={t(`plan.ended.${state}`)}
      closeLabel={t('sync.close')}
    >
      <p className="ds-notice__sentence">
        {message} {message.toLowerCase().includes(nothing.toLowerCase()) ? null : nothing}
      </p>
      <p className="ds-notice__buttons">
        {me.is('admin') && !run.derivedFrom ? (
          <Button
            variant="secondary"
            icon={<Eye size={15} strokeWidth={1.75} aria-hidden />}
            isLoading={preview.starting}
            onClick={preview.start}
          >
            {t('plan.again')}
          </Button>
        ) : null}
        <Link to="/records/$type" params={{ type: run.type }}>
          {t('plan.toRecords')}
        </Link>
      </p>
    </NoticeFrame>
  );
}
