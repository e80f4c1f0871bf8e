import { expect, test } from 'vitest';
import { changesOf } from './changesOf';

test('a changed field has its former value, a new one has none', () => {
  expect(changesOf({ before: { name: 'Old', tax: null }, after: { name: 'New', tax: 'A1', is_open: false } })).toEqual([
    { name: 'name', before: 'Old', after: 'New' },
    { name: 'tax', before: '–', after: 'A1' },
    { name: 'is_open', before: undefined, after: 'false' },
  ]);
});

test('a new thing shows what it has, a changed one also what it lost', () => {
  expect(changesOf({ before: null, after: { name: 'A', van: '', skills: '[]' } })).toEqual([
    { name: 'name', before: undefined, after: 'A' },
  ]);
  expect(changesOf({ before: { van: 'KDA 1' }, after: { van: '' } })).toEqual([{ name: 'van', before: 'KDA 1', after: '–' }]);
});

test('what was erased says nothing, and what is long is cut', () => {
  expect(changesOf({ before: null, after: null })).toEqual([]);
  expect(changesOf({ before: null, after: { note: 'x'.repeat(500) } })[0]?.after).toHaveLength(121);
});
