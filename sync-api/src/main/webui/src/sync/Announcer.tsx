import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveStore } from '../live/LiveContext';
import { useSyncTypes } from '../records/useSyncTypes';
import { announcementOf } from './announce';

/** Says a sync's start, quarters and end to a screen reader; a failure interrupts. */
export function Announcer() {
  const { t } = useTranslation();
  const store = useLiveStore();
  const { byType } = useSyncTypes();
  const [said, setSaid] = useState({ status: '', alert: '' });

  useEffect(() => {
    let before = store.snapshot();
    return store.subscribe(() => {
      const now = store.snapshot();
      for (const run of Object.values(now.runs)) {
        if (run === before.runs[run.id]) continue;
        const news = before.ready || now.startedHere.has(run.id) ? announcementOf(before.runs[run.id], run) : null;
        if (news === null) continue;
        const type = byType(run.type)?.label ?? run.type;
        if (news.kind === 'started') setSaid({ status: t('sync.announce.started', { type }), alert: '' });
        else if (news.kind === 'held') setSaid({ status: t('sync.announce.held', { type }), alert: '' });
        else if (news.kind === 'quarter')
          setSaid({ status: t('sync.announce.quarter', { type, percent: news.percent }), alert: '' });
        else {
          const text = t('sync.announce.ended', { type, message: news.message });
          setSaid(news.alert ? { status: '', alert: text } : { status: text, alert: '' });
        }
      }
      before = now;
    });
  }, [store, byType, t]);

  return (
    <div className="pf-v6-screen-reader">
      <div role="status">{said.status}</div>
      <div role="alert">{said.alert}</div>
    </div>
  );
}
