import { expect, test } from 'vitest';
import { reductionOf, withEquipment, withReduction, type Wiring } from './configuration';

const SERIAL: Wiring = {
  kind: 'serial', place: '/dev/ttyUSB0', baudRate: 19_200, type: 'chiller', key: 'ch-2', address: '1', intervalS: 2,
};

test('the first machine brings its port', () => {
  const document = withEquipment({ version: 3 }, SERIAL);

  expect(document).toEqual({
    version: 3,
    ports: [{ type: 'serial', key: 'serial-1', device: '/dev/ttyUSB0', baud_rate: 19_200 }],
    equipment: [{ key: 'ch-2', type: 'chiller', port: 'serial-1', address: '1', interval_s: 2 }],
  });
});

test('two machines on one line share the port', () => {
  const document = withEquipment(withEquipment({}, SERIAL), { ...SERIAL, key: 'ch-3', address: '2' });

  expect(document.ports).toHaveLength(1);
  expect(document.equipment).toHaveLength(2);
});

test('a machine sent again is replaced, not doubled', () => {
  const document = withEquipment(withEquipment({}, SERIAL), { ...SERIAL, intervalS: 5 });

  expect(document.equipment).toEqual([{ key: 'ch-2', type: 'chiller', port: 'serial-1', address: '1', interval_s: 5 }]);
});

test('a broker may be written with its port', () => {
  const document = withEquipment({}, { ...SERIAL, kind: 'mqtt', place: 'broker.local:8883' });

  expect(document.ports).toEqual([{ type: 'mqtt', key: 'mqtt-1', host: 'broker.local', port: 8883 }]);
});

test('rules and names of the document are kept', () => {
  expect(withEquipment({ rules: [{ id: 'r' }], points: [1] }, SERIAL)).toMatchObject({ rules: [{ id: 'r' }], points: [1] });
});

test('a deadband joins what is known of its point, and goes without a trace', () => {
  const named = { points: [{ key: 'p/a', name: 'Pressure' }, { key: 'p/b' }], rules: [1] };

  const thinned = withReduction(named, 'p/a', { deadband: 0.1, heartbeatS: 300 });
  const whole = withReduction(thinned, 'p/a', null);

  expect(thinned.points).toEqual([{ key: 'p/b' }, { key: 'p/a', name: 'Pressure', deadband: 0.1, heartbeat_s: 300 }]);
  expect(thinned.rules).toEqual([1]);
  expect(whole.points).toEqual([{ key: 'p/b' }, { key: 'p/a', name: 'Pressure' }]);
});

test('a deadband without a heartbeat of its own has the usual one', () => {
  expect(reductionOf({ points: [{ key: 'p', deadband: 0 }] }, 'p')).toEqual({ deadband: 0, heartbeatS: 600 });
  expect(reductionOf({ points: [{ key: 'p' }] }, 'p')).toBeNull();
  expect(reductionOf({}, 'p')).toBeNull();
});
