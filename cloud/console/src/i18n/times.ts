// Instants and ages as a person reads them, in the time zone of the branch.
import { currentLocale } from './language';
import { text } from './useText';

/** The zone that the reader chose in their profile; without a choice it is the device's. */
let ownZone: string | undefined;

export function readTimesIn(zone: string | null): void {
  ownZone = zone ?? undefined;
}

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

export type AgeUnit = 'now' | 'seconds' | 'minutes' | 'hours' | 'days';

/** How old something is, in the largest unit that is not zero; a clock that runs ahead counts as now. */
export function ageOf(at: string | number, now: number): { unit: AgeUnit; count: number } {
  const seconds = Math.floor((now - instantOf(at)) / 1000);
  if (seconds < 2) return { unit: 'now', count: 0 };
  if (seconds < MINUTE_S) return { unit: 'seconds', count: seconds };
  if (seconds < HOUR_S) return { unit: 'minutes', count: Math.floor(seconds / MINUTE_S) };
  if (seconds < 2 * DAY_S) return { unit: 'hours', count: Math.floor(seconds / HOUR_S) };
  return { unit: 'days', count: Math.floor(seconds / DAY_S) };
}

export function formatAge(at: string | number, now: number): string {
  const { unit, count } = ageOf(at, now);
  return unit === 'now' ? text('age.now') : text(`age.${unit}`, { count });
}

/** The length of a period, in at most two units. */
export function formatDuration(fromAt: string, toAt: string | number): string {
  return formatSeconds(Math.max(0, Math.round((instantOf(toAt) - instantOf(fromAt)) / 1000)));
}

export function formatMinutes(minutes: number): string {
  return formatSeconds(minutes * MINUTE_S);
}

function formatSeconds(seconds: number): string {
  if (seconds < MINUTE_S) return text('duration.seconds', { count: seconds });
  if (seconds < HOUR_S) return text('duration.minutes', { count: Math.floor(seconds / MINUTE_S) });
  if (seconds < DAY_S && seconds % HOUR_S < MINUTE_S) return text('duration.whole_hours', { count: Math.floor(seconds / HOUR_S) });
  if (seconds < DAY_S) {
    return text('duration.hours', { hours: Math.floor(seconds / HOUR_S), minutes: Math.floor((seconds % HOUR_S) / MINUTE_S) });
  }
  return text('duration.days', { days: Math.floor(seconds / DAY_S), hours: Math.floor((seconds % DAY_S) / HOUR_S) });
}

export function formatInstant(at: string | number, timeZone?: string): string {
  return new Intl.DateTimeFormat(currentLocale(), {
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: timeZone ?? ownZone,
  }).format(instantOf(at));
}

/** Without seconds and, for today, without the date: enough for a list. */
export function formatShortInstant(at: string | number, now: number, timeZone = ownZone): string {
  const day = (instant: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant);
  const isToday = day(instantOf(at)) === day(now);
  return new Intl.DateTimeFormat(currentLocale(), {
    ...(isToday ? {} : { day: '2-digit', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timeZone ?? ownZone,
  }).format(instantOf(at));
}

/** A calendar day such as 2026-11-24, with its weekday. */
export function formatDay(date: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(currentLocale(), options).format(Date.parse(`${date}T00:00:00Z`));
}

/** What was typed into a field of day and time, as an instant, read in the zone in which the reader reads times. */
export function typedInstant(typed: FormDataEntryValue | null): string {
  if (ownZone === undefined) return new Date(String(typed)).toISOString();
  const asUtc = Date.parse(`${String(typed)}Z`);
  const guess = asUtc - aheadOfUtc(ownZone, asUtc);
  // Beside a change of the clocks the first guess has the offset of its other side.
  return new Date(asUtc - aheadOfUtc(ownZone, guess)).toISOString();
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function aheadOfUtc(timeZone: string, at: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}

/** A day that may lie years away. */
export function formatDate(at: string | number): string {
  return new Intl.DateTimeFormat(currentLocale(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: ownZone }).format(instantOf(at));
}

export function instantOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at);
}
