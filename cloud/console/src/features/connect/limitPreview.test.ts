import { expect, test } from 'vitest';
import type { Columns } from '@/features/charts/seriesColumns';
import { crossings, numberOf, presetFor, suggestedLimit } from './limitPreview';

function columns(values: (number | null)[]): Columns {
  return [values.map((_, index) => index), values, values, values];
}

test('a value that stays beyond a limit crosses it once', () => {
  expect(crossings(columns([1, 5, 6, 7, 1, 5]), 'high', 5)).toBe(2);
});

test('a low limit is crossed from above', () => {
  expect(crossings(columns([5, 1, 5, 1]), 'low', 2)).toBe(2);
});

test('a gap does not end what lasts', () => {
  expect(crossings(columns([6, null, 6]), 'high', 5)).toBe(1);
});

test('a suggested limit lies beyond all that was measured', () => {
  expect(suggestedLimit(columns([2, 3, 4]), 'high')).toBe(5);
  expect(suggestedLimit(columns([2, 3, 4]), 'low')).toBe(1);
});

test('nothing measured, nothing suggested', () => {
  expect(suggestedLimit(columns([null]), 'high')).toBeNull();
});

test.each([['7,1', 7.1], [' 1 200 ', 1200], ['-3.5', -3.5], ['', null], ['abc', null]])('%s is read as %s', (typed, value) => {
  expect(numberOf(typed)).toBe(value);
});

test.each([[600, '1h'], [7200, '6h'], [40_000, '24h']] as const)('readings of %s s are shown over %s', (age, preset) => {
  const now = 1_800_000_000_000;

  expect(presetFor([[now / 1000 - age], [1], [1], [1]], now)).toEqual({ kind: 'live', preset });
});
