import { expect, test, vi } from 'vitest';
import { LiveValues, newerOf } from './liveValues';

const at = (second: number) => new Date(second * 1000).toISOString();

test('a late reading does not replace a newer one', () => {
  const values = new LiveValues();

  values.take([[1, 5, 100, 0]]);
  values.take([[1, 4, 90, 0]]);

  expect(values.of(1)?.value).toBe(5);
});

test('only those who watch a point are told', () => {
  const values = new LiveValues();
  const [watching, other] = [vi.fn(), vi.fn()];
  values.subscribe(1, watching);
  values.subscribe(2, other);

  values.take([[1, 5, 100, 0]]);

  expect(watching).toHaveBeenCalledOnce();
  expect(other).not.toHaveBeenCalled();
});

test('who has left is not told', () => {
  const values = new LiveValues();
  const watching = vi.fn();
  values.subscribe(1, watching)();

  values.take([[1, 5, 100, 0]]);

  expect(watching).not.toHaveBeenCalled();
});

test('the newer of what was given and what arrived is shown', () => {
  const given = { value: 1, at: at(100), quality: 0 };

  expect(newerOf(given, { value: 2, at: at(101), quality: 0 })?.value).toBe(2);
  expect(newerOf(given, { value: 2, at: at(99), quality: 0 })?.value).toBe(1);
  expect(newerOf(null, undefined)).toBeNull();
});
