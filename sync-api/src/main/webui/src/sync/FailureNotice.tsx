import { Button } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { CircleX, ExternalLink, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { useMe } from '../session/useSession';
import { CopyButton } from '../ui/CopyButton';
import { safeLink } from '../ui/safeLink';
import { sumCounts } from '../ui/Tally';
import { CellPicture } from './CellPicture';
import { NoticeFrame, type TakeFocus } from './NoticeFrame';
import { quotedBold } from './quotedBold';
import { supportText } from './supportText';

interface FailureNoticeProps {
  syncId: string;
  message: string;
  run: Run | null;
  /** What is in the page's first table, when that is known. */
  kept: { count: number; dataset: string } | null;
  onClose?: (() => void) | undefined;
  onRetry?: (() => void) | undefined;
  takeFocus: TakeFocus;
}

function Where({ run }: { run: Run }) {
  const { t } = useTranslation();
  const where = run.error?.where;
  if (!where) return null;
  const link = safeLink(where.url ?? run.source?.url);
  const pictured = (where.headers ?? []).length > 0 && where.cell;
  if (!pictured && !link) return null;
  return (
    <div className="ds-failure__where">
      <h3>{t('sync.where')}</h3>
      {pictured ? <CellPicture where={where} /> : null}
      {link ? (
        <a href={link} target="_blank" rel="noreferrer">
          {where.cell ? t('sync.openCell', { cell: where.cell }) : t('sync.openSheet')}{' '}
          <ExternalLink size={13} strokeWidth={1.75} aria-hidden />
        </a>
      ) : null}
    </div>
  );
}

export function FailureNotice({ syncId, message, run, kept, onClose, onRetry, takeFocus }: FailureNoticeProps) {
  const { t } = useTranslation();
  const me = useMe();
  const counts = sumCounts(run?.datasets ?? []);
  const written = counts.created + counts.updated;
  const error = run?.error;
  const untouched = kept ? t('sync.untouchedCount', kept) : t('sync.untouched');
  return (
    <NoticeFrame
      tone="danger"
      takeFocus={takeFocus}
      icon={<CircleX size={20} strokeWidth={1.75} aria-hidden />}
      title={run && written === 0 ? t('sync.failedTitle') : t('sync.failedTitlePartly')}
      aside={error ? <code className="ds-label ds-label--danger ds-label--code">{error.code}</code> : null}
      closeLabel={t('sync.close')}
      onClose={onClose}
    >
      <p className="ds-notice__sentence">{quotedBold(error?.message ?? message, error?.where)}</p>
      {run ? (
        <div className="ds-failure">
          <Where run={run} />
          <div className="ds-failure__words">
            {error?.action ? (
              <>
                <h3>{t('sync.whatToDo')}</h3>
                <p>{error.action}</p>
              </>
            ) : null}
            <h3>{t('sync.whatHappened')}</h3>
            <p>{written === 0 ? untouched : t('sync.partlyWritten', { count: written })}</p>
          </div>
        </div>
      ) : null}
      <p className="ds-notice__buttons">
        {onRetry && me.is('admin') ? (
          <Button variant="secondary" icon={<RotateCcw size={15} strokeWidth={1.75} aria-hidden />} onClick={onRetry}>
            {t('sync.tryAgain')}
          </Button>
        ) : null}
        <CopyButton
          variant="secondary"
          label={t('sync.copySupport')}
          text={() => supportText(t, syncId, run, message)}
        />
        <Link to="/history/$syncId" params={{ syncId }}>
          {t('sync.openRun')}
        </Link>
      </p>
    </NoticeFrame>
  );
}
