import { expect, test } from 'vitest';
import { isMissingPart } from './missingPart';

test.each([
  'Failed to fetch dynamically imported module: /_app/AssetsPage.js',
  'error loading dynamically imported module',
  'Importing a module script failed.',
  'Unable to preload CSS for /_app/ListBar.css',
])('each browser says it in its own words: %s', (words) => {
  expect(isMissingPart(new TypeError(words))).toBe(true);
});

test('another fault of a page is not taken for it', () => {
  expect(isMissingPart(new TypeError('x is undefined'))).toBe(false);
});
