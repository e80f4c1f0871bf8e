// A week while it is edited: windows by day, as a time field can show them. Pure.
import type { OpenWindow } from '@/api/contract';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface Window {
  opens: string;
  closes: string;
}

export type Week = Record<Weekday, Window[]>;

const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';
const USUAL: Window = { opens: '08:00', closes: '17:00' };

/** A time field knows no 24:00: closing at midnight is shown as the 00:00 that comes next. */
export function weekOf(windows: OpenWindow[]): Week {
  const ofDay = (day: Weekday) =>
    windows
      .filter((one) => one.weekday === day)
      .map(({ opens, closes }) => ({ opens, closes: closes === END_OF_DAY ? MIDNIGHT : closes }));
  return Object.fromEntries(WEEKDAYS.map((day) => [day, ofDay(day)])) as Week;
}

/** As the service takes it, in the order of the days: its messages name places in this list. */
export function windowsOf(week: Week): OpenWindow[] {
  return WEEKDAYS.flatMap((weekday) =>
    week[weekday].map(({ opens, closes }) => ({ weekday, opens, closes: closes === MIDNIGHT ? END_OF_DAY : closes })),
  );
}

/** Where the window of a day stands in the list that is sent. */
export function placeOf(week: Week, weekday: Weekday, number: number): number {
  const before = WEEKDAYS.slice(0, WEEKDAYS.indexOf(weekday));
  return before.reduce((sum, day) => sum + week[day].length, number);
}

export function goesOverMidnight({ opens, closes }: Window): boolean {
  return closes !== MIDNIGHT && closes < opens;
}

/** A window to begin with: usual hours, or an hour after the last one of the day. */
export function nextWindow(present: Window[]): Window {
  const last = present.at(-1);
  if (!last) return USUAL;
  const hour = Number(last.closes.slice(0, 2));
  const at = (value: number) => `${String(Math.min(value, 23)).padStart(2, '0')}:00`;
  return hour >= 22 ? USUAL : { opens: at(hour + 1), closes: at(hour + 4) };
}
