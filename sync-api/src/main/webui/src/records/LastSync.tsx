import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ban, CircleCheck, CircleDashed, CircleX, Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { newestRunQuery } from '../api/queries';
import type { Run } from '../api/types';
import { isUndo } from '../control/rules';
import { useLocale } from '../i18n';
import { useHeldRun } from '../live/LiveContext';
import { useMe } from '../session/useSession';
import { dayKey, daysAgo, formatDate, formatTime, parseInstant } from '../ui/format';
import { sumCounts } from '../ui/Tally';
import { useNow } from '../ui/useNow';

const JUST_NOW_MS = 60_000;

function useWhen(): (run: Run) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow(15_000);
  return (run) => {
    const end = parseInstant(run.finishedAt ?? run.requestedAt);
    if (!end) return '';
    if (now.getTime() - end.getTime() < JUST_NOW_MS) return t('lastSync.justNow');
    const time = formatTime(end, locale);
    const days = daysAgo(end, now);
    if (days === 0) return t('lastSync.today', { time });
    if (days === 1) return t('lastSync.yesterday', { time });
    return t('lastSync.on', { date: formatDate(dayKey(end), locale), time });
  };
}

function Success({ run, when }: { run: Run; when: string }) {
  const { t } = useTranslation();
  const name = run.requestedBy?.name;
  const failed = sumCounts(run.datasets).failed;
  const verb = isUndo(run) ? 'undone' : 'synced';
  const said = name ? t(`lastSync.${verb}By`, { when, name }) : t(`lastSync.${verb}`, { when });
  const failedText = t('lastSync.failed', { count: failed });
  return (
    <span className="ds-last-sync__part">
      <CircleCheck className="ds-success" size={15} strokeWidth={1.75} aria-hidden />
      <span>
        {said}
        {failed > 0 ? (
          <>
            {', '}
            <Link
              to="/history/$syncId"
              params={{ syncId: run.id }}
              search={{ tab: 'failed' }}
              className="ds-failed-link"
            >
              {failedText}
            </Link>
          </>
        ) : null}
      </span>
    </span>
  );
}

/** The last success, never replaced by a failure: the failed attempt is added. Runs are not for a viewer's eyes. */
export function LastSync({ type }: { type: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const when = useWhen();
  const held = useHeldRun(type);
  const success = useQuery({ ...newestRunQuery(type, 'succeeded'), enabled: me.audits });
  const ended = useQuery({ ...newestRunQuery(type, 'ended'), enabled: me.audits });
  if (!me.audits) return null;
  if (success.isPending || ended.isPending) return <p className="ds-last-sync">&nbsp;</p>;
  if (success.isError) return null;
  const attempt = ended.data && ended.data.id !== success.data?.id ? ended.data : null;
  return (
    <p className="ds-last-sync">
      {success.data ? (
        <Success run={success.data} when={when(success.data)} />
      ) : (
        <span className="ds-last-sync__part">
          <CircleDashed size={15} strokeWidth={1.75} aria-hidden />
          {t('lastSync.never')}
        </span>
      )}
      {attempt?.status === 'failed' ? (
        <span className="ds-last-sync__part ds-last-sync__attempt ds-danger">
          <CircleX size={15} strokeWidth={1.75} aria-hidden />
          <Link to="/history/$syncId" params={{ syncId: attempt.id }} className="ds-danger">
            {t('lastSync.attemptFailed', { when: when(attempt) })}
          </Link>
        </span>
      ) : null}
      {attempt?.status === 'cancelled' ? (
        <span className="ds-last-sync__part ds-last-sync__attempt">
          <Ban size={15} strokeWidth={1.75} aria-hidden />
          {t('lastSync.attemptCancelled', { when: when(attempt) })}
        </span>
      ) : null}
      {held ? (
        <span className="ds-last-sync__part ds-last-sync__attempt">
          <Hand size={15} strokeWidth={1.75} aria-hidden />
          <Link to="/history/$syncId/preview" params={{ syncId: held.id }}>
            {t('lastSync.waits')}
          </Link>
        </span>
      ) : null}
    </p>
  );
}
