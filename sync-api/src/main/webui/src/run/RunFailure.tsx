import { CircleX, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditRun } from '../api/types';
import { CellPicture } from '../sync/CellPicture';
import { quotedBold } from '../sync/quotedBold';
import { safeLink } from '../ui/safeLink';
import { sumCounts } from '../ui/Tally';
import '../sync/notice.css';

/** Why the run as a whole failed: code, sentence, cell, and what to do. */
export function RunFailure({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const { error } = run;
  const counts = sumCounts(run.datasets);
  const written = counts.created + counts.updated;
  const where = error?.where;
  const link = safeLink(where?.url ?? (run.spreadsheet ?? run.source)?.url);
  return (
    <section className="ds-notice ds-notice--danger ds-notice--run">
      <span className="ds-notice__icon">
        <CircleX size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <div className="ds-notice__head">
        <h2>{written === 0 ? t('sync.failedTitle') : t('sync.failedTitlePartly')}</h2>
        {error ? <code className="ds-label ds-label--danger ds-label--code">{error.code}</code> : null}
      </div>
      <div className="ds-notice__body">
        <p className="ds-notice__sentence">{quotedBold(error?.message ?? run.message ?? '', where)}</p>
        <div className="ds-failure">
          {where && (where.headers ?? []).length > 0 ? (
            <div className="ds-failure__where">
              <h3>{t('sync.where')}</h3>
              <CellPicture where={where} />
              {link ? (
                <a href={link} target="_blank" rel="noreferrer">
                  {where.cell ? t('sync.openCell', { cell: where.cell }) : t('sync.openSheet')}{' '}
                  <ExternalLink size={13} strokeWidth={1.75} aria-hidden />
                </a>
              ) : null}
            </div>
          ) : null}
          {error?.action ? (
            <div className="ds-failure__words">
              <h3>{t('sync.whatToDo')}</h3>
              <p>{error.action}</p>
            </div>
          ) : null}
        </div>
      </div>
    </section>
  );
}
