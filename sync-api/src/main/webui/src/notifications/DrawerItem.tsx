import { Button, Progress } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { Ban, CircleCheck, CircleX, Hand, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Notification, Run } from '../api/types';
import { useLocale } from '../i18n';
import { useLiveState } from '../live/LiveContext';
import { noticeKindOf } from '../live/state';
import { useSyncTypes } from '../records/useSyncTypes';
import { failedIn } from '../sync/message';
import { MessageText } from '../sync/MessageText';
import { Busy } from '../ui/Busy';
import { daysAgo, formatDate, dayKey, formatTime, parseInstant } from '../ui/format';

interface DrawerItemProps {
  notification: Notification;
  unread: boolean;
  onDismiss: (notification: Notification) => void;
  onLeave: () => void;
}

function LevelIcon({ notification, held }: { notification: Notification; held: boolean }) {
  switch (notification.level) {
    case 'progress':
      return <Busy size={17} />;
    case 'success':
      return <CircleCheck size={17} strokeWidth={1.75} aria-hidden />;
    case 'error':
      return <CircleX size={17} strokeWidth={1.75} aria-hidden />;
    case 'info':
      return held ? (
        <Hand size={17} strokeWidth={1.75} aria-hidden />
      ) : (
        <Ban size={17} strokeWidth={1.75} aria-hidden />
      );
  }
}

function useWhen(at: string): string {
  const locale = useLocale();
  const instant = parseInstant(at);
  if (!instant) return '';
  const time = formatTime(instant, locale);
  return daysAgo(instant, new Date()) <= 1 ? time : `${formatDate(dayKey(instant), locale)}, ${time}`;
}

function RunningLines({ run, at }: { run: Run | undefined; at: string }) {
  const { t } = useTranslation();
  const percent = run?.progress?.percent ?? 0;
  const time = useWhen(run?.requestedAt ?? at);
  const name = run?.requestedBy?.name;
  return (
    <>
      <p className="ds-note__status">
        <strong>{t('notifications.running')}</strong>
        {' · '}
        {name ? t('notifications.startedBy', { time, name }) : t('notifications.started', { time })}
      </p>
      <div className="ds-note__bar">
        <Progress value={percent} measureLocation="none" size="sm" aria-label={t('sync.progress')} />
        <span>{t('sync.percent', { percent })}</span>
      </div>
    </>
  );
}

function EndLines({ notification, held }: { notification: Notification; held: boolean }) {
  const { t } = useTranslation();
  const when = useWhen(notification.at);
  const failed = notification.level === 'success' ? failedIn(notification.message) : 0;
  const word = { success: 'success', error: 'failed', info: 'cancelled', progress: 'running' } as const;
  return (
    <>
      <p className="ds-note__status">
        <strong>{t(held ? 'notifications.held' : `notifications.${word[notification.level]}`)}</strong>
        {failed > 0 ? <strong className="ds-danger">, {t('sync.failedCount', { count: failed })}</strong> : null}
        {' · '}
        {when}
      </p>
      <p className="ds-note__message">
        <MessageText message={notification.message} />
      </p>
    </>
  );
}

export function DrawerItem({ notification, unread, onDismiss, onLeave }: DrawerItemProps) {
  const { t } = useTranslation();
  const { runs } = useLiveState();
  const { byType } = useSyncTypes();
  const title = byType(notification.type)?.page ?? notification.title;
  const failed = notification.level === 'success' ? failedIn(notification.message) : 0;
  const held = noticeKindOf(notification, runs) === 'held';
  const params = { syncId: notification.syncId };
  return (
    <li className={`ds-note ds-note--${notification.level}`}>
      {unread ? (
        <span className="ds-note__dot">
          <span className="pf-v6-screen-reader">{t('notifications.unread')}</span>
        </span>
      ) : null}
      <span className="ds-note__icon">
        <LevelIcon notification={notification} held={held} />
      </span>
      <div className="ds-note__text">
        <h4>
          <Link to="/records/$type" params={{ type: notification.type }} onClick={onLeave}>
            {title}
          </Link>
        </h4>
        {notification.level === 'progress' ? (
          <RunningLines run={runs[notification.syncId]} at={notification.at} />
        ) : (
          <EndLines notification={notification} held={held} />
        )}
        {notification.level === 'progress' ? null : (
          <p className="ds-note__links">
            {failed > 0 ? (
              <Link
                to="/history/$syncId"
                params={params}
                search={{ tab: 'failed' }}
                className="ds-danger"
                onClick={onLeave}
              >
                {t('sync.seeFailed', { count: failed })}
              </Link>
            ) : null}
            <Link to={held ? '/history/$syncId/preview' : '/history/$syncId'} params={params} onClick={onLeave}>
              {held ? t('plan.see') : t('notifications.openRun')}
            </Link>
          </p>
        )}
      </div>
      <Button
        variant="plain"
        size="sm"
        className="ds-note__close"
        aria-label={t('notifications.dismiss', { title })}
        icon={<X size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => {
          onDismiss(notification);
        }}
      />
    </li>
  );
}
