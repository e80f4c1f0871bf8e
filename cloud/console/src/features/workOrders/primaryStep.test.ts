import { expect, test } from 'vitest';
import type { OrderStep } from '@/api/contract';
import { primaryStep } from './primaryStep';

const step = (to: OrderStep['to'], requires_reason = false) => ({ to, requires_reason });

test('the usual step is the primary one', () => {
  expect(primaryStep([step('completed'), step('on_hold', true)])?.to).toBe('completed');
});

test('a step that asks for a reason is never the primary one', () => {
  expect(primaryStep([step('in_progress', true)])).toBeUndefined();
});

test('a finished order has no primary step', () => {
  expect(primaryStep([])).toBeUndefined();
});
