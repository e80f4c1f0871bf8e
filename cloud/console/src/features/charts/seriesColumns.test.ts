import { expect, test } from 'vitest';
import type { Series } from '@/api/contract';
import { columnsOf, extentOf, grownTail } from './seriesColumns';

function series(fields: Partial<Series>): Series {
  return {
    point_id: 1, unit: 'mm/s', from: '', to: '', bucket_s: 10, raw: false, source: 'raw', gaps: [],
    at: [100, 110, 120], min: [1, 2, 3], max: [2, 3, 4], avg: [1.5, 2.5, 3.5],
    ...fields,
  };
}

const instant = (second: number) => new Date(second * 1000).toISOString();

test('a gap lifts the pen between the samples around it', () => {
  const [at, , , mean] = columnsOf(series({ gaps: [{ from: 111, to: 119 }] }), []);

  expect(at).toHaveLength(4);
  expect(mean).toEqual([1.5, 2.5, null, 3.5]);
  expect(at).toEqual(at.toSorted((one, other) => one - other));
});

test('times stay ascending when a gap begins before the first sample', () => {
  const [at] = columnsOf(series({ gaps: [{ from: 50, to: 99 }] }), []);

  expect(at).toEqual([100, 110, 120]);
});

test('live values follow the series, older ones are not repeated', () => {
  const tail = [115, 120, 130].map((second) => ({ value: second, at: instant(second), quality: 0 }));

  const [at, , , mean] = columnsOf(series({}), tail);

  expect(at).toEqual([100, 110, 120, 130]);
  expect(mean.at(-1)).toBe(130);
});

test('the extent ignores missing values', () => {
  expect(extentOf([[1, 2, 3], [null, 2, 3], [null, 3, 4], [null, 2, 3]])).toEqual({ low: 2, high: 4 });
});

test('nothing drawn has no extent', () => {
  expect(extentOf(columnsOf(undefined, []))).toBeNull();
});

test('the same reading is not added twice', () => {
  const reading = { value: 1, at: instant(5), quality: 0 };

  expect(grownTail([reading], { ...reading }, 0)).toHaveLength(1);
});
