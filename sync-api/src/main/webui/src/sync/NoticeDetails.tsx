import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PenLine, Plus, SkipForward, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { auditRecordsQuery, auditRunQuery } from '../api/queries';
import type { AuditRecord, Run } from '../api/types';
import { Change } from '../ui/Change';
import { plainText } from '../ui/format';
import { sumCounts } from '../ui/Tally';
import { skipReasons } from './message';

const SHOWN = 10;
const LISTED = ['created', 'updated', 'failed'] as const;

const ICONS = { created: Plus, updated: PenLine, skipped: SkipForward, failed: X } as const;

interface GroupProps {
  outcome: keyof typeof ICONS;
  count: number;
  children: ReactNode;
}

function Group({ outcome, count, children }: GroupProps) {
  const { t } = useTranslation();
  const Icon = ICONS[outcome];
  if (count === 0) return null;
  return (
    <section className={`ds-details__group ds-details__group--${outcome}`}>
      <h3>
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        {t(`details.${outcome}`, { count })}
      </h3>
      {children}
    </section>
  );
}

function More({ count }: { count: number }) {
  const { t } = useTranslation();
  return count > 0 ? <p className="ds-details__more">{t('details.more', { count })}</p> : null;
}

function title(record: AuditRecord): string {
  return record.name ?? record.key ?? '';
}

function Created({ records }: { records: readonly AuditRecord[] }) {
  return records.map((record) => (
    <p key={`${record.dataset}:${record.key ?? ''}`}>
      {title(record)}
      {record.detail ? <span className="ds-details__second">{record.detail}</span> : null}
    </p>
  ));
}

function Updated({ records }: { records: readonly AuditRecord[] }) {
  return records.flatMap((record) =>
    (record.changes ?? []).map((change) => (
      <p key={`${record.dataset}:${record.key ?? ''}:${change.field}`}>
        {title(record)} <code>{change.field}</code>
        <Change before={change.old} after={change.new} />
      </p>
    )),
  );
}

function Failed({ records }: { records: readonly AuditRecord[] }) {
  const { t } = useTranslation();
  return records.map((record) => (
    <p key={`${record.dataset}:${record.row ?? record.key ?? ''}`}>
      {title(record)} {record.row ? <code>{t('details.row', { row: record.row })}</code> : null}
      <span className="ds-details__second ds-danger">
        {record.problems?.map(({ message }) => message).join(', ') ?? plainText(record.reason, '')}
      </span>
    </p>
  ));
}

/** What a notice says when it is opened: at most ten of a kind, the rest in the run's own page. */
export default function NoticeDetails({ syncId, run }: { syncId: string; run: Run | null }) {
  const { t } = useTranslation();
  const audit = useQuery(auditRunQuery(syncId));
  const lists = useQueries({
    queries: LISTED.map((outcome) => auditRecordsQuery(syncId, { outcome, limit: SHOWN })),
  });
  const counts = sumCounts((run ?? audit.data)?.datasets ?? []);
  const records = (outcome: (typeof LISTED)[number]) => lists[LISTED.indexOf(outcome)]?.data?.items ?? [];
  const more = (outcome: (typeof LISTED)[number]) => <More count={counts[outcome] - records(outcome).length} />;
  const toTab = (tab: 'skipped' | 'failed', label: string) => (
    <Link to="/history/$syncId" params={{ syncId }} search={{ tab }} className="ds-details__link">
      {label}
    </Link>
  );

  if (audit.isError || lists.some(({ isError }) => isError)) {
    return <p className="ds-details ds-details--plain">{t('details.unavailable')}</p>;
  }
  if (audit.isPending || lists.some(({ isPending }) => isPending)) {
    return <p className="ds-details ds-details--plain">{t('details.loading')}</p>;
  }
  if (counts.created + counts.updated + counts.skipped + counts.failed === 0) {
    return <p className="ds-details ds-details--plain">{t('details.nothing')}</p>;
  }
  return (
    <div className="ds-details">
      <Group outcome="created" count={counts.created}>
        <Created records={records('created')} />
        {more('created')}
      </Group>
      <Group outcome="updated" count={counts.updated}>
        <Updated records={records('updated')} />
        {more('updated')}
      </Group>
      <Group outcome="skipped" count={counts.skipped}>
        <dl>
          {skipReasons(audit.data.text ?? '').map(({ reason, count }) => (
            <div key={reason}>
              <dt>{reason}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        {toTab('skipped', t('details.seeSkipped', { count: counts.skipped }))}
      </Group>
      <Group outcome="failed" count={counts.failed}>
        <Failed records={records('failed')} />
        {more('failed')}
        {toTab('failed', t('details.whatToDo'))}
      </Group>
    </div>
  );
}
