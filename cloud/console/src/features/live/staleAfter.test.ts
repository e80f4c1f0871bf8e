import { expect, test } from 'vitest';
import { staleAfter } from './staleAfter';

test('a moved work order touches its lists and the overview', () => {
  const keys = staleAfter({ subject: { kind: 'work_order', id: '1' } });

  expect(keys).toContainEqual(['work-orders']);
  expect(keys).toContainEqual(['overview']);
});

test('settings of a branch or the company touch the pages that show them', () => {
  expect(staleAfter({ subject: { kind: 'branch', id: '1' } })).toEqual(expect.arrayContaining([['dispatch'], ['escalation']]));
  expect(staleAfter({ subject: { kind: 'organisation', id: '1' } })).toEqual([['mail']]);
});

test('a subject nobody knows makes everything stale rather than nothing', () => {
  expect(staleAfter({ subject: { kind: 'spaceship', id: '1' } })).toBe('everything');
});
