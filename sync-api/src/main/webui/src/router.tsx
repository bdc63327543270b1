import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppFrame } from './frame/AppFrame';
import { historySearch } from './history/search';
import { LiveProvider } from './live/LiveProvider';
import { planSearch } from './plan/search';
import { recordsSearch } from './records/search';
import { useSyncTypes } from './records/useSyncTypes';
import { runSearch } from './run/search';
import { SessionGate } from './session/SessionGate';
import { SignedOutPage } from './session/SignedOutPage';
import { ErrorState } from './ui/ErrorState';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

function NotFound() {
  const { t } = useTranslation();
  return <ErrorState title={t('records.unknownType')} body={location.pathname} />;
}

const signedOut = createRoute({ getParentRoute: () => root, path: '/signed-out', component: SignedOutPage });

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: () => (
    <SessionGate>
      <LiveProvider>
        <AppFrame />
      </LiveProvider>
    </SessionGate>
  ),
});

function FirstPage() {
  const { t } = useTranslation();
  const { types, error } = useSyncTypes();
  const first = types[0];
  if (first) return <Navigate to="/records/$type" params={{ type: first.type }} replace />;
  return error ? <ErrorState title={t('records.errorTitle')} error={error} /> : null;
}

const home = createRoute({ getParentRoute: () => frame, path: '/', component: FirstPage });

const records = createRoute({
  getParentRoute: () => frame,
  path: '/records/$type',
  validateSearch: recordsSearch,
  component: lazyRouteComponent(() => import('./records/RecordsPage')),
});

const history = createRoute({
  getParentRoute: () => frame,
  path: '/history',
  validateSearch: historySearch,
  component: lazyRouteComponent(() => import('./history/HistoryPage')),
});

const run = createRoute({
  getParentRoute: () => frame,
  path: '/history/$syncId',
  validateSearch: runSearch,
  component: lazyRouteComponent(() => import('./run/RunPage')),
});

const preview = createRoute({
  getParentRoute: () => frame,
  path: '/history/$syncId/preview',
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import('./plan/PreviewPage')),
});

export const router = createRouter({
  routeTree: root.addChildren([signedOut, frame.addChildren([home, records, history, run, preview])]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
