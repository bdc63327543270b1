import { useTranslation } from 'react-i18next';
import { plainText } from './format';

/** Before → after. The hidden words tell a screen reader which is which. */
export function Change({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation();
  const blank = t('records.blank');
  return (
    <span className="ds-change">
      <span className="pf-v6-screen-reader">{t('details.before')} </span>
      <del className="ds-change__before">{plainText(before, blank)}</del>
      <span className="ds-change__arrow" aria-hidden>
        →
      </span>
      <span className="pf-v6-screen-reader">, {t('details.after')} </span>
      <ins className="ds-change__after">{plainText(after, blank)}</ins>
    </span>
  );
}
