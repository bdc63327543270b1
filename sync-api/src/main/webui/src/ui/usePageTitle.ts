import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The window's title: the page, then the product. */
export function usePageTitle(page: string | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = page ? `${page} · ${t('product')}` : t('product');
  }, [page, t]);
}
