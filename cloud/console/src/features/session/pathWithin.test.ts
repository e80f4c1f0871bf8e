import { expect, test } from 'vitest';
import { pathWithin } from './pathWithin';

test('a page of the console is kept with its search', () => {
  expect(pathWithin('/alarms?state=active')).toBe('/alarms?state=active');
});

test.each(['//evil.example/x', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '', undefined])(
  'a foreign target leads to the overview: %s',
  (wish) => {
    expect(pathWithin(wish)).toBe('/');
  },
);
