import { Button, SkipToContent } from '@patternfly/react-core';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '../notifications/Bell';
import { Drawer } from '../notifications/Drawer';
import { useMe } from '../session/useSession';
import { Announcer } from '../sync/Announcer';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { LiveIndicator } from './LiveIndicator';
import { Logo } from './Logo';
import { Navigation } from './Navigation';
import { UserMenu } from './UserMenu';

export function AppFrame() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const [navOpen, setNavOpen] = useState(false);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const menuButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!navOpen) return undefined;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setNavOpen(false);
      menuButton.current?.focus();
    };
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('keydown', close);
    };
  }, [navOpen]);

  return (
    <div className={`ds-frame${navOpen ? ' ds-frame--nav' : ''}`}>
      <SkipToContent href="#content">{t('nav.skip')}</SkipToContent>
      <header className="ds-masthead">
        <Button
          ref={menuButton}
          variant="plain"
          className="ds-masthead__menu"
          aria-label={t('nav.menu')}
          aria-expanded={navOpen}
          aria-controls="navigation"
          icon={<Menu size={18} strokeWidth={1.75} aria-hidden />}
          onClick={() => {
            setNavOpen(!navOpen);
          }}
        />
        <Link to="/" className="ds-product" aria-label={t('product')}>
          <Logo />
          <span>{t('product')}</span>
        </Link>
        <div className="ds-masthead__tools">
          <LiveIndicator />
          {me.audits ? (
            <Bell
              open={drawerOpen}
              onToggle={() => {
                setDrawerOpen(!drawerOpen);
              }}
            />
          ) : null}
          <UserMenu />
        </div>
      </header>
      <div className="ds-sidebar" id="navigation">
        <Navigation
          onNavigate={() => {
            setNavOpen(false);
          }}
        />
      </div>
      {navOpen ? (
        <div
          className="ds-scrim"
          aria-hidden
          onClick={() => {
            setNavOpen(false);
          }}
        />
      ) : null}
      <main className="ds-panel" id="content" tabIndex={-1}>
        <ErrorBoundary key={pathname}>
          <Outlet />
        </ErrorBoundary>
      </main>
      {drawerOpen ? (
        <Drawer
          onClose={() => {
            setDrawerOpen(false);
          }}
        />
      ) : null}
      <Announcer />
    </div>
  );
}
