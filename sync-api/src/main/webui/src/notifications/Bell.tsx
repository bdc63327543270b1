import { Button } from '@patternfly/react-core';
import { Bell as BellIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../live/LiveContext';

export const BELL_ID = 'notifications-bell';

export function Bell({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const count = useLiveState().notifications.length;
  return (
    <Button
      id={BELL_ID}
      variant="plain"
      className={`ds-bell${open ? ' ds-bell--open' : ''}`}
      aria-expanded={open}
      aria-label={count > 0 ? t('notifications.open', { count }) : t('notifications.openNone')}
      icon={<BellIcon size={17} strokeWidth={1.75} aria-hidden />}
      onClick={onToggle}
    >
      {count > 0 ? (
        <span className="ds-bell__count" aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </Button>
  );
}
