import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { postJson } from '../api/client';
import type { Run } from '../api/types';
import { useLiveStore } from '../live/LiveContext';

export interface PreviewControl {
  starting: boolean;
  error: Error | null;
  start: () => void;
  forgetError: () => void;
}

/** Plans a sync without writing, and goes to the page of that plan. A sync under way is followed where it is shown. */
export function usePreview(type: string): PreviewControl {
  const store = useLiveStore();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const mutation = useMutation({
    mutationFn: (key: string) => postJson<Run>('/api/syncs', { type, mode: 'preview' }, { 'Idempotency-Key': key }),
    onSuccess: (run) => {
      store.apply([{ kind: 'started-here', run }]);
      void queryClient.invalidateQueries({ queryKey: ['history'] });
      if (run.mode === 'preview') void navigate({ to: '/history/$syncId/preview', params: { syncId: run.id } });
      else void navigate({ to: '/records/$type', params: { type } });
    },
  });
  return {
    starting: mutation.isPending,
    error: mutation.error,
    start: () => {
      mutation.mutate(crypto.randomUUID());
    },
    forgetError: mutation.reset,
  };
}
