import type { TFunction } from 'i18next';
import type { Run } from '../api/types';

/** What to send to support: page, run, codes, counts and times, nobody's data. */
export function supportText(t: TFunction, syncId: string, run: Run | null, message: string): string {
  const lines: [string, string | null | undefined][] = [
    [t('support.page'), location.href],
    [t('support.run'), syncId],
    [t('support.type'), run?.type],
    [t('support.status'), run?.status],
    [t('support.requested'), run?.requestedAt],
    [t('support.finished'), run?.finishedAt],
    [t('support.error'), run?.error?.code],
    [t('support.message'), run?.error?.message ?? run?.message ?? message],
    [t('support.browser'), navigator.userAgent],
  ];
  return lines
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value ?? ''}`)
    .join('\n');
}
