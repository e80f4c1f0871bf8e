import { expect, test } from 'vitest';
import { moved, newStep, withKeys, withoutKeys, type StepDraft } from './stepDrafts';

const steps = withKeys(['a', 'b', 'c'].map((title) => ({ title })));
const titles = (list: StepDraft[]) => list.map((step) => step.title).join('');
const key = (title: string) => steps.find((step) => step.title === title)!.key;

test.each([
  ['a', 1, 'bac'],
  ['c', 0, 'cab'],
  ['b', 9, 'acb'],
  ['b', -3, 'bac'],
])('%s moved to %s gives %s', (title, to, expected) => {
  expect(titles(moved(steps, key(title), to))).toBe(expected);
});

test('a step that is not there moves nothing', () => {
  expect(moved(steps, 'gone', 0)).toBe(steps);
});

test('every step has a key of its own', () => {
  expect(new Set([newStep().key, newStep().key, ...steps.map((step) => step.key)]).size).toBe(5);
});

test('a step carries only what belongs to its kind', () => {
  const draft = { ...newStep(), title: ' Oil ', unit: 'L', low: 1, high: 2, options: ['x', ' '] };

  expect(withoutKeys([draft])).toEqual([{ title: 'Oil', kind: 'check', is_required: true }]);
  expect(withoutKeys([{ ...draft, kind: 'number' }])[0]).toMatchObject({ unit: 'L', low: 1, high: 2 });
  expect(withoutKeys([{ ...draft, kind: 'choice' }])[0]).toMatchObject({ options: ['x'] });
});
