import { useEffect, useState } from 'react';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'datasync.theme';
const DARK_CLASS = 'pf-v6-theme-dark';

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** The chosen theme, kept in this browser; "system" follows the machine while the page is open. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(stored);

  useEffect(() => {
    const machine = matchMedia('(prefers-color-scheme: dark)');
    const show = () => {
      const dark = theme === 'dark' || (theme === 'system' && machine.matches);
      document.documentElement.classList.toggle(DARK_CLASS, dark);
    };
    show();
    machine.addEventListener('change', show);
    return () => {
      machine.removeEventListener('change', show);
    };
  }, [theme]);

  const choose = (next: Theme) => {
    localStorage.setItem(KEY, next);
    setTheme(next);
  };
  return [theme, choose];
}
