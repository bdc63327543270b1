import { Divider, Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { Check, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/types';
import { useMe } from '../session/useSession';
import { Avatar } from '../ui/Avatar';
import { THEMES, useTheme, type Theme } from './theme';

const ICONS = { light: Sun, dark: Moon, system: Monitor } as const;
const ROLES: readonly Role[] = ['admin', 'auditor', 'viewer'];

export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [theme, chooseTheme] = useTheme();
  const role = ROLES.find((candidate) => me.is(candidate));

  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'end', enableFlip: false, appendTo: 'inline' }}
      onSelect={(_, value) => {
        if (value === 'sign-out') location.assign('/auth/logout');
        else chooseTheme(value as Theme);
        setOpen(false);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          className="ds-user"
          isExpanded={open}
          aria-label={t('user.menu', { name: me.name })}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Avatar name={me.name} size={28} />
        </MenuToggle>
      )}
    >
      <div className="ds-menu-head">
        <strong>{me.name}</strong>
        <span>{me.email}</span>
        {role ? <span>{t(`user.role.${role}`)}</span> : null}
      </div>
      <Divider />
      <DropdownGroup label={t('user.theme')} labelHeadingLevel="h2">
        <DropdownList>
          {THEMES.map((choice) => {
            const Icon = ICONS[choice];
            return (
              <DropdownItem key={choice} value={choice} icon={<Icon size={16} strokeWidth={1.75} aria-hidden />}>
                {t(`user.${choice}`)}
                {theme === choice ? (
                  <Check className="ds-menu-check" size={16} strokeWidth={1.75} aria-label="✓" />
                ) : null}
              </DropdownItem>
            );
          })}
        </DropdownList>
      </DropdownGroup>
      <Divider />
      <DropdownList>
        <DropdownItem value="sign-out" icon={<LogOut size={16} strokeWidth={1.75} aria-hidden />}>
          {t('user.signOut')}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
