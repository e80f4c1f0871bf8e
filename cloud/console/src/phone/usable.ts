// What a technician can say to have used, and from where: what the job needs first, then all else in the van. Pure.
import type { Job, Van } from './commands';

export interface Usable {
  partId: string;
  placeId: string;
  name: string;
  unit: string;
  /** What is probably meant. */
  suggested: string;
}

export function usable(job: Job, van: Van | null): Usable[] {
  const needed = job.parts.flatMap((part) =>
    part.place_id
      ? [{ partId: part.part_id, placeId: part.place_id, name: `${part.number} ${part.name}`, unit: part.unit, left: Number(part.quantity) - Number(part.used) }]
      : [],
  );
  const known = new Set(needed.map((one) => one.partId));
  const others = (van?.contents ?? [])
    .filter((one) => !known.has(one.part_id) && Number(one.quantity) > 0)
    .map((one) => ({ partId: one.part_id, placeId: van!.place_id, name: `${one.number} ${one.name}`, unit: one.unit, left: 1 }));
  return [...needed.toSorted((one, other) => Number(other.left > 0) - Number(one.left > 0)), ...others].map(
    ({ left, ...one }) => ({ ...one, suggested: String(left > 0 ? left : 1) }),
  );
}
