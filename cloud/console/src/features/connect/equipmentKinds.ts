// The equipment types that an edge agent told, as the form of a new machine needs them.
import type { EquipmentKind } from '@/api/contract';
import type { Wiring } from './configuration';

export const USUAL_BAUD_RATE = 115_200;
const BAUD_RATES = [9600, 19_200, 38_400, 57_600, 115_200];

/** The types that fit a kind of port, by title; none while the agent has not told any. */
export function kindsOn(port: Wiring['kind'], told: EquipmentKind[] | null | undefined): EquipmentKind[] {
  return (told ?? []).filter((one) => one.port === port).sort((a, b) => a.title.localeCompare(b.title));
}

/** The usual rates, and the one that a type asks for. */
export function baudRatesWith(rate: number | null | undefined): string[] {
  const rates = new Set([...BAUD_RATES, rate ?? USUAL_BAUD_RATE]);
  return [...rates].sort((a, b) => a - b).map(String);
}
