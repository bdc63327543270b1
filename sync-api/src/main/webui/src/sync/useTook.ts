import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { useLocale } from '../i18n';
import { dayKey, daysAgo, formatDate, formatDuration, formatTime, parseInstant } from '../ui/format';

/** From the request, which is when the person pressed, to the end. */
export function durationOf(run: Run): number | null {
  const from = parseInstant(run.requestedAt);
  const to = parseInstant(run.finishedAt);
  return from && to ? to.getTime() - from.getTime() : null;
}

/** "14:41, took 6.2 s", with the date when that was not today. */
export function useTook(run: Run | null, at: string): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const end = parseInstant(run?.finishedAt ?? at);
  if (!end) return '';
  const clock = formatTime(end, locale);
  const time = daysAgo(end, new Date()) === 0 ? clock : `${formatDate(dayKey(end), locale)}, ${clock}`;
  const ms = run ? durationOf(run) : null;
  return ms === null ? time : t('sync.took', { time, duration: formatDuration(ms, locale) });
}
