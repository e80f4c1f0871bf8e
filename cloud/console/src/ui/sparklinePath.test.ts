import { expect, test } from 'vitest';
import { sparklinePath, trendOf } from './sparklinePath';

test('a gap lifts the pen', () => {
  expect(sparklinePath([1, 2, null, 3, 4], 100, 30).path.match(/M/g)).toHaveLength(2);
});

test('a value that barely moves is drawn level', () => {
  const { path } = sparklinePath([100, 100.001, 100], 100, 30);
  const heights = [...path.matchAll(/[ML]\S+ ([\d.]+)/g)].map((match) => Number(match[1]));

  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1);
});

test('one value makes no line', () => {
  expect(sparklinePath([1], 100, 30).path).toBe('');
});

test.each([
  [[1, 1, 2, 3, 5, 8], 'up'],
  [[8, 5, 3, 2, 1, 1], 'down'],
  [[5, 5.01, 4.99, 5, 5.01, 5], 'level'],
  [[null, 1], 'level'],
  [[2, 2.1, 2, 2.1, 2, 2.1, 2, 2.1, 2, 2.1, 2, 8], 'up'],
] as const)('%s goes %s', (values, trend) => {
  expect(trendOf([...values])).toBe(trend);
});
