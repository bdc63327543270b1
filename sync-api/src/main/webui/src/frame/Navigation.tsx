import { Nav, NavGroup, NavItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runQuery, syncTypesQuery } from '../api/queries';
import type { SyncType } from '../api/types';
import { useActiveRun, useLiveState } from '../live/LiveContext';
import { useMe } from '../session/useSession';
import { Busy } from '../ui/Busy';
import { TypeIcon } from './TypeIcon';

interface TypeItemProps {
  type: SyncType;
  /** A preview of this type is open: a page of its own that belongs here. */
  previewed: boolean;
  onNavigate: () => void;
}

function TypeItem({ type, previewed, onNavigate }: TypeItemProps) {
  const { t } = useTranslation();
  const open = Boolean(useMatchRoute()({ to: '/records/$type', params: { type: type.type } }));
  const current = open || previewed;
  const run = useActiveRun(type.type);
  const percent = run?.progress?.percent ?? 0;
  return (
    <NavItem isActive={current} onClick={onNavigate} className="ds-nav-item">
      <Link
        to="/records/$type"
        params={{ type: type.type }}
        aria-current={open ? 'page' : previewed ? 'true' : undefined}
      >
        <TypeIcon type={type.type} />
        <span className="ds-nav-item__text">{type.label}</span>
        {run ? (
          <span className="ds-nav-item__running" role="img" aria-label={t('nav.running', { percent })}>
            <Busy size={13} />
            {t('sync.percent', { percent })}
          </span>
        ) : null}
      </Link>
    </NavItem>
  );
}

/** The sync type of the preview that is open. */
function usePreviewedType(): string | null {
  const match = useMatchRoute()({ to: '/history/$syncId/preview' });
  const syncId = match ? match.syncId : '';
  const { runs } = useLiveState();
  const { data } = useQuery({ ...runQuery(syncId), enabled: syncId !== '' });
  return syncId === '' ? null : ((runs[syncId] ?? data)?.type ?? null);
}

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const { t } = useTranslation();
  const { data: types } = useQuery(syncTypesQuery);
  const me = useMe();
  const previewed = usePreviewedType();
  const inHistory = Boolean(useMatchRoute()({ to: '/history', fuzzy: true })) && previewed === null;
  return (
    <Nav aria-label={t('nav.label')}>
      <NavGroup title={t('nav.records')}>
        {(types ?? []).map((type) => (
          <TypeItem key={type.type} type={type} previewed={type.type === previewed} onNavigate={onNavigate} />
        ))}
      </NavGroup>
      {me.audits ? (
        <NavGroup title={t('nav.syncs')}>
          <NavItem isActive={inHistory} onClick={onNavigate} className="ds-nav-item">
            <Link to="/history" activeOptions={{ exact: true }} aria-current={inHistory ? 'page' : undefined}>
              <History size={16} strokeWidth={1.75} aria-hidden />
              <span className="ds-nav-item__text">{t('nav.history')}</span>
            </Link>
          </NavItem>
        </NavGroup>
      ) : null}
    </Nav>
  );
}
