import { Button } from '@patternfly/react-core';
import { BellOff, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../live/LiveContext';
import { useNow } from '../ui/useNow';
import { BELL_ID } from './Bell';
import { DrawerItem } from './DrawerItem';
import { groupNotifications } from './groups';
import { useDismiss } from './useDismiss';
import './drawer.css';

export function Drawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { notifications } = useLiveState();
  const now = useNow(60_000);
  const dismiss = useDismiss();
  const title = useRef<HTMLHeadingElement>(null);
  // What was there when the drawer opened has been seen when it closes; the dot marks what came since.
  const [seen] = useState(() => readSeen());

  useEffect(() => {
    title.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      localStorage.setItem(SEEN, new Date().toISOString());
      document.getElementById(BELL_ID)?.focus();
    };
  }, [onClose]);

  return (
    <aside className="ds-drawer" aria-labelledby="drawer-title">
      <header className="ds-drawer__head">
        <h2 id="drawer-title" ref={title} tabIndex={-1}>
          {t('notifications.title')}
        </h2>
        {notifications.length > 0 ? <span className="ds-count">{notifications.length}</span> : null}
        <span className="ds-grow" />
        {notifications.length > 0 ? (
          <Button
            variant="link"
            size="sm"
            onClick={() => {
              for (const notification of notifications) dismiss(notification);
            }}
          >
            {t('notifications.dismissAll')}
          </Button>
        ) : null}
        <Button
          variant="plain"
          aria-label={t('notifications.close')}
          icon={<X size={17} strokeWidth={1.75} aria-hidden />}
          onClick={onClose}
        />
      </header>
      <div className="ds-drawer__body">
        {groupNotifications(notifications, now).map(({ group, items }) => (
          <section key={group} aria-labelledby={`drawer-${group}`}>
            <h3 id={`drawer-${group}`}>{t(`notifications.${group}`)}</h3>
            <ul>
              {items.map((notification) => (
                <DrawerItem
                  key={notification.id}
                  notification={notification}
                  unread={notification.at > seen}
                  onDismiss={dismiss}
                  onLeave={onClose}
                />
              ))}
            </ul>
          </section>
        ))}
        {notifications.length === 0 ? (
          <div className="ds-empty">
            <BellOff className="ds-empty__icon" size={24} strokeWidth={1.5} aria-hidden />
            <h3 className="ds-empty__title">{t('notifications.empty')}</h3>
            <p className="ds-empty__body">{t('notifications.emptyBody')}</p>
          </div>
        ) : null}
      </div>
    </aside>
  );
}

const SEEN = 'datasync.notificationsSeen';

function readSeen(): string {
  return localStorage.getItem(SEEN) ?? '';
}
