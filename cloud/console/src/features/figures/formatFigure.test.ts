import { expect, test } from 'vitest';
import { changeOf } from './formatFigure';

test.each([
  [3, 2, 50],
  [1, 2, -50],
  [2, 2, 0],
  [-1, -2, 50],
  [null, 2, undefined],
  [2, null, undefined],
  [2, 0, undefined],
])('from %s, before %s: %s per cent', (value, before, change) => {
  expect(changeOf(value, before)).toBe(change);
});
