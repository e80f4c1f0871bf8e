import { expect, test } from 'vitest';
import { ageOf, readTimesIn, typedInstant } from './times';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

test.each([
  [0, 'now', 0],
  [-5, 'now', 0],
  [59, 'seconds', 59],
  [60, 'minutes', 1],
  [3599, 'minutes', 59],
  [86_400, 'hours', 24],
  [2 * 86_400, 'days', 2],
] as const)('%s s old is %s %s', (seconds, unit, count) => {
  expect(ageOf(ago(seconds), NOW)).toEqual({ unit, count });
});

test.each([
  ['Africa/Nairobi', '2026-11-28T08:00', '2026-11-28T05:00:00.000Z'],
  ['Europe/Paris', '2026-07-01T08:00', '2026-07-01T06:00:00.000Z'],
  // The night in which the clocks go back, and the one in which they go forward.
  ['Europe/Paris', '2026-10-25T01:30', '2026-10-24T23:30:00.000Z'],
  ['Europe/Paris', '2026-10-25T03:30', '2026-10-25T02:30:00.000Z'],
  ['Europe/Paris', '2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
])('what is typed is read in the zone of the profile: %s %s', (zone, typed, instant) => {
  readTimesIn(zone);
  expect(typedInstant(typed)).toBe(instant);
  readTimesIn(null);
});
