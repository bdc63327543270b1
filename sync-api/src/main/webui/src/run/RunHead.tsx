import { Link, useNavigate } from '@tanstack/react-router';
import { Calendar, ChevronRight, FileSpreadsheet, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditRun } from '../api/types';
import { DeriveActions } from '../control/DeriveActions';
import { useRunName } from '../control/useRunName';
import { useLocale } from '../i18n';
import { logOutcome } from '../history/outcome';
import { useSyncTypes } from '../records/useSyncTypes';
import { supportText } from '../sync/supportText';
import { durationOf } from '../sync/useTook';
import { RequesterAvatar } from '../ui/Avatar';
import { CopyButton } from '../ui/CopyButton';
import { RunLinks } from './RunLinks';
import { dayKey, daysAgo, formatDate, formatDuration, formatTime, parseInstant, zoneName } from '../ui/format';
import { safeLink } from '../ui/safeLink';
import { StatusLabel } from '../ui/StatusLabel';
import { sumCounts } from '../ui/Tally';

function useStarted(run: AuditRun): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const at = parseInstant(run.requestedAt);
  if (!at) return '';
  const time = formatTime(at, locale, 'second');
  return daysAgo(at, new Date()) === 0
    ? t('run.today', { time })
    : t('run.on', { date: formatDate(dayKey(at), locale), time });
}

function Facts({ run }: { run: AuditRun }) {
  const locale = useLocale();
  const started = useStarted(run);
  const took = durationOf(run);
  const by = run.requestedBy;
  const sheet = run.spreadsheet ?? run.source;
  const link = safeLink(sheet?.url);
  return (
    <ul className="ds-facts">
      {by ? (
        <li>
          <RequesterAvatar requester={by} />
          {by.name ?? by.id}
        </li>
      ) : null}
      <li>
        <Calendar size={15} strokeWidth={1.75} aria-hidden />
        {started} <span className="ds-quiet">{zoneName(locale).short}</span>
      </li>
      {took === null ? null : (
        <li>
          <Timer size={15} strokeWidth={1.75} aria-hidden />
          {formatDuration(took, locale)}
        </li>
      )}
      {sheet?.title ? (
        <li>
          <FileSpreadsheet size={15} strokeWidth={1.75} aria-hidden />
          {link ? (
            <a href={link} target="_blank" rel="noreferrer">
              {sheet.title}
            </a>
          ) : (
            sheet.title
          )}
        </li>
      ) : null}
      <RunLinks run={run} />
    </ul>
  );
}

export function RunHead({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const { byType } = useSyncTypes();
  const runName = useRunName();
  const navigate = useNavigate();
  const type = byType(run.type)?.label ?? (run.type || t('history.unknown'));
  return (
    <header className="ds-head ds-head--run">
      <div className="ds-head__text">
        <nav aria-label={t('run.breadcrumb')}>
          <ol className="ds-crumbs">
            <li>
              <Link to="/history">{t('history.title')}</Link>
            </li>
            <li>
              <ChevronRight size={13} strokeWidth={1.75} aria-hidden />
              <Link to="/history" search={{ type: run.type }}>
                {type}
              </Link>
            </li>
            <li>
              <ChevronRight size={13} strokeWidth={1.75} aria-hidden />
              <code title={run.id}>{run.id.slice(0, 18)}</code>
            </li>
          </ol>
        </nav>
        <div className="ds-run-title">
          <h1>{runName(run)}</h1>
          <StatusLabel status={logOutcome(run)} failed={sumCounts(run.datasets).failed} />
        </div>
        <Facts run={run} />
      </div>
      <div className="ds-head__actions">
        <DeriveActions
          run={run}
          look="page"
          onBegun={({ id }) => {
            void navigate({ to: '/history/$syncId', params: { syncId: id } });
          }}
        />
        <CopyButton
          variant="secondary"
          label={t('run.copy')}
          text={() => supportText(t, run.id, run, run.message ?? '')}
        />
      </div>
    </header>
  );
}
