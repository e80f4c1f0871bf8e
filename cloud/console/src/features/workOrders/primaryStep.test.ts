import { expect, test } from 'vitest';
import { primaryStep } from './primaryStep';

const step = (to: string, requires_reason = false) => ({ to, requires_reason });

test('the step that leads furthest forward is the primary one', () => {
  expect(primaryStep([step('on_hold', true), step('completed'), step('cancelled', true)])?.to).toBe('completed');
});

test('a step that asks for a reason is never the primary one', () => {
  expect(primaryStep([step('cancelled', true), step('in_progress', true)])).toBeUndefined();
});

test('a finished order has no primary step', () => {
  expect(primaryStep([])).toBeUndefined();
});
