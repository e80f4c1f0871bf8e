import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gather } from './gather';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first is acted on at once, a burst after it together and each once', () => {
  const act = vi.fn();
  const gathering = gather<string>({ firstMs: 10, thenMs: 250, act });

  gathering.add('a');
  vi.advanceTimersByTime(10);
  gathering.add('b');
  gathering.add('b');
  gathering.add('c');
  vi.advanceTimersByTime(249);
  expect(act.mock.calls).toEqual([[['a']]]);
  vi.advanceTimersByTime(1);

  expect(act.mock.calls).toEqual([[['a']], [['b', 'c']]]);
});

test('after the end nothing is acted on', () => {
  const act = vi.fn();
  const gathering = gather<string>({ firstMs: 10, thenMs: 250, act });

  gathering.add('a');
  gathering.stop();
  vi.advanceTimersByTime(1000);

  expect(act).not.toHaveBeenCalled();
});
