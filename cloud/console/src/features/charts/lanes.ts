// Places spans of time in as few rows as they need without overlap.

export interface Span {
  from: number;
  to: number | null;
}

export interface Placed<Item> {
  item: Item;
  row: number;
  /** Shares of the window's width. */
  start: number;
  width: number;
}

/** Two spans closer than this share of the window would touch on the screen. */
const AIR = 0.012;

export function placeInLanes<Item extends Span>(items: Item[], window: { from: number; to: number }): Placed<Item>[] {
  const length = window.to - window.from;
  const ends: number[] = [];
  return items
    .filter((item) => item.from < window.to && (item.to ?? Infinity) > window.from)
    .toSorted((one, other) => one.from - other.from)
    .map((item) => {
      const start = Math.max(0, (item.from - window.from) / length);
      const end = Math.min(1, ((item.to ?? window.to) - window.from) / length);
      const free = ends.findIndex((taken) => taken + AIR <= start);
      const row = free === -1 ? ends.length : free;
      ends[row] = end;
      return { item, row, start, width: end - start };
    });
}
