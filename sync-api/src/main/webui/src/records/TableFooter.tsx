import { Button } from '@patternfly/react-core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZE } from '../api/queries';

interface TableFooterProps {
  from: number;
  shown: number;
  total: number;
  /** How many there are without the filter, when one is set. */
  inAll: number | null;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

export function TableFooter({ from, shown, total, inAll, onPrevious, onNext }: TableFooterProps) {
  const { t } = useTranslation();
  const step = (label: string, icon: React.ReactNode, go: (() => void) | null) => (
    <Button
      variant="plain"
      aria-label={label}
      isAriaDisabled={go === null}
      icon={icon}
      {...(go === null ? {} : { onClick: go })}
    />
  );
  return (
    <footer className="ds-footer">
      <span role="status">
        {shown === 0 ? t('records.rangeNone') : t('records.range', { from, to: from + shown - 1, total })}
      </span>
      {inAll !== null && inAll !== total ? (
        <span className="ds-footer__all">{t('records.inAll', { total: inAll })}</span>
      ) : null}
      <span className="ds-grow" />
      <span className="ds-footer__size">{t('records.perPage', { count: PAGE_SIZE })}</span>
      <nav aria-label={t('records.pages')}>
        {step(t('records.previous'), <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />, onPrevious)}
        {step(t('records.next'), <ChevronRight size={16} strokeWidth={1.75} aria-hidden />, onNext)}
      </nav>
    </footer>
  );
}
