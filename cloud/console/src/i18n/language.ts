// The languages of the screens; one catalogue is loaded at a time.
import i18next from 'i18next';
import { speak } from '@/api/client';
import type en from './catalogues/en.json';

export type LanguageCode = 'en' | 'sw' | 'fr';

/** In their own words, so they are the same in every catalogue. */
export const LANGUAGES: Record<LanguageCode, string> = { en: 'English', sw: 'Kiswahili', fr: 'Français' };

const LOCALES: Record<LanguageCode, string> = { en: 'en-GB', sw: 'sw-KE', fr: 'fr-FR' };
const REMEMBERED = 'mafundi.language';

type WithoutPlural<Key> = Key extends `${infer Stem}_${'one' | 'other' | 'many'}` ? Stem : Key;
export type TextKey = WithoutPlural<keyof typeof en>;

const catalogues: Record<LanguageCode, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./catalogues/en.json'),
  sw: () => import('./catalogues/sw.json'),
  fr: () => import('./catalogues/fr.json'),
};

export function isLanguage(code: string): code is LanguageCode {
  return code in LANGUAGES;
}

export function currentLanguage(): LanguageCode {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

export function currentLocale(): string {
  return LOCALES[currentLanguage()];
}

/** What the reader chose here before, else what the browser asks for, else English. */
export function preferredLanguage(): LanguageCode {
  const wishes = [localStorage.getItem(REMEMBERED) ?? '', ...navigator.languages];
  return wishes.map((wish) => wish.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export async function startLanguage(): Promise<void> {
  await i18next.init({
    keySeparator: false,
    nsSeparator: false,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {},
  });
  await changeLanguage(preferredLanguage());
}

export async function changeLanguage(code: LanguageCode): Promise<void> {
  if (!i18next.hasResourceBundle(code, 'translation')) {
    i18next.addResourceBundle(code, 'translation', (await catalogues[code]()).default);
  }
  speak(code);
  localStorage.setItem(REMEMBERED, code);
  document.documentElement.lang = code;
  await i18next.changeLanguage(code);
}
