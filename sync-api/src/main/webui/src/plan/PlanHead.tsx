import { Link } from '@tanstack/react-router';
import { ChevronRight, Clock, Eye, Hand, Hash } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hold, Run } from '../api/types';
import { DerivedFact } from '../control/DerivedFact';
import { useRunName } from '../control/useRunName';
import { useLocale } from '../i18n';
import { useSyncTypes } from '../records/useSyncTypes';
import { useMe } from '../session/useSession';
import { RequesterAvatar } from '../ui/Avatar';
import { daysAgo, formatDate, dayKey, formatTime, parseInstant } from '../ui/format';
import { StatusLabel } from '../ui/StatusLabel';
import type { PlanState } from './state';
import { useExpiry } from './useExpiry';

function useWhen(): (instant: string) => string {
  const locale = useLocale();
  return (instant) => {
    const at = parseInstant(instant);
    if (!at) return '';
    const time = formatTime(at, locale);
    return daysAgo(at, new Date()) === 0 ? time : `${formatDate(dayKey(at), locale)}, ${time}`;
  };
}

function Expires({ hold }: { hold: Hold }) {
  const expiry = useExpiry(hold);
  return (
    <li className={expiry.soon ? 'ds-warning' : undefined}>
      <Clock size={15} strokeWidth={1.75} aria-hidden />
      {expiry.text}
      <span className="pf-v6-screen-reader" role="status">
        {expiry.told}
      </span>
    </li>
  );
}

function Facts({ run, state }: { run: Run; state: PlanState }) {
  const { t } = useTranslation();
  const me = useMe();
  const when = useWhen();
  const by = run.requestedBy;
  const mine = by?.email ? by.email === me.email : by?.name === me.name;
  const name = mine ? t('notifications.you') : (by?.name ?? by?.id ?? '');
  const guarded = run.hold?.reason === 'guard';
  const { hold } = run;
  return (
    <ul className="ds-facts">
      {by ? (
        <li>
          <RequesterAvatar requester={by} />
          {t(guarded ? 'plan.requestedBy' : 'plan.plannedFor', { name, time: when(hold?.heldAt ?? run.requestedAt) })}
        </li>
      ) : null}
      {hold && state === 'held' ? <Expires hold={hold} /> : null}
      {hold ? (
        <li title={t('plan.hash', { hash: hold.planHash })}>
          <Hash size={15} strokeWidth={1.75} aria-hidden />
          <code>
            {t('plan.plan')} {hold.planHash.slice(0, 4)} {hold.planHash.slice(4, 8)}
          </code>
        </li>
      ) : null}
      <DerivedFact run={run} />
    </ul>
  );
}

function StateLabel({ run, state }: { run: Run; state: PlanState }) {
  const { t } = useTranslation();
  if (state === 'planning' || (state === 'held' && run.hold?.reason === 'preview')) {
    return (
      <span className="ds-label ds-label--accent">
        <Eye size={13} strokeWidth={1.75} aria-hidden />
        {t('plan.unwritten')}
      </span>
    );
  }
  if (state === 'held') {
    return (
      <span className="ds-label ds-label--accent">
        <Hand size={13} strokeWidth={1.75} aria-hidden />
        {t('status.awaiting_approval')}
      </span>
    );
  }
  return <StatusLabel status={run.status} />;
}

export function PlanHead({ run, state }: { run: Run; state: PlanState }) {
  const { t } = useTranslation();
  const { byType } = useSyncTypes();
  const runName = useRunName();
  const title = useRef<HTMLHeadingElement>(null);
  const type = byType(run.type);
  const onHold = run.hold?.reason === 'guard' && state === 'held';

  // Its menu item or dialog led here and is gone; whoever listens hears where they are.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) title.current?.focus();
  }, []);

  return (
    <header className="ds-head ds-head--run">
      <div className="ds-head__text">
        <nav aria-label={t('run.breadcrumb')}>
          <ol className="ds-crumbs">
            <li>
              <Link to="/records/$type" params={{ type: run.type }}>
                {type?.page ?? run.type}
              </Link>
            </li>
            <li aria-current="page">
              <ChevronRight size={13} strokeWidth={1.75} aria-hidden />
              {t('plan.crumb')}
            </li>
          </ol>
        </nav>
        <div className="ds-run-title">
          <h1 ref={title} tabIndex={-1}>
            {onHold ? t('plan.onHold', { type: type?.label ?? run.type }) : runName(run)}
          </h1>
          <StateLabel run={run} state={state} />
        </div>
        <Facts run={run} state={state} />
      </div>
    </header>
  );
}
