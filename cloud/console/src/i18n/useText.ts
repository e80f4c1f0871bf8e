// Texts for components: `text('alarms.title')`, redrawn when the language changes.
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { TextKey } from './language';

type Values = Record<string, string | number>;
export type Text = (key: TextKey, values?: Values) => string;

export const text: Text = (key, values) => i18next.t(key, values ?? {});

/** The text of a code that comes from the server; one without a text is shown as a person can read it. */
export function textOfCode(family: string, code: string): string {
  const key = `${family}.${code}`;
  return i18next.exists(key) ? i18next.t(key) : code.replaceAll('_', ' ');
}

function subscribe(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

export function useText(): Text {
  useSyncExternalStore(subscribe, () => i18next.language);
  return text;
}
