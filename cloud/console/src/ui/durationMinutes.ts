// Lengths of time as people type them, in minutes.

export const MINUTES = { minutes: 1, hours: 60 } as const;
export type DurationUnit = keyof typeof MINUTES;

/** Whole minutes, or null for what is no length of time. */
export function minutesOf(typed: string, unit: DurationUnit): number | null {
  const value = Number(typed.trim().replace(',', '.'));
  if (typed.trim() === '' || !Number.isFinite(value) || value < 0) return null;
  return Math.round(value * MINUTES[unit]);
}
