import { useTranslation } from 'react-i18next';
import { useConnection } from '../live/LiveContext';

export function LiveIndicator() {
  const { t } = useTranslation();
  const connection = useConnection();
  return (
    <span className={`ds-live ds-live--${connection}`} role="status">
      <span className="ds-live__dot" aria-hidden />
      <span className="ds-live__word">{t(`live.${connection}`)}</span>
    </span>
  );
}
