import { Button, Progress } from '@patternfly/react-core';
import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import type { Run } from '../api/types';
import { useLocale } from '../i18n';
import { planState } from '../plan/state';
import { useMe } from '../session/useSession';
import { Busy } from '../ui/Busy';
import { formatTime, parseInstant } from '../ui/format';
import { NoticeFrame, type TakeFocus } from './NoticeFrame';
import { Steps } from './Steps';
import { useProgressText } from './progressText';
import { useTimeLeft } from './useTimeLeft';
import { useCancel } from './useSync';

interface ProgressNoticeProps {
  run: Run;
  /** This window's press was joined to it. */
  joined: boolean;
  onClose?: (() => void) | undefined;
  takeFocus: TakeFocus;
}

function useAside(run: Run, joined: boolean): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useMe();
  const by = run.requestedBy;
  const at = parseInstant(run.requestedAt);
  const time = at ? formatTime(at, locale) : '';
  const name = by?.name ?? null;
  const approver = run.hold?.approvedBy;
  const approvedAt = parseInstant(run.hold?.approvedAt);
  if (joined) return name ? t('sync.joined', { name, time }) : t('sync.joinedUnknown');
  if (approver && approvedAt) {
    return t('plan.approvedBy', { name: approver.name ?? approver.id, time: formatTime(approvedAt, locale) });
  }
  const mine = by?.email ? by.email === me.email : name === me.name;
  return mine || !name ? t('sync.keepWorking') : `${t('sync.other', { name, time })} ${t('sync.keepWorking')}`;
}

/** What is in progress: a sync, an undo, a retry, a plan that is made or applied. */
function useTitle(run: Run): string {
  const { t } = useTranslation();
  const state = planState(run);
  if (run.progress?.phase === 'waiting') return t('sync.waiting');
  if (state === 'planning') return t('plan.inProgress');
  if (state === 'applying') return t('plan.applying');
  return run.derivedFrom ? t(`run.inProgressOf.${run.derivedFrom.kind}`) : t('sync.inProgress');
}

export function ProgressNotice({ run, joined, onClose, takeFocus }: ProgressNoticeProps) {
  const { t } = useTranslation();
  const me = useMe();
  const aside = useAside(run, joined);
  const title = useTitle(run);
  const text = useProgressText(run);
  const left = useTimeLeft(run);
  const { cancelling, error, cancel } = useCancel(run.id);
  const phase = run.progress?.phase ?? 'reading';
  const percent = run.progress?.percent ?? 0;
  const waiting = phase === 'waiting';
  const asked = cancelling || run.cancelRequested === true;

  return (
    <NoticeFrame
      tone="info"
      takeFocus={takeFocus}
      icon={waiting ? <Timer size={20} strokeWidth={1.75} aria-hidden /> : <Busy size={20} />}
      title={title}
      aside={<span className="ds-notice__aside">{waiting ? t('sync.waitingBody') : aside}</span>}
      actions={
        me.is('admin') ? (
          <Button
            variant="secondary"
            size="sm"
            className="ds-cancel"
            isAriaDisabled={asked}
            onClick={asked ? undefined : cancel}
          >
            {asked ? t('sync.cancelling') : t('sync.cancel')}
          </Button>
        ) : undefined
      }
      closeLabel={t('sync.closeProgress')}
      onClose={onClose}
    >
      <Steps phase={phase} planOnly={planState(run) === 'planning'} />
      <Progress className="ds-progress" value={percent} measureLocation="none" aria-label={t('sync.progress')} />
      <p className="ds-progress-line">
        <strong>{t('sync.percent', { percent })}</strong>
        <span>{text}</span>
        <span className="ds-grow" />
        {left ? <span>{left}</span> : null}
      </p>
      {error ? (
        <p className="ds-notice__refused" role="alert">
          {t('sync.cancelTooLate', {
            detail: error instanceof ApiError ? (error.detail ?? error.message) : t('error.offline'),
          })}
        </p>
      ) : null}
    </NoticeFrame>
  );
}
