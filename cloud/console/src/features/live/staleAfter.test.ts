import { expect, test } from 'vitest';
import { staleAfter } from './staleAfter';

test('a moved work order touches its lists and the overview', () => {
  const keys = staleAfter({ subject: { kind: 'work_order', id: '1' } });

  expect(keys).toContainEqual(['work-orders']);
  expect(keys).toContainEqual(['overview']);
});

test('a subject nobody knows makes everything stale rather than nothing', () => {
  expect(staleAfter({ subject: { kind: 'spaceship', id: '1' } })).toBe('everything');
});
