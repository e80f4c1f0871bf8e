// Tries a limit on what has been measured, before it is set.
import { extentOf, type Columns } from '@/features/charts/seriesColumns';
import { PRESETS, type TimeChoice } from '@/features/charts/timeWindow';

export type Direction = 'high' | 'low';

export const DAY: TimeChoice = { kind: 'live', preset: '24h' };

/** The shortest time that still shows all of the last day's readings: a new machine has only minutes. */
export function presetFor([at]: Columns, now: number): TimeChoice {
  const first = at[0];
  if (first === undefined) return DAY;
  const age = now / 1000 - first;
  return age < PRESETS['1h'] ? { kind: 'live', preset: '1h' } : age < PRESETS['6h'] ? { kind: 'live', preset: '6h' } : DAY;
}

/** How many times the value would have gone beyond the limit. */
export function crossings([, low, high]: Columns, direction: Direction, limit: number): number {
  let count = 0;
  let isBeyond = false;
  const extremes = direction === 'high' ? high : low;
  for (const value of extremes) {
    // Nobody knows what happened in a gap: it neither ends nor begins anything.
    if (value === null) continue;
    const isNow = direction === 'high' ? value >= limit : value <= limit;
    if (isNow && !isBeyond) count += 1;
    isBeyond = isNow;
  }
  return count;
}

/** A limit to begin with: as far beyond all that was measured as the values are apart, at least a tenth. */
export function suggestedLimit(columns: Columns, direction: Direction): number | null {
  const extent = extentOf(columns);
  if (!extent) return null;
  const { low, high } = extent;
  const air = Math.max((high - low) * 0.5, Math.abs(direction === 'high' ? high : low) * 0.1);
  return roundTo2(direction === 'high' ? high + air : low - air);
}

/** Accepts a comma, as most of the world writes it. */
export function numberOf(typed: string): number | null {
  const value = Number(typed.trim().replace(/\s/g, '').replace(',', '.'));
  return typed.trim() !== '' && Number.isFinite(value) ? value : null;
}

/** Two significant digits are enough for a first limit. */
function roundTo2(value: number): number {
  return Number(value.toPrecision(2));
}
