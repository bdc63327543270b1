import { Link } from '@tanstack/react-router';
import { Ban, CircleX, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import type { Run } from '../api/types';
import { useLocale } from '../i18n';
import { Busy } from '../ui/Busy';
import { formatTime } from '../ui/format';
import { sumCounts } from '../ui/Tally';
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
  onClose: () => void;
  takeFocus: TakeFocus;
}

/** Cancelled, or something to know: grey. */
export function InfoNotice({ syncId, message, run, onClose, takeFocus }: InfoNoticeProps) {
  const { t } = useTranslation();
  const cancelled = run?.status === 'cancelled';
  const counts = sumCounts(run?.datasets ?? []);
  const written = counts.created + counts.updated;
  const kept = written > 0 ? t('sync.cancelledKept', { count: written }) : t('sync.cancelledNothing');
  const Icon = cancelled ? Ban : Info;
  return (
    <NoticeFrame
      tone="custom"
      takeFocus={takeFocus}
      icon={<Icon size={20} strokeWidth={1.75} aria-hidden />}
      title={cancelled ? t('sync.cancelledTitle') : t('sync.noteTitle')}
      closeLabel={t('sync.close')}
      onClose={onClose}
    >
      <p className="ds-notice__quiet">
        {message || kept}{' '}
        <Link to="/history/$syncId" params={{ syncId }}>
          {t('sync.openRun')}
        </Link>
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
