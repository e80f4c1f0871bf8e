import { describe, expect, it } from 'vitest';
import { vanAfter, type Command, type Job, type Van } from './commands';
import { usable } from './usable';

const van: Van = {
  place_id: 'v',
  name: 'KDA 101A',
  contents: [
    { part_id: 'p1', number: '6205', name: 'Bearing', unit: 'piece', quantity: '2' },
    { part_id: 'p2', number: 'OIL', name: 'Oil', unit: 'L', quantity: '0' },
    { part_id: 'p3', number: 'GR', name: 'Grease', unit: 'kg', quantity: '1.5' },
  ],
};
const part = { part_id: 'p1', number: '6205', name: 'Bearing', unit: 'piece', quantity: '2', used: '0', place_id: 'v', place_name: 'KDA 101A' };
const job = (parts: object[]) => ({ booking_id: 'b1', parts }) as unknown as Job;
const use: Command = { v: 1, id: 'c1', booking_id: 'b1', at: '', kind: 'use_part', part_id: 'p3', place_id: 'v', quantity: '0.5' };

describe('what can be used', () => {
  it('is what the job needs first, then what else is in the van', () => {
    expect(usable(job([part]), van).map((one) => [one.partId, one.suggested])).toEqual([['p1', '2'], ['p3', '1']]);
  });

  it('has what is done with at the end of what is needed', () => {
    const parts = [{ ...part, used: '2' }, { ...part, part_id: 'p9', place_id: 'w' }];

    expect(usable(job(parts), van).map((one) => one.partId)).toEqual(['p9', 'p1', 'p3']);
  });

  it('leaves out what is nowhere to be had, and needs no van', () => {
    expect(usable(job([{ ...part, place_id: null }]), null)).toEqual([]);
  });
});

describe('a van', () => {
  it('has less after what waits to be told', () => {
    expect(vanAfter(van, [use, { ...use, id: 'c2', place_id: 'w' }])?.contents[2]?.quantity).toBe('1');
  });
});
