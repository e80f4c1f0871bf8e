import { expect, test } from 'vitest';
import { joinHoldReason, splitHoldReason } from './holdReason';

test.each([['material', 'bearing 6205: two pieces'], ['weather', '']])('%s with "%s" is read as it was written', (reason, words) => {
  expect(splitHoldReason(joinHoldReason(reason, words))).toEqual({ reason, words });
});
