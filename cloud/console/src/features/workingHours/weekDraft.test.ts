import { expect, test } from 'vitest';
import type { OpenWindow } from '@/api/contract';
import { goesOverMidnight, nextWindow, placeOf, weekOf, windowsOf } from './weekDraft';

const windows: OpenWindow[] = [
  { weekday: 'mon', opens: '08:00', closes: '12:30' },
  { weekday: 'mon', opens: '13:30', closes: '24:00' },
  { weekday: 'fri', opens: '22:00', closes: '06:00' },
];

test('a week is the same after it was shown', () => {
  expect(windowsOf(weekOf(windows))).toEqual(windows);
});

test('midnight is shown as a time field can', () => {
  expect(weekOf(windows).mon[1]).toEqual({ opens: '13:30', closes: '00:00' });
});

test('a window is found in the list that is sent', () => {
  expect(placeOf(weekOf(windows), 'mon', 1)).toBe(1);
  expect(placeOf(weekOf(windows), 'fri', 0)).toBe(2);
});

test.each([
  ['22:00', '06:00', true],
  ['08:00', '17:00', false],
  ['08:00', '00:00', false],
])('%s to %s goes over midnight: %s', (opens, closes, expected) => {
  expect(goesOverMidnight({ opens, closes })).toBe(expected);
});

test('another window of a day begins after the last', () => {
  expect(nextWindow([])).toEqual({ opens: '08:00', closes: '17:00' });
  expect(nextWindow([{ opens: '08:00', closes: '12:00' }])).toEqual({ opens: '13:00', closes: '16:00' });
});
