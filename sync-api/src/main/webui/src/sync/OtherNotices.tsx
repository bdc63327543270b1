import { Link } from '@tanstack/react-router';
import { Ban, CircleX, ClockAlert, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import type { Run } from '../api/types';
import { DeriveActions } from '../control/DeriveActions';
import { undoable } from '../control/rules';
import { useLocale } from '../i18n';
import { neverApplied, planState } from '../plan/state';
import { Busy } from '../ui/Busy';
import { formatTime } from '../ui/format';
import { NoticeFrame, type TakeFocus } from './NoticeFrame';

/** At once after the press, until the run has begun. */
export function StartedNotice({ at, onClose }: { at: Date; onClose?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <NoticeFrame
      tone="info"
      takeFocus="now"
      icon={<Busy size={20} />}
      title={t('sync.started')}
      aside={<span className="ds-notice__aside">{formatTime(at, locale, 'second')}</span>}
      closeLabel={t('sync.closeProgress')}
      onClose={onClose}
    >
      <p className="ds-notice__quiet">{t('sync.startedBody')}</p>
    </NoticeFrame>
  );
}

interface InfoNoticeProps {
  syncId: string;
  message: string;
  run: Run | null;
  onClose?: (() => void) | undefined;
  takeFocus: TakeFocus;
}

/** Cancelled, or something to know: grey. */
export function InfoNotice({ syncId, message, run, onClose, takeFocus }: InfoNoticeProps) {
  const { t } = useTranslation();
  const cancelled = run?.status === 'cancelled';
  const ended = run ? planState(run) : 'none';
  const unwritten = ended === 'discarded' || ended === 'expired' || ended === 'superseded';
  const written = unwritten || !run ? null : undoable(run);
  const count = written ? written.created + written.updated : 0;
  const nothing = t('sync.cancelledNothing');
  const saysNothing = message.toLowerCase().includes(nothing.toLowerCase());
  const applied = !cancelled || saysNothing ? null : count > 0 ? t('sync.cancelledKept', { count }) : nothing;
  const Icon = ended === 'expired' ? ClockAlert : cancelled ? Ban : Info;
  return (
    <NoticeFrame
      tone="custom"
      takeFocus={takeFocus}
      icon={<Icon size={20} strokeWidth={1.75} aria-hidden />}
      title={unwritten ? t(`plan.ended.${ended}`) : cancelled ? t('sync.cancelledTitle') : t('sync.noteTitle')}
      closeLabel={t('sync.close')}
      onClose={onClose}
    >
      <p className="ds-notice__sentence">
        {message} {applied}
      </p>
      <p className="ds-notice__links">
        <Link to={run && neverApplied(run) ? '/history/$syncId/preview' : '/history/$syncId'} params={{ syncId }}>
          {run && neverApplied(run) ? t('plan.see') : t('sync.openRun')}
        </Link>
        {run ? <DeriveActions run={run} look="notice" /> : null}
      </p>
    </NoticeFrame>
  );
}

/** The start itself was refused, or nobody answered it. */
export function NotStartedNotice({ error, onClose }: { error: Error; onClose: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error : null;
  return (
    <NoticeFrame
      tone="danger"
      takeFocus="now"
      icon={<CircleX size={20} strokeWidth={1.75} aria-hidden />}
      title={`${t('sync.notStarted')}. ${t('sync.notStartedBody')}`}
      aside={problem?.code ? <code className="ds-label ds-label--danger ds-label--code">{problem.code}</code> : null}
      closeLabel={t('sync.close')}
      onClose={onClose}
    >
      <p className="ds-notice__sentence">{problem ? (problem.detail ?? problem.message) : t('error.offline')}</p>
    </NoticeFrame>
  );
}
