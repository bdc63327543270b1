import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, postJson } from '../api/client';
import type { Run } from '../api/types';
import { useLiveStore } from '../live/LiveContext';

export interface SyncControl {
  /** Pressed, and not yet answered. */
  starting: boolean;
  /** When it was pressed in this window, for as long as the page is open. */
  pressedAt: Date | null;
  /** The run that the last press started or joined. */
  pressedRun: Run | null;
  error: Error | null;
  start: () => void;
  forgetError: () => void;
}

/** Starts a sync. The same press is the same request, however often the network makes the browser send it. */
export function useSync(type: string): SyncControl {
  const store = useLiveStore();
  const queryClient = useQueryClient();
  const [pressedAt, setPressedAt] = useState<Date | null>(null);
  const mutation = useMutation({
    mutationFn: (key: string) => postJson<Run>('/api/syncs', { type, mode: 'apply' }, { 'Idempotency-Key': key }),
    onSuccess: (run) => {
      store.apply([{ kind: 'started-here', run }]);
      void queryClient.invalidateQueries({ queryKey: ['history'] });
    },
  });
  return {
    starting: mutation.isPending,
    pressedAt,
    pressedRun: mutation.data ?? null,
    error: mutation.error,
    start: () => {
      setPressedAt(new Date());
      mutation.mutate(crypto.randomUUID());
    },
    forgetError: mutation.reset,
  };
}

export interface CancelControl {
  cancelling: boolean;
  error: Error | null;
  cancel: () => void;
}

/** Asks for a run to stop. Whether it did is told by the run's own end, never guessed here. */
export function useCancel(syncId: string): CancelControl {
  const mutation = useMutation({ mutationFn: () => post(`/api/syncs/${encodeURIComponent(syncId)}/cancel`) });
  return {
    cancelling: mutation.isPending || mutation.isSuccess,
    error: mutation.error,
    cancel: () => {
      mutation.mutate();
    },
  };
}
