import { expect, test } from 'vitest';
import { changesOf } from './changesOf';

test('a changed field has its former value, a new one has none', () => {
  expect(changesOf({ before: { name: 'Old', tax: null }, after: { name: 'New', tax: 'A1', is_open: false } })).toEqual([
    { name: 'name', before: 'Old', after: 'New' },
    { name: 'tax', before: '–', after: 'A1' },
    { name: 'is_open', before: undefined, after: 'false' },
  ]);
});

test('what was erased says nothing, and what is long is cut', () => {
  expect(changesOf({ before: null, after: null })).toEqual([]);
  expect(changesOf({ before: null, after: { note: 'x'.repeat(500) } })[0]?.after).toHaveLength(121);
});
