import { expect, test } from 'vitest';
import { ageOf } from './times';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

test.each([
  [0, 'now', 0],
  [-5, 'now', 0],
  [59, 'seconds', 59],
  [60, 'minutes', 1],
  [3599, 'minutes', 59],
  [86_400, 'hours', 24],
  [2 * 86_400, 'days', 2],
] as const)('%s s old is %s %s', (seconds, unit, count) => {
  expect(ageOf(ago(seconds), NOW)).toEqual({ unit, count });
});
