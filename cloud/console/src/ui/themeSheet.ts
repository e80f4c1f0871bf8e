// The theme's variables as a style sheet of its own: pages may hold no style inside (Content-Security-Policy).
import { convertCssVariables, defaultCssVariablesResolver, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { theme } from './theme';

/** Before the first drawing, and in the place where Mantine would have put its own: behind all other sheets. */
export function adoptTheme(): void {
  const { variables, dark, light } = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables({
      variables,
      dark: { ...dark, '--mantine-color-scheme': 'dark' },
      light: { ...light, '--mantine-color-scheme': 'light' },
    }),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
