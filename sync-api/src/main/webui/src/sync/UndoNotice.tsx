import { Link } from '@tanstack/react-router';
import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { DeriveActions } from '../control/DeriveActions';
import { undoGroups } from '../control/rules';
import { sumCounts } from '../ui/Tally';
import { NoticeFrame, type TakeFocus } from './NoticeFrame';
import { useTook } from './useTook';

interface UndoNoticeProps {
  syncId: string;
  message: string;
  at: string;
  run: Run;
  onClose?: (() => void) | undefined;
  takeFocus: TakeFocus;
}

/** What an undo took back, and, never hidden, what it could not. */
export function UndoNotice({ syncId, message, at, run, onClose, takeFocus }: UndoNoticeProps) {
  const { t } = useTranslation();
  const took = useTook(run, at);
  const { reversed, kept, couldNot } = undoGroups(sumCounts(run.datasets));
  const params = { syncId };
  return (
    <NoticeFrame
      tone="success"
      takeFocus={takeFocus}
      icon={<Undo2 size={20} strokeWidth={1.75} aria-hidden />}
      title={t('undo.finished')}
      aside={
        <>
          {couldNot > 0 ? (
            <Link
              to="/history/$syncId"
              params={params}
              search={{ tab: 'failed' }}
              className="ds-label ds-label--danger"
            >
              <X size={13} strokeWidth={1.75} aria-hidden />
              {t('undo.couldNotCount', { count: couldNot })}
            </Link>
          ) : null}
          <span className="ds-notice__aside">
            {t('undo.reversedCount', { count: reversed })} · {took}
          </span>
        </>
      }
      closeLabel={t('sync.close')}
      onClose={onClose}
    >
      <p className="ds-notice__sentence">{message}</p>
      <p className="ds-notice__links">
        <Link to="/history/$syncId" params={params} search={kept > 0 ? { tab: 'skipped' } : {}}>
          {t('undo.seeGroups')}
        </Link>
        <DeriveActions run={run} look="notice" />
      </p>
    </NoticeFrame>
  );
}
