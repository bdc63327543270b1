import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { runQuery } from '../api/queries';
import { useLiveStore } from '../live/LiveContext';
import { useDismiss } from '../notifications/useDismiss';
import type { Notice } from './chooseNotice';
import { FailureNotice } from './FailureNotice';
import { InfoNotice, NotStartedNotice, StartedNotice } from './OtherNotices';
import type { TakeFocus } from './NoticeFrame';
import { ProgressNotice } from './ProgressNotice';
import { SuccessNotice } from './SuccessNotice';
import { useLiveState } from '../live/LiveContext';
import type { SyncControl } from './useSync';

interface PageNoticeProps {
  notice: Notice | null;
  sync: SyncControl;
  kept: { count: number; dataset: string } | null;
}

/** "Sync started..." stands long enough to be read, however fast the sync is. */
const STARTED_STANDS_MS = 900;

function useJustPressed(sync: SyncControl): boolean {
  const { pressedAt } = sync;
  const [over, setOver] = useState<Date | null>(null);
  useEffect(() => {
    if (pressedAt === null) return undefined;
    const timer = setTimeout(() => {
      setOver(pressedAt);
    }, STARTED_STANDS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [pressedAt]);
  return pressedAt !== null && over !== pressedAt;
}

export function PageNotice({ notice, sync, kept }: PageNoticeProps) {
  const justPressed = useJustPressed(sync);
  if (sync.error) return <NotStartedNotice error={sync.error} onClose={sync.forgetError} />;
  if (sync.pressedAt && (sync.starting || (justPressed && sync.pressedRun?.joined !== true))) {
    return <StartedNotice at={sync.pressedAt} />;
  }
  if (!notice) return null;
  return notice.kind === 'progress' ? (
    <Running notice={notice} sync={sync} />
  ) : (
    <Ended key={notice.syncId} notice={notice} sync={sync} kept={kept} />
  );
}

function Running({ notice, sync }: { notice: Extract<Notice, { kind: 'progress' }>; sync: SyncControl }) {
  const close = useClose(notice.run.id, 'progress');
  const { run } = notice;
  const pressed = sync.pressedRun?.id === run.id ? sync.pressedRun : null;
  if (run.status === 'queued' && pressed?.joined === false && sync.pressedAt) {
    return <StartedNotice at={sync.pressedAt} onClose={close} />;
  }
  return (
    <ProgressNotice
      run={run}
      joined={pressed?.joined === true}
      onClose={close}
      takeFocus={followUp(pressed !== null)}
    />
  );
}

function Ended({ notice, sync, kept }: { notice: Extract<Notice, { kind: 'end' }> } & Omit<PageNoticeProps, 'notice'>) {
  const close = useClose(notice.syncId, 'end');
  const fetched = useQuery({ ...runQuery(notice.syncId), enabled: notice.run === null });
  const run = notice.run ?? fetched.data ?? null;
  const { notification } = notice;
  const props = {
    syncId: notice.syncId,
    message: notification?.message ?? run?.message ?? '',
    at: notification?.at ?? run?.finishedAt ?? '',
    run,
    onClose: close,
    takeFocus: followUp(sync.pressedRun?.id === notice.syncId),
  };
  const level = notification?.level ?? levelOf(run?.status);
  if (level === 'success') return <SuccessNotice {...props} message={run?.message ?? props.message} />;
  if (level === 'error') return <FailureNotice {...props} kept={kept} onRetry={sync.start} />;
  return <InfoNotice {...props} />;
}

function followUp(pressedHere: boolean): TakeFocus {
  return pressedHere ? 'if-lost' : 'no';
}

function levelOf(status: string | undefined): 'success' | 'error' | 'info' {
  if (status === 'succeeded' || status === 'partial') return 'success';
  return status === 'failed' ? 'error' : 'info';
}

function useClose(syncId: string, kind: 'progress' | 'end'): () => void {
  const store = useLiveStore();
  const { notifications } = useLiveState();
  const dismiss = useDismiss();
  return () => {
    const own = notifications.find(
      (notification) => notification.syncId === syncId && (notification.level === 'progress') === (kind === 'progress'),
    );
    if (own) dismiss(own);
    else store.apply([{ kind: 'closed', syncId, notice: kind }]);
  };
}
