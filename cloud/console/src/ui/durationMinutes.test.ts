import { expect, test } from 'vitest';
import { minutesOf } from './durationMinutes';

test.each([
  ['90', 'minutes', 90],
  ['1,5', 'hours', 90],
  [' 2 ', 'hours', 120],
  ['0', 'minutes', 0],
  ['', 'hours', null],
  ['-1', 'hours', null],
  ['soon', 'minutes', null],
] as const)('%s %s are %s minutes', (typed, unit, minutes) => {
  expect(minutesOf(typed, unit)).toBe(minutes);
});
