import { expect, test } from 'vitest';
import { equipmentOf, suggestedName } from './suggestedName';

test('the last part of the key becomes words', () => {
  expect(suggestedName('c-3/oil_temperature')).toBe('Oil temperature');
});

test('a key without a machine is still a name', () => {
  expect(suggestedName('pressure')).toBe('Pressure');
  expect(equipmentOf('pressure')).toBe('');
});

test('the machine is what stands before the last part', () => {
  expect(equipmentOf('pump-room/p-101/vibration_de')).toBe('pump-room/p-101');
});
