import { expect, test } from 'vitest';
import type { Columns } from '@/features/charts/seriesColumns';
import { withPath } from './withPath';

const MEASURED: Columns = [[1, 2], [5, 5], [6, 6], [5.5, 5.5]];
const step = (at: number) => ({ at, low: at, expected: at + 1, high: at + 2 });

test('the foreseen course follows the measured one', () => {
  expect(withPath(MEASURED, [step(3), step(4)], 7)).toEqual([
    [1, 2, 3, 4],
    [5, 5, 3, 4],
    [6, 6, 5, 6],
    [5.5, 5.5, 4, 5],
  ]);
});

test('what has been measured meanwhile is not foreseen any more', () => {
  expect(withPath(MEASURED, [step(1), step(2), step(3)], 7)[0]).toEqual([1, 2, 3]);
});

test('without readings there is the foreseen course alone', () => {
  expect(withPath([[], [], [], []], [step(3)], 7)).toEqual([[3], [3], [5], [4]]);
});

test('a band wider than all else is cut off', () => {
  const [, low, high] = withPath(MEASURED, [{ at: 3, low: -1000, expected: 6, high: 1000 }], 7);

  expect([low[2], high[2]]).toEqual([4, 8]);
});
