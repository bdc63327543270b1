import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isForbidden } from '../api/client';
import { auditRunQuery } from '../api/queries';
import type { AuditRun } from '../api/types';
import { isUndo } from '../control/rules';
import { useRunName } from '../control/useRunName';
import { useLiveState } from '../live/LiveContext';
import { isEnded, isHeld, mergeRun } from '../live/state';
import { HoldNotice } from '../plan/HoldNotice';
import { neverApplied } from '../plan/state';
import { EndedNotice } from '../sync/EndedNotice';
import { ProgressNotice } from '../sync/ProgressNotice';
import { CopyButton } from '../ui/CopyButton';
import { ErrorState } from '../ui/ErrorState';
import { sumCounts } from '../ui/Tally';
import { usePageTitle } from '../ui/usePageTitle';
import { RunFailure } from './RunFailure';
import { RunHead } from './RunHead';
import { absentCount } from './absent';
import { RunRecords } from './RunRecords';
import { RunTallies } from './RunTallies';
import { RunTimeline } from './RunTimeline';
import { firstTab, RUN_TABS, type RunSearch, type RunTab } from './search';
import '../control/control.css';
import './run.css';

const route = getRouteApi('/frame/history/$syncId');

export default function RunPage() {
  const { t } = useTranslation();
  const { syncId } = route.useParams();
  const runName = useRunName();
  const { runs } = useLiveState();
  const logged = useQuery(auditRunQuery(syncId));
  const heard = runs[syncId];
  const run = logged.data && heard ? { ...logged.data, ...mergeRun(logged.data, heard) } : logged.data;
  usePageTitle(run ? runName(run) : undefined);

  if (run) return <LoggedRun key={syncId} run={run} />;
  if (!logged.isError) return null;
  if (isForbidden(logged.error)) {
    return <ErrorState locked title={t('history.forbiddenTitle')} body={t('history.forbiddenBody')} />;
  }
  if (logged.error instanceof ApiError && logged.error.status === 404) {
    return <ErrorState title={t('run.notFoundTitle')} body={t('run.notFoundBody', { id: syncId })} />;
  }
  return (
    <ErrorState
      title={t('run.errorTitle')}
      error={logged.error}
      retry={() => {
        void logged.refetch();
      }}
    />
  );
}

function UnderWay({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  if (isHeld(run)) return <HoldNotice run={run} takeFocus="no" />;
  return (
    <>
      <ProgressNotice run={run} joined={false} takeFocus="no" />
      <p className="ds-none">{t('run.underWay')}</p>
    </>
  );
}

/** It was held and never approved, or it was cancelled: its message says what that left behind. */
function Cancelled({ run }: { run: AuditRun }) {
  return (
    <EndedNotice
      syncId={run.id}
      level="info"
      message={run.message ?? ''}
      at={run.finishedAt ?? ''}
      run={run}
      takeFocus="no"
    />
  );
}

function Joined({ to }: { to: string }) {
  const { t } = useTranslation();
  return (
    <p className="ds-none">
      {t('run.joined')}{' '}
      <Link to="/history/$syncId" params={{ syncId: to }}>
        {t('run.joinedRun')}
      </Link>
    </p>
  );
}

function LoggedRun({ run }: { run: AuditRun }) {
  const ended = isEnded(run);
  const written = !neverApplied(run);
  const processed = written ? run.datasets.reduce((sum, tally) => sum + tally.processed, 0) : 0;
  return (
    <>
      <RunHead run={run} />
      <RunTimeline run={run} />
      {run.status === 'failed' ? <RunFailure run={run} /> : null}
      {run.status === 'cancelled' ? <Cancelled run={run} /> : null}
      {processed > 0 && ended ? <RunTallies run={run} /> : null}
      {run.joinedTo ? (
        <Joined to={run.joinedTo} />
      ) : ended ? (
        processed > 0 && <Outcomes run={run} />
      ) : (
        <UnderWay run={run} />
      )}
    </>
  );
}

function TabTitle({ tab, undo, count }: { tab: RunTab; undo: boolean; count: number | null }) {
  const { t } = useTranslation();
  return (
    <TabTitleText>
      {t(undo ? `undo.runTab.${tab}` : `outcomeTab.${tab}`)}
      {count === null ? null : (
        <span className={tab === 'failed' && count > 0 ? 'ds-count ds-count--failed' : 'ds-count'}>{count}</span>
      )}
    </TabTitleText>
  );
}

function Outcomes({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const counts = sumCounts(run.datasets);
  const undo = isUndo(run);
  const absent = absentCount(run);
  const tab = search.tab ?? firstTab(counts);
  const tabs = RUN_TABS.filter((each) => each !== 'absent' || (absent !== null && !undo));
  const countOf = (each: RunTab) => (each === 'text' ? null : each === 'absent' ? absent : counts[each]);
  // On a narrow page the tabs scroll; the one that is open has to be seen.
  useEffect(() => {
    document.querySelector('.ds-tabs .pf-m-current')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [tab]);
  const change = (next: Partial<RunSearch>) => {
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  };
  return (
    <>
      <Tabs
        className="ds-tabs"
        aria-label={t('run.outcomes')}
        activeKey={tab}
        onSelect={(_, key) => {
          change({ tab: RUN_TABS.find((candidate) => candidate === key), q: undefined });
        }}
      >
        {tabs.map((each) => (
          <Tab
            key={each}
            eventKey={each}
            id={`tab-${each}`}
            tabContentId="outcome-panel"
            title={<TabTitle tab={each} undo={undo} count={countOf(each)} />}
          />
        ))}
      </Tabs>
      <div id="outcome-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className="ds-tab-panel">
        {tab === 'text' ? (
          <DetailsText run={run} />
        ) : (
          <RunRecords key={tab} run={run} tab={tab} search={search} onSearch={change} />
        )}
      </div>
    </>
  );
}

function DetailsText({ run }: { run: AuditRun }) {
  const { t } = useTranslation();
  const text = [run.message, run.text].filter(Boolean).join('\n\n');
  if (text === '') return <p className="ds-none">{t('run.noText')}</p>;
  return (
    <section className="ds-text-details">
      <CopyButton variant="secondary" label={t('sync.copy')} text={() => text} />
      <pre>{text}</pre>
    </section>
  );
}
