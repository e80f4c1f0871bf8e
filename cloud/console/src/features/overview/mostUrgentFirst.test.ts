import { expect, test } from 'vitest';
import type { AssetState, Machine } from '@/api/contract';
import { mostUrgentFirst } from './mostUrgentFirst';

const machine = (name: string, state: AssetState) => ({ name, state }) as Machine;

test('what is abnormal comes first, equals stay in the order of their names', () => {
  const machines = [machine('B', 'normal'), machine('A', 'normal'), machine('Z', 'alarm'), machine('C', 'stale')];

  expect(mostUrgentFirst(machines).map((one) => one.name)).toEqual(['Z', 'C', 'A', 'B']);
});
