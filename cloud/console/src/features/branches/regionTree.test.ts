import { expect, it } from 'vitest';
import type { ListedBranch, Region } from '@/api/contract';
import { placeOf, possibleParents } from './regionTree';

const region = (id: string, parent: string | null = null): Region => ({ id, name: id, parent_id: parent, version: 1 });
const branch = (id: string, region_id: string | null): ListedBranch => ({
  id,
  name: id,
  code: id,
  time_zone: 'Africa/Nairobi',
  currency: 'KES',
  region_id,
  is_sandbox: false,
  switched_off: [],
});

const REGIONS = [region('kenya'), region('coast', 'kenya'), region('lamu', 'coast'), region('uganda')];

it('puts what lies in a region below it', () => {
  const top = placeOf(REGIONS, [branch('head', null), branch('mombasa', 'coast')]);

  expect(top.branches.map((one) => one.id)).toEqual(['head']);
  expect(top.within.map((one) => one.region?.id)).toEqual(['kenya', 'uganda']);
  expect(top.within[0]?.within[0]?.branches.map((one) => one.id)).toEqual(['mombasa']);
});

it('offers no place within a region itself', () => {
  expect(possibleParents(REGIONS, REGIONS[1]).map((one) => one.id)).toEqual(['kenya', 'uganda']);
  expect(possibleParents(REGIONS, undefined)).toHaveLength(4);
});
