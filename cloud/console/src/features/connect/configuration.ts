// The configuration document of an edge agent, as far as this page changes it.
import type { ConfigurationDocument } from '@/api/contract';

export interface Wiring {
  kind: 'serial' | 'mqtt';
  /** The device of a serial line, or the broker's address. */
  place: string;
  baudRate: number;
  type: string;
  key: string;
  address: string;
  intervalS: number;
}

/** How a point is thinned out; the deadband is in the point's own unit. */
export interface Reduction {
  deadband: number;
  heartbeatS: number;
}

export const USUAL_HEARTBEAT_S = 600;

type Part = Record<string, unknown>;

const DEFAULT_MQTT_PORT = 1883;

/** The document with one more machine; a machine of the same key is replaced, a port already there is shared. */
export function withEquipment(document: ConfigurationDocument, wiring: Wiring): ConfigurationDocument {
  const ports = partsOf(document.ports);
  const port = ports.find((one) => isAt(one, wiring)) ?? newPort(wiring, ports);
  const machine = {
    key: wiring.key,
    type: wiring.type,
    port: port.key,
    address: wiring.address,
    interval_s: wiring.intervalS,
  };
  return {
    ...document,
    ports: ports.includes(port) ? ports : [...ports, port],
    equipment: [...partsOf(document.equipment).filter((one) => one.key !== wiring.key), machine],
  };
}

/** The document with a point thinned out, or with every reading of it kept (null); its name and the rest stay. */
export function withReduction(document: ConfigurationDocument, pointKey: string, reduction: Reduction | null): ConfigurationDocument {
  const points = partsOf(document.points);
  const { deadband: _deadband, heartbeat_s: _heartbeat, ...rest } = points.find((one) => one.key === pointKey) ?? { key: pointKey };
  const point = reduction ? { ...rest, deadband: reduction.deadband, heartbeat_s: reduction.heartbeatS } : rest;
  return { ...document, points: [...points.filter((one) => one.key !== pointKey), point] };
}

/** How a point is thinned out now, null where every reading is kept. */
export function reductionOf(document: ConfigurationDocument, pointKey: string): Reduction | null {
  const point = partsOf(document.points).find((one) => one.key === pointKey);
  if (typeof point?.deadband !== 'number') return null;
  return { deadband: point.deadband, heartbeatS: typeof point.heartbeat_s === 'number' ? point.heartbeat_s : USUAL_HEARTBEAT_S };
}

function partsOf(value: unknown): Part[] {
  return Array.isArray(value) ? (value as Part[]) : [];
}

function isAt(port: Part, wiring: Wiring): boolean {
  return port.type === wiring.kind && (wiring.kind === 'serial' ? port.device : port.host) === wiring.place;
}

function newPort(wiring: Wiring, taken: Part[]): Part {
  const key = freeKey(wiring.kind, taken.map((port) => String(port.key)));
  if (wiring.kind === 'serial') return { type: 'serial', key, device: wiring.place, baud_rate: wiring.baudRate };
  const [host, port] = wiring.place.split(':');
  return { type: 'mqtt', key, host, port: Number(port) || DEFAULT_MQTT_PORT };
}

function freeKey(stem: string, taken: string[]): string {
  let number = 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
