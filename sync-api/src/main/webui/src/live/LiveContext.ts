import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Run } from '../api/types';
import { isActive, isHeld, type LiveState } from './state';
import { LiveStore } from './store';

export type Connection = 'connecting' | 'live' | 'paused';

export interface Live {
  store: LiveStore;
  connection: Connection;
}

export const LiveContext = createContext<Live>({ store: new LiveStore(), connection: 'connecting' });

export function useLiveStore(): LiveStore {
  return useContext(LiveContext).store;
}

export function useConnection(): Connection {
  return useContext(LiveContext).connection;
}

export function useLiveState(): LiveState {
  const store = useLiveStore();
  return useSyncExternalStore(store.subscribe, store.snapshot);
}

export function useActiveRun(type: string): Run | null {
  const { runs } = useLiveState();
  return Object.values(runs).find((run) => run.type === type && isActive(run)) ?? null;
}

/** The run of a type that waits for approval; there is one at most, since a newer one supersedes it. */
export function useHeldRun(type: string): Run | null {
  const { runs } = useLiveState();
  return Object.values(runs).find((run) => run.type === type && isHeld(run)) ?? null;
}
