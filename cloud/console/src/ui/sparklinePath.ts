// Turns a row of values into the path of a small line.

const PADDING = 3;
/** A value that barely moves is drawn level: noise of a thousandth must not look like a mountain. */
const LEVEL_SHARE = 0.005;

export interface SparklinePath {
  path: string;
  last: { x: number; y: number } | null;
}

export function sparklinePath(values: (number | null)[], width: number, height: number): SparklinePath {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length < 2) return { path: '', last: null };
  const low = Math.min(...known);
  const high = Math.max(...known);
  const smallest = Math.max(Math.abs(high), Math.abs(low)) * LEVEL_SHARE || 1;
  const span = Math.max(high - low, smallest);
  const middle = (high + low) / 2;
  const x = (index: number) => PADDING + (index / (values.length - 1)) * (width - 2 * PADDING);
  const y = (value: number) => height / 2 - ((value - middle) / span) * (height - 2 * PADDING);
  let path = '';
  let isPenDown = false;
  let last: SparklinePath['last'] = null;
  values.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      isPenDown = false;
      return;
    }
    last = { x: round(x(index)), y: round(y(value)) };
    path += `${isPenDown ? 'L' : 'M'}${last.x} ${last.y}`;
    isPenDown = true;
  });
  return { path, last };
}

export type Trend = 'up' | 'down' | 'level';

/** A slow change shows between the first and the last quarter, a sudden one between the newest values and the usual. */
export function trendOf(values: (number | null)[]): Trend {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length < 4) return 'level';
  const quarter = Math.max(1, Math.floor(known.length / 4));
  const first = mean(known.slice(0, quarter));
  const slow = mean(known.slice(-quarter)) - first;
  const sudden = mean(known.slice(-Math.max(1, Math.floor(quarter / 4)))) - known.toSorted((one, other) => one - other)[quarter * 2]!;
  const span = Math.max(...known) - Math.min(...known);
  const smallest = Math.abs(first) * 0.01;
  if (Math.abs(sudden) > Math.max(span * 0.6, smallest)) return sudden > 0 ? 'up' : 'down';
  if (Math.abs(slow) > Math.max(span * 0.35, smallest)) return slow > 0 ? 'up' : 'down';
  return 'level';
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
