import { expect, test } from 'vitest';
import { linesOf, pricesIn } from './priceLines';

test('a name and its price stand on one line, however they are kept apart', () => {
  expect(pricesIn('6205-2RS 1450.00\n Seal kit: 2,300 \n\nmechanical = 2500')).toEqual([
    ['6205-2RS', '1450.00'],
    ['Seal kit', '2300'],
    ['mechanical', '2500'],
  ]);
});

test('a line without a price keeps none, so that nothing is guessed', () => {
  expect(pricesIn('Seal kit')).toEqual([['Seal kit', '']]);
});

test('what is shown is read again as the same', () => {
  const prices: [string, string][] = [['6205-2RS', '1450.00'], ['Seal kit 3', '5']];
  expect(pricesIn(linesOf(prices))).toEqual(prices);
});
