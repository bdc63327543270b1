import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { useNow } from '../ui/useNow';
import { secondsLeft } from './estimate';

interface Seen {
  id: string;
  at: number;
  percent: number;
}

/** "about 4 s left", from how fast the percent has grown since this window first saw the run apply. */
export function useTimeLeft(run: Run): string | null {
  const { t } = useTranslation();
  const now = useNow(1000).getTime();
  const [first, setFirst] = useState<Seen | null>(null);
  const applying = run.progress?.phase === 'applying';
  const percent = run.progress?.percent ?? 0;
  if (applying && first?.id !== run.id) {
    setFirst({ id: run.id, at: now, percent });
  }
  if (!applying || first?.id !== run.id) return null;
  const left = secondsLeft(first, { at: now, percent });
  if (left === null) return null;
  return left < 100 ? t('sync.secondsLeft', { count: left }) : t('sync.minutesLeft', { count: Math.round(left / 60) });
}
