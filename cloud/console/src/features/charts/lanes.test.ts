import { expect, test } from 'vitest';
import { placeInLanes } from './lanes';

const WINDOW = { from: 0, to: 100 };

test('spans that overlap get rows of their own', () => {
  const placed = placeInLanes([{ from: 10, to: 50 }, { from: 40, to: 60 }, { from: 70, to: 80 }], WINDOW);

  expect(placed.map((one) => one.row)).toEqual([0, 1, 0]);
});

test('a span without an end reaches to the edge of the window', () => {
  expect(placeInLanes([{ from: 75, to: null }], WINDOW)[0]).toMatchObject({ start: 0.75, width: 0.25 });
});

test('what lies outside the window is left out', () => {
  expect(placeInLanes([{ from: -20, to: -1 }, { from: 101, to: null }], WINDOW)).toEqual([]);
});

test('a span that began before the window is cut at its edge', () => {
  expect(placeInLanes([{ from: -50, to: 20 }], WINDOW)[0]).toMatchObject({ start: 0, width: 0.2 });
});
