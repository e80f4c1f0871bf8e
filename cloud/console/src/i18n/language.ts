// The languages of the screens; one catalogue is loaded at a time, what the first page says before the rest.
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

type Loader = () => Promise<{ default: Record<string, string> }>;
type Entry = 'console' | 'phone' | 'portal';
type Part = Entry | 'rest';

const catalogues: Record<Part, Record<LanguageCode, Loader>> = {
  console: {
    en: () => import('virtual:catalogue/en/console'),
    sw: () => import('virtual:catalogue/sw/console'),
    fr: () => import('virtual:catalogue/fr/console'),
  },
  phone: {
    en: () => import('virtual:catalogue/en/phone'),
    sw: () => import('virtual:catalogue/sw/phone'),
    fr: () => import('virtual:catalogue/fr/phone'),
  },
  portal: {
    en: () => import('virtual:catalogue/en/portal'),
    sw: () => import('virtual:catalogue/sw/portal'),
    fr: () => import('virtual:catalogue/fr/portal'),
  },
  rest: {
    en: () => import('virtual:catalogue/en/rest'),
    sw: () => import('virtual:catalogue/sw/rest'),
    fr: () => import('virtual:catalogue/fr/rest'),
  },
};

const wanted = new Set<Part>();
const loaded = new Set<string>();

export function isLanguage(code: string): code is LanguageCode {
  return code in LANGUAGES;
}

export function currentLanguage(): LanguageCode {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

export function currentLocale(): string {
  return LOCALES[currentLanguage()];
}

/** Whether the reader chose a language here before. */
export function hasChosenLanguage(): boolean {
  return isLanguage(localStorage.getItem(REMEMBERED) ?? '');
}

/** What the reader chose here before, else what the browser asks for, else English. */
export function preferredLanguage(): LanguageCode {
  const wishes = [localStorage.getItem(REMEMBERED) ?? '', ...navigator.languages];
  return wishes.map((wish) => wish.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export async function startLanguage(entry: Entry): Promise<void> {
  wanted.add(entry);
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
  await Promise.all([...wanted].map((part) => load(code, part)));
  speak(code);
  localStorage.setItem(REMEMBERED, code);
  document.documentElement.lang = code;
  await i18next.changeLanguage(code);
}

/** Wait for every text of the console in the present language: the pages behind the first one need it. */
export async function restOfLanguage(): Promise<void> {
  wanted.add('rest');
  await load(currentLanguage(), 'rest');
}

async function load(code: LanguageCode, part: Part): Promise<void> {
  const name = `${code} ${part}`;
  if (loaded.has(name)) return;
  const { default: texts } = await catalogues[part][code]();
  i18next.addResourceBundle(code, 'translation', texts, true, true);
  loaded.add(name);
}
