import { Td, Tr } from '@patternfly/react-table';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditRun } from '../api/types';
import { RunKind } from '../control/RunKind';
import { useLocale } from '../i18n';
import { isEnded, isHeld } from '../live/state';
import { neverApplied } from '../plan/state';
import { useSyncTypes } from '../records/useSyncTypes';
import { durationOf } from '../sync/useTook';
import { RequesterAvatar } from '../ui/Avatar';
import { formatDuration, formatNumber, formatTime, parseInstant } from '../ui/format';
import { StatusLabel } from '../ui/StatusLabel';
import { sumCounts, TallyBar, type Counts } from '../ui/Tally';
import { logOutcome } from './outcome';
import { failureReasons } from './reasons';

function Result({ run, counts }: { run: AuditRun; counts: Counts }) {
  const { t } = useTranslation();
  if (run.outcome === 'joined') return t('history.joined');
  if (run.status === 'failed') {
    const message = run.error?.message ?? run.message ?? '';
    return <span className="ds-danger">{run.error ? `${run.error.code}: ${message}` : message}</span>;
  }
  if (run.status === 'running') return t('history.underWay', { percent: run.progress?.percent ?? 0 });
  if (run.status === 'queued') return t('history.queued');
  if (run.status === 'cancelled') return run.message || t('history.cancelled');
  if (run.status === 'awaiting_approval') return run.error?.message ?? run.message ?? t('history.held');
  const reasons = failureReasons(run.summary ?? run.text ?? '');
  return (
    <>
      <span className={`ds-delta${counts.created > 0 ? ' ds-delta--created' : ''}`}>
        +{counts.created}
        <span className="pf-v6-screen-reader"> {t('outcome.created')}</span>
      </span>{' '}
      <span className={`ds-delta${counts.updated > 0 ? ' ds-delta--updated' : ''}`}>
        ~{counts.updated}
        <span className="pf-v6-screen-reader"> {t('outcome.updated')}</span>
      </span>{' '}
      {counts.failed === 0
        ? t('history.nothingFailed')
        : reasons.length === 0
          ? t('history.failedCount', { count: counts.failed })
          : t('history.failedReasons', { count: counts.failed, reasons: reasons.join(', ') })}
    </>
  );
}

export function HistoryRow({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const { byType } = useSyncTypes();
  const counts = sumCounts(run.datasets);
  const written = counts.created + counts.updated + counts.unchanged + counts.skipped + counts.failed;
  const type = byType(run.type)?.label ?? (run.type || t('history.unknown'));
  const requested = parseInstant(run.requestedAt);
  const time = requested ? formatTime(requested, locale) : '';
  const took = durationOf(run);
  const by = run.requestedBy;
  const label = (column: 'outcome' | 'type' | 'startedBy' | 'time' | 'took' | 'records' | 'result') => ({
    dataLabel: t(`history.columns.${column}`),
    className: `ds-cell ds-history-${column}`,
  });

  return (
    <Tr
      className="ds-row ds-row--run"
      onClick={(event) => {
        if ((event.target as Element).closest('a') === null && getSelection()?.isCollapsed !== false) {
          void navigate({ to: '/history/$syncId', params: { syncId: run.id } });
        }
      }}
    >
      <Td {...label('outcome')}>
        <StatusLabel status={logOutcome(run)} />
      </Td>
      <Td {...label('type')}>
        <Link
          to="/history/$syncId"
          params={{ syncId: run.id }}
          className="ds-name"
          aria-label={t('history.openRun', { type, time })}
        >
          {type}
        </Link>
        <RunKind run={run} />
      </Td>
      <Td {...label('startedBy')}>
        {by ? (
          <span className="ds-by">
            <RequesterAvatar requester={by} />
            <span>{by.name ?? by.id}</span>
          </span>
        ) : null}
      </Td>
      <Td {...label('time')}>{time}</Td>
      <Td {...label('took')}>{took === null ? '' : formatDuration(took, locale)}</Td>
      <Td {...label('records')}>
        {written > 0 && isEnded(run) && run.status !== 'failed' && !neverApplied(run) ? (
          <span className="ds-run-tally">
            <TallyBar counts={counts} height={6} />
            {formatNumber(written, locale)}
          </span>
        ) : (
          <span className="ds-quiet">
            {(isEnded(run) || isHeld(run)) && run.outcome !== 'joined' ? t('history.noneWritten') : ''}
          </span>
        )}
      </Td>
      <Td {...label('result')}>
        <span className="ds-result">
          <Result run={run} counts={counts} />
        </span>
      </Td>
    </Tr>
  );
}
