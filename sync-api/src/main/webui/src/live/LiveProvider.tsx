import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { getJson, isSignedOut } from '../api/client';
import { sessionQuery } from '../api/queries';
import type { LiveMessage, Notification, Page, Run } from '../api/types';
import { LiveConnection } from './connection';
import { LiveContext, type Connection } from './LiveContext';
import { DataRefresh } from './refresh';
import { LiveStore } from './store';

const PAUSED_AFTER_MS = 3_000;
const POLL_EVERY_MS = 3_000;

function socketUrl(): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/ws/notifications`;
}

/** While the socket is away the page asks instead: the active runs from sync-api, the notices from the gateway. */
async function poll(store: LiveStore, refresh: DataRefresh): Promise<void> {
  const before = store.snapshot();
  const runs = await getJson<Page<Run>>('/api/syncs', { status: 'active' });
  store.apply([{ kind: 'polled-runs', runs: runs.items }]);
  refresh.afterRuns(before, store.snapshot());
  const answer = await getJson<Page<Notification> | Notification[]>('/api/notifications');
  const notifications = Array.isArray(answer) ? answer : answer.items;
  store.apply([{ kind: 'snapshot', runs: runs.items, notifications }]);
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const store = useMemo(() => new LiveStore(), []);
  const refresh = useMemo(() => new DataRefresh(queryClient), [queryClient]);
  const [connection, setConnection] = useState<Connection>('connecting');

  useEffect(() => {
    let pausedTimer: ReturnType<typeof setTimeout> | null = null;
    const clearPaused = () => {
      if (pausedTimer !== null) clearTimeout(pausedTimer);
      pausedTimer = null;
    };
    const socket = new LiveConnection(socketUrl(), {
      onOpen: () => {
        clearPaused();
        setConnection('live');
      },
      onClosed: () => {
        pausedTimer ??= setTimeout(() => {
          setConnection('paused');
        }, PAUSED_AFTER_MS);
      },
      onMessages: (messages: LiveMessage[]) => {
        const before = store.snapshot();
        store.apply(messages);
        refresh.afterMessages(messages, before, store.snapshot());
      },
      hasSession: async () => {
        try {
          await queryClient.query({ ...sessionQuery, staleTime: 0 });
          return true;
        } catch (error) {
          if (isSignedOut(error)) return false;
          throw error;
        }
      },
    });
    socket.start();
    return () => {
      clearPaused();
      socket.stop();
    };
  }, [queryClient, refresh, store]);

  useEffect(() => {
    if (connection !== 'paused') return undefined;
    const ask = () => {
      // The next round asks again; the indicator already says that updates are paused.
      poll(store, refresh).catch(() => undefined);
    };
    ask();
    const timer = setInterval(ask, POLL_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [connection, refresh, store]);

  const live = useMemo(() => ({ store, connection }), [store, connection]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
