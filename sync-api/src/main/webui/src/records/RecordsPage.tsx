import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newestRunQuery, recordCountQuery, runQuery } from '../api/queries';
import type { Dataset, SyncType } from '../api/types';
import { useActiveRun, useLiveState } from '../live/LiveContext';
import { usePreview } from '../plan/usePreview';
import { useMe } from '../session/useSession';
import { chooseNotice, type Notice } from '../sync/chooseNotice';
import { PageNotice } from '../sync/PageNotice';
import { SyncButton } from '../sync/SyncButton';
import { SyncMenu } from '../sync/SyncMenu';
import { useSync } from '../sync/useSync';
import { ErrorState } from '../ui/ErrorState';
import { usePageTitle } from '../ui/usePageTitle';
import { datasetTitle } from './columns';
import { DatasetTabs, PANEL_ID } from './DatasetTabs';
import { LastSync } from './LastSync';
import { RecordsList } from './RecordsList';
import type { RecordsSearch } from './search';
import { useSyncTypes } from './useSyncTypes';
import '../control/control.css';
import './records.css';

const route = getRouteApi('/frame/records/$type');

export default function RecordsPage() {
  const { t } = useTranslation();
  const { type: name } = route.useParams();
  const { byType, loaded, error } = useSyncTypes();
  const type = byType(name);
  usePageTitle(type?.page);
  if (type) return <TypePage key={type.type} type={type} />;
  if (error) return <ErrorState title={t('records.errorTitle')} error={error} />;
  if (!loaded) return null;
  return <ErrorState title={t('records.unknownType')} body={t('records.unknownTypeBody', { type: name })} />;
}

/** How many records of a dataset the run behind the open notice changed. */
function useNoticed(notice: Notice | null, dataset: Dataset): { syncId: string; changed: number | null } | null {
  const level = notice?.kind === 'end' ? (notice.notification?.level ?? notice.run?.status) : null;
  const success = level === 'success' || level === 'succeeded' || level === 'partial';
  const syncId = notice?.kind === 'end' && success ? notice.syncId : null;
  const heard = notice?.kind === 'end' ? notice.run : null;
  const fetched = useQuery({ ...runQuery(syncId ?? ''), enabled: syncId !== null && heard === null });
  if (syncId === null) return null;
  const tally = (heard ?? fetched.data)?.datasets.find((each) => each.dataset === dataset.dataset);
  const changed = tally ? tally.created + tally.updated : null;
  return changed === 0 ? null : { syncId, changed };
}

function TypePage({ type }: { type: SyncType }) {
  const { t } = useTranslation();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sync = useSync(type.type);
  const preview = usePreview(type.type);
  const active = useActiveRun(type.type);
  const live = useLiveState();
  const newestEnded = useQuery({ ...newestRunQuery(type.type, 'ended'), enabled: me.audits });
  const first = type.datasets[0];
  const dataset = type.datasets.find((each) => each.dataset === search.dataset) ?? first;
  const kept = useQuery({ ...recordCountQuery(first?.dataset ?? ''), enabled: first !== undefined });
  const notice = me.audits ? chooseNotice(type.type, live, newestEnded.data) : null;
  const busy = sync.starting || preview.starting || active !== null;
  const change = (next: RecordsSearch) => {
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  };

  if (!first || !dataset) return null;
  return (
    <>
      <header className="ds-head">
        <div className="ds-head__text">
          <h1>{type.page}</h1>
          <LastSync type={type.type} />
        </div>
        {me.is('admin') ? (
          <span className="ds-split">
            <SyncButton main busy={busy} onStart={sync.start} />
            <SyncMenu type={type.type} busy={busy} onPreview={preview.start} />
          </span>
        ) : (
          <p className="ds-view-only">
            <Eye size={15} strokeWidth={1.75} aria-hidden />
            {t('records.view')}
          </p>
        )}
      </header>
      <PageNotice
        notice={notice}
        sync={sync}
        preview={preview}
        kept={kept.data ? { count: kept.data, dataset: datasetTitle(first).toLowerCase() } : null}
      />
      <DatasetTabs
        datasets={type.datasets}
        current={dataset.dataset}
        onSelect={(name) => {
          change({ dataset: name === first.dataset ? undefined : name, q: undefined, sort: undefined });
        }}
      />
      <Panel dataset={dataset} tabbed={type.datasets.length > 1}>
        <Listing
          key={dataset.dataset}
          type={type}
          dataset={dataset}
          notice={notice}
          search={search}
          onSearch={change}
          canSync={me.is('admin')}
          busy={busy}
          onSync={sync.start}
        />
      </Panel>
    </>
  );
}

/** With tabs, what stands below them is the open tab's panel. */
function Panel({ dataset, tabbed, children }: { dataset: Dataset; tabbed: boolean; children: ReactNode }) {
  if (!tabbed) return children;
  return (
    <div id={PANEL_ID} role="tabpanel" aria-labelledby={`tab-${dataset.dataset}`} className="ds-tab-panel">
      {children}
    </div>
  );
}

type ListingProps = Omit<React.ComponentProps<typeof RecordsList>, 'noticed'> & { notice: Notice | null };

function Listing({ notice, ...props }: ListingProps) {
  const noticed = useNoticed(notice, props.dataset);
  return <RecordsList {...props} noticed={noticed} />;
}
