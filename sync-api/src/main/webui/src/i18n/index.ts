import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import en from './en.json';

/** English is loaded with the page; a further language is one more file and one more line here. */
export const resources = { en: { translation: en } } as const;

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** The locale of dates and numbers: the browser's own when it speaks the page's language. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return localeFor(i18n.language, navigator.languages);
}

export function localeFor(language: string, preferred: readonly string[]): string {
  return preferred.find((locale) => locale.toLowerCase().split('-')[0] === language.toLowerCase()) ?? language;
}
