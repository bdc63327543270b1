import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { post, postJson } from '../api/client';
import type { Run } from '../api/types';
import { useLiveStore } from '../live/LiveContext';

function path(run: Run, action: string): string {
  return `/api/syncs/${encodeURIComponent(run.id)}/${action}`;
}

/** What the server has taken shows in the run soon; when it does not, the buttons come back. */
const SHOWS_WITHIN_MS = 20_000;

function useForgotten({ isSuccess, reset }: { isSuccess: boolean; reset: () => void }): void {
  useEffect(() => {
    if (!isSuccess) return undefined;
    const timer = setTimeout(reset, SHOWS_WITHIN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isSuccess, reset]);
}

export interface ApproveControl {
  approving: boolean;
  /** The server has taken the approval; the run goes on from there. */
  approved: boolean;
  error: Error | null;
  approve: () => void;
}

/** Applies exactly the plan that is on the page: its hash goes along, and another plan is refused. */
export function useApprove(run: Run, planHash: string): ApproveControl {
  const store = useLiveStore();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: () => postJson<Run>(path(run, 'approve'), { planHash }),
    onSuccess: (approved) => {
      store.apply([{ kind: 'started-here', run: approved }]);
    },
    // Refused or not, the page has to show what is so now.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['run', run.id] }),
  });
  useForgotten(mutation);
  return {
    approving: mutation.isPending,
    approved: mutation.isSuccess,
    error: mutation.error,
    approve: () => {
      mutation.mutate();
    },
  };
}

export interface DiscardControl {
  asked: boolean;
  error: Error | null;
  discard: () => void;
}

/** Ends a held run. Nothing was written, so there is nothing to confirm. */
export function useDiscard(run: Run): DiscardControl {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: () => post(path(run, 'cancel')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['run', run.id] }),
  });
  useForgotten(mutation);
  return {
    asked: mutation.isPending || mutation.isSuccess,
    error: mutation.error,
    discard: () => {
      mutation.mutate();
    },
  };
}
