import { Button } from '@patternfly/react-core';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Busy } from '../ui/Busy';

export const SYNC_BUTTON_ID = 'sync-data';

interface SyncButtonProps {
  busy: boolean;
  onStart: () => void;
  /** The page's own button; the one in an empty state is not it. */
  main?: boolean;
}

/** While a sync runs it stays focusable and says so, and a press does nothing. */
export function SyncButton({ busy, onStart, main = false }: SyncButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      {...(main ? { id: SYNC_BUTTON_ID } : {})}
      variant="primary"
      className={`ds-sync-button${busy ? ' ds-sync-button--busy' : ''}`}
      isAriaDisabled={busy}
      icon={busy ? <Busy size={15} /> : <RefreshCw size={15} strokeWidth={2} aria-hidden />}
      onClick={() => {
        if (!busy) onStart();
      }}
    >
      {busy ? t('sync.busy') : t('sync.button')}
    </Button>
  );
}
