import { expect, it } from 'vitest';
import { decimalOf, difference } from './amounts';

it.each([
  ['12', '12'],
  [' 1,5 ', '1.5'],
  ['1 000', '1000'],
  ['-1', null],
  ['1.2.3', null],
  ['', null],
])('"%s" is read as %s', (typed, read) => {
  expect(decimalOf(typed)).toBe(read);
});

it('finds the exact difference of what was counted', () => {
  expect(difference('0.3', '0.1')).toBe(0.2);
  expect(difference('4', '6')).toBe(-2);
});
