import { Tooltip } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../api/types';
import { useLocale } from '../i18n';
import { formatClock, formatDate, formatPhone, plainText } from '../ui/format';

function useOldText(field: Column, value: unknown): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const text = plainText(value, t('records.blank'));
  switch (field.kind) {
    case 'phone':
      return formatPhone(text);
    case 'date':
      return formatDate(text, locale);
    case 'time':
      return formatClock(text);
    case 'boolean':
      if (field.name !== 'active') return text;
      return text === 'true' ? t('records.active') : t('records.inactive');
    default:
      return text;
  }
}

interface ChangedCellProps {
  field: Column;
  old: unknown;
  /** The tooltip of the first column begins with it: there is no room to its left. */
  first?: boolean;
  children: ReactNode;
}

/** A tinted cell; what stood there before is told on hover and on focus. */
export function ChangedCell({ field, old, first = false, children }: ChangedCellProps) {
  const { t } = useTranslation();
  const before = useOldText(field, old);
  return (
    <Tooltip
      position={first ? 'top-start' : 'top'}
      entryDelay={150}
      exitDelay={0}
      animationDuration={0}
      content={
        <span className="ds-was">
          {t('records.was')} <del>{before}</del> <span>· {t('records.changedBySync')}</span>
        </span>
      }
    >
      {/* The old value is in the tooltip alone, so the keyboard has to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span className="ds-changed" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
