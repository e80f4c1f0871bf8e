import { expect, test } from 'vitest';
import { choiceOf, nameOf, refreshMs, windowOf } from './timeWindow';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test('without an address a chart is live', () => {
  expect(choiceOf({})).toEqual({ kind: 'live', preset: '1h' });
});

test('a fixed window stands in the address', () => {
  const choice = choiceOf({ range: '7d', from: '2026-11-23T10:00:00Z', to: '2026-11-23T11:00:00Z' });

  expect(windowOf(choice, NOW)).toEqual({ from: NOW - 7_200_000, to: NOW - 3_600_000 });
});

test('a window that ends before it begins is ignored', () => {
  expect(choiceOf({ from: '2026-11-23T11:00:00Z', to: '2026-11-23T10:00:00Z' }).kind).toBe('live');
});

test('a live window holds the present and its whole length', () => {
  const window = windowOf({ kind: 'live', preset: '24h' }, NOW + 1);

  expect(window.to).toBeGreaterThanOrEqual(NOW + 1);
  expect(window.to - window.from).toBe(86_400_000);
});

test('a live window keeps its name while time goes on', () => {
  expect(nameOf({ kind: 'live', preset: '6h' })).toBe('6h');
});

test('a fixed window is not asked for again', () => {
  expect(refreshMs({ kind: 'fixed', from: 0, to: 1 })).toBe(false);
});
