import { expect, test } from 'vitest';
import { choiceIn, numberIn, textIn } from './search';

test('a search for digits stays a text', () => {
  expect(textIn({ q: 42 }, 'q')).toBe('42');
  expect(textIn({ q: '' }, 'q')).toBeUndefined();
});

test('a choice that does not exist is left out', () => {
  expect(choiceIn({ view: 'tree' }, 'view', ['rows'])).toBeUndefined();
});

test('what is no number is left out', () => {
  expect(numberIn({ point: '7' }, 'point')).toBe(7);
  expect(numberIn({ point: 'x' }, 'point')).toBeUndefined();
  expect(numberIn({}, 'point')).toBeUndefined();
});
