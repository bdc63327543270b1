import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, Eye, History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SyncMenuProps {
  type: string;
  busy: boolean;
  onPreview: () => void;
}

/** The other half of the button: what can be done besides syncing at once. */
export function SyncMenu({ type, busy, onPreview }: SyncMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      className="ds-split-menu"
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => {
        setOpen(false);
      }}
      popperProps={{ position: 'end', minWidth: '0', appendTo: 'inline' }}
      shouldFocusFirstItemOnOpen
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          className={`ds-split__toggle${busy ? ' ds-split__toggle--busy' : ''}`}
          isExpanded={open}
          aria-label={t('sync.more')}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <ChevronDown size={16} strokeWidth={2} aria-hidden />
        </MenuToggle>
      )}
    >
      <DropdownList>
        <DropdownItem
          icon={<Eye size={16} strokeWidth={1.75} aria-hidden />}
          description={busy ? t('sync.previewBusy') : t('sync.previewAbout')}
          isAriaDisabled={busy}
          onClick={busy ? undefined : onPreview}
        >
          {t('sync.preview')}
        </DropdownItem>
        <Divider component="li" />
        <DropdownItem
          icon={<History size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => {
            void navigate({ to: '/history', search: { type } });
          }}
        >
          {t('sync.historyOf')}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
