import { expect, test } from 'vitest';
import type { EquipmentKind } from '@/api/contract';
import { baudRatesWith, kindsOn } from './equipmentKinds';

const kind = (title: string, port: EquipmentKind['port']): EquipmentKind => ({
  name: title.toLowerCase(), title, port, needs_address: false, baud_rate: null,
});

test('only what fits the port is offered, by title', () => {
  const told = [kind('Pump', 'serial'), kind('Compressor', 'mqtt'), kind('Chiller', 'serial')];

  expect(kindsOn('serial', told).map((one) => one.title)).toEqual(['Chiller', 'Pump']);
});

test('an agent that has not spoken offers nothing', () => {
  expect(kindsOn('serial', null)).toEqual([]);
});

test('an unusual rate that a type asks for can be chosen', () => {
  expect(baudRatesWith(4800)[0]).toBe('4800');
  expect(baudRatesWith(19_200)).toHaveLength(5);
});
