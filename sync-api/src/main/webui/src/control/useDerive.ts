import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { postJson } from '../api/client';
import type { DerivedFrom, Run } from '../api/types';
import { useLiveStore } from '../live/LiveContext';

export interface DeriveControl {
  busy: 'apply' | 'preview' | null;
  error: Error | null;
  start: (mode: 'apply' | 'preview') => void;
  forget: () => void;
}

/** Retries or undoes a run, as a run of its own: its plan is shown first, or it begins at once. */
export function useDerive(run: Run, kind: DerivedFrom['kind'], onBegun: (begun: Run) => void): DeriveControl {
  const store = useLiveStore();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const mutation = useMutation({
    mutationFn: (mode: 'apply' | 'preview') =>
      postJson<Run>(`/api/syncs/${encodeURIComponent(run.id)}/${kind}`, { mode }),
    onSuccess: (begun, mode) => {
      store.apply([{ kind: 'started-here', run: begun }]);
      void queryClient.invalidateQueries({ queryKey: ['history'] });
      void queryClient.invalidateQueries({ queryKey: ['derived-runs', run.id] });
      if (mode === 'preview') void navigate({ to: '/history/$syncId/preview', params: { syncId: begun.id } });
      else onBegun(begun);
    },
  });
  return {
    busy: mutation.isPending ? mutation.variables : null,
    error: mutation.error,
    start: mutation.mutate,
    forget: mutation.reset,
  };
}
