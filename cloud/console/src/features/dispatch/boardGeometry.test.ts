import { describe, expect, it } from 'vitest';
import { handedOver, placeOf, shifted, STEP_MS, stepsOf } from './boardGeometry';

const HOUR = 3_600_000;
const day = { starts: 0, ends: 24 * HOUR };
const draft = { technicianId: 'b', starts: 8 * HOUR, ends: 10 * HOUR };

describe('the board', () => {
  it('places a booking by its share of the day and cuts what reaches beyond', () => {
    expect(placeOf({ starts: 6 * HOUR, ends: 12 * HOUR }, day)).toEqual({ left: 25, width: 25 });
    expect(placeOf({ starts: -HOUR, ends: 12 * HOUR }, day)).toEqual({ left: 0, width: 50 });
    expect(placeOf({ starts: 25 * HOUR, ends: 26 * HOUR }, day).width).toBe(0);
  });

  it('moves in quarters of an hour and never out of the day', () => {
    expect(shifted(draft, 1, day).starts).toBe(8 * HOUR + STEP_MS);
    expect(shifted(draft, -100, day)).toMatchObject({ starts: 0, ends: 2 * HOUR });
    expect(shifted(draft, 100, day)).toMatchObject({ starts: 22 * HOUR, ends: 24 * HOUR });
  });

  it('hands over to the next row and stays at the edge', () => {
    expect(handedOver(draft, ['a', 'b', 'c'], 1).technicianId).toBe('c');
    expect(handedOver(draft, ['a', 'b'], 1).technicianId).toBe('b');
  });

  it('reads whole steps from the way of a pointer', () => {
    expect(stepsOf(100, 960, day)).toBe(10);
    expect(stepsOf(3, 960, day)).toBe(0);
    expect(stepsOf(3, 0, day)).toBe(0);
  });
});
