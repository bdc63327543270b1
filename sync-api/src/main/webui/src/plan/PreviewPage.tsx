import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError, isForbidden } from '../api/client';
import { runQuery } from '../api/queries';
import type { Run } from '../api/types';
import { useRunName } from '../control/useRunName';
import { useLiveState } from '../live/LiveContext';
import { mergeRun } from '../live/state';
import { useSync } from '../sync/useSync';
import { ErrorState } from '../ui/ErrorState';
import { useNow } from '../ui/useNow';
import { usePageTitle } from '../ui/usePageTitle';
import { PlanFooter } from './PlanFooter';
import { PlanHead } from './PlanHead';
import { PlanNotice } from './PlanNotice';
import { PlanPanel } from './PlanPanel';
import { planState } from './state';
import { useApprove, useDiscard } from './usePlanActions';
import '../control/control.css';
import '../run/run.css';
import './plan.css';

const route = getRouteApi('/frame/history/$syncId/preview');

/** How often a plan whose time is over is asked after, until the server has said so. */
const OVERDUE_EVERY_MS = 5_000;

/** The newest that is known; an update may leave out what a held run has, so that is kept. */
function newest(fetched: Run | undefined, heard: Run | undefined): Run | undefined {
  if (!fetched || !heard) return heard ?? fetched;
  const merged = mergeRun(fetched, heard);
  return { ...merged, hold: merged.hold ?? fetched.hold ?? null };
}

export default function PreviewPage() {
  const { t } = useTranslation();
  const { syncId } = route.useParams();
  const { runs } = useLiveState();
  const now = useNow(OVERDUE_EVERY_MS);
  const heard = runs[syncId];
  const overdue = (run: Run | undefined) =>
    run?.status === 'awaiting_approval' && Date.parse(run.hold?.expiresAt ?? '') < now.getTime();
  const fetched = useQuery({
    ...runQuery(syncId),
    refetchInterval: ({ state }) => (overdue(state.data) ? OVERDUE_EVERY_MS : false),
  });
  const run = newest(fetched.data, heard);
  const runName = useRunName();
  usePageTitle(run ? runName(run) : undefined);

  if (run) return <Plan key={syncId} run={run} />;
  if (!fetched.isError) return null;
  if (isForbidden(fetched.error)) {
    return <ErrorState locked title={t('plan.forbiddenTitle')} body={t('history.forbiddenBody')} />;
  }
  if (fetched.error instanceof ApiError && fetched.error.status === 404) {
    return <ErrorState title={t('run.notFoundTitle')} body={t('run.notFoundBody', { id: syncId })} />;
  }
  return (
    <ErrorState
      title={t('plan.errorTitle')}
      error={fetched.error}
      retry={() => {
        void fetched.refetch();
      }}
    />
  );
}

function Plan({ run }: { run: Run }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const leave = useNavigate();
  const state = planState(run);
  const approve = useApprove(run, run.hold?.planHash ?? '');
  const discard = useDiscard(run);
  const sync = useSync(run.type);
  if (state === 'none') return <Navigate to="/history/$syncId" params={{ syncId: run.id }} replace />;
  const pressed = approve.approved || discard.asked;
  return (
    <>
      <PlanHead run={run} state={state} />
      <PlanNotice run={run} state={state} takeFocus={pressed ? 'if-lost' : 'no'} />
      <PlanPanel
        run={run}
        search={search}
        onSearch={(change) => {
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
        }}
      />
      {state === 'held' && run.hold ? (
        <PlanFooter
          run={run}
          hold={run.hold}
          approve={approve}
          discard={discard}
          onSyncAgain={() => {
            // A new sync supersedes the held one: it needs no cancel of its own, and nothing can come between.
            sync.start();
            void leave({ to: '/records/$type', params: { type: run.type } });
          }}
        />
      ) : null}
    </>
  );
}
