import { describe, expect, it } from 'vitest';
import { bandOf, numberOf } from './stepBand';

describe('a band', () => {
  it.each([
    [{ low: 1, high: 4.5, unit: 'mm/s' }, '1 – 4.5 mm/s'],
    [{ low: null, high: 4.5, unit: 'mm/s' }, '≤ 4.5 mm/s'],
    [{ low: 10, high: null, unit: '' }, '≥ 10'],
    [{ low: null, high: null, unit: 'bar' }, 'bar'],
  ])('is read as it is meant', (step, words) => {
    expect(bandOf(step)).toBe(words);
  });
});

describe('a typed number', () => {
  it.each([
    ['2,8', 2.8],
    [' 3 ', 3],
    ['', null],
    ['abc', null],
    ['1e999', null],
  ])('%s', (typed, value) => {
    expect(numberOf(typed)).toBe(value);
  });
});
