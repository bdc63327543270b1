import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { runQuery } from '../api/queries';
import type { Run } from '../api/types';
import { useLiveStore } from '../live/LiveContext';
import { noticeKindOf, type NoticeKind } from '../live/state';
import { useDismiss } from '../notifications/useDismiss';
import { HoldNotice } from '../plan/HoldNotice';
import type { PreviewControl } from '../plan/usePreview';
import type { Notice } from './chooseNotice';
import { EndedNotice, levelOf } from './EndedNotice';
import { NotStartedNotice, StartedNotice } from './OtherNotices';
import type { TakeFocus } from './NoticeFrame';
import { ProgressNotice } from './ProgressNotice';
import { useLiveState } from '../live/LiveContext';
import type { SyncControl } from './useSync';

interface PageNoticeProps {
  notice: Notice | null;
  sync: SyncControl;
  preview: PreviewControl;
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

export function PageNotice({ notice, sync, preview, kept }: PageNoticeProps) {
  const justPressed = useJustPressed(sync);
  if (preview.error) return <NotStartedNotice error={preview.error} onClose={preview.forgetError} />;
  if (sync.error) return <NotStartedNotice error={sync.error} onClose={sync.forgetError} />;
  if (sync.pressedAt && (sync.starting || (justPressed && sync.pressedRun?.joined !== true))) {
    return <StartedNotice at={sync.pressedAt} />;
  }
  if (!notice) return null;
  switch (notice.kind) {
    case 'progress':
      return <Running notice={notice} sync={sync} />;
    case 'held':
      return <Held key={notice.run.id} run={notice.run} sync={sync} />;
    case 'end':
      return <Ended key={notice.syncId} notice={notice} sync={sync} kept={kept} />;
  }
}

function Held({ run, sync }: { run: Run; sync: SyncControl }) {
  const close = useClose(run.id, 'held');
  return <HoldNotice run={run} onClose={close} takeFocus={followUp(sync.pressedRun?.id === run.id)} />;
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

type EndedProps = { notice: Extract<Notice, { kind: 'end' }> } & Pick<PageNoticeProps, 'sync' | 'kept'>;

function Ended({ notice, sync, kept }: EndedProps) {
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
  const told = notification?.level;
  const level = told === undefined || told === 'progress' ? levelOf(run?.status) : told;
  return <EndedNotice {...props} level={level} kept={kept} onRetry={sync.start} />;
}

function followUp(pressedHere: boolean): TakeFocus {
  return pressedHere ? 'if-lost' : 'no';
}

function useClose(syncId: string, kind: NoticeKind): () => void {
  const store = useLiveStore();
  const { notifications, runs } = useLiveState();
  const dismiss = useDismiss();
  return () => {
    const own = notifications.find(
      (notification) => notification.syncId === syncId && noticeKindOf(notification, runs) === kind,
    );
    if (own) dismiss(own);
    else store.apply([{ kind: 'closed', syncId, notice: kind }]);
  };
}
