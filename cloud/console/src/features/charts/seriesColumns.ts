// Turns a series of the API into the columns of a chart: gaps stay gaps, live values follow at the end.
import type { Reading, Series } from '@/api/contract';

/** Epoch seconds, lowest, highest, mean. */
export type Columns = [number[], (number | null)[], (number | null)[], (number | null)[]];

export type Gap = Series['gaps'][number];

export function columnsOf(series: Series | undefined, tail: Reading[]): Columns {
  const columns: Columns = [[], [], [], []];
  if (series) appendSeries(columns, series);
  appendTail(columns, tail);
  return columns;
}

function appendSeries([at, low, high, mean]: Columns, series: Series): void {
  const gaps = series.gaps.toSorted((one, other) => one.from - other.from);
  let next = 0;
  series.at.forEach((second, index) => {
    while (next < gaps.length && middleOf(gaps[next]!) < second) {
      const middle = middleOf(gaps[next]!);
      next += 1;
      // A row without values between two samples lifts the pen.
      if (at.length > 0 && middle > at.at(-1)!) push([at, low, high, mean], middle, null);
    }
    at.push(second);
    low.push(series.min[index] ?? null);
    high.push(series.max[index] ?? null);
    mean.push(series.avg[index] ?? null);
  });
}

function appendTail(columns: Columns, tail: Reading[]): void {
  for (const reading of tail) {
    const second = Date.parse(reading.at) / 1000;
    if (second > (columns[0].at(-1) ?? -Infinity)) push(columns, second, reading.value);
  }
}

function push([at, low, high, mean]: Columns, second: number, value: number | null): void {
  at.push(second);
  low.push(value);
  high.push(value);
  mean.push(value);
}

/** A gap's ends may be a little off the samples beside it, its middle is not. */
function middleOf(gap: Gap): number {
  return gap.from + (gap.to - gap.from) / 2;
}

/** The lowest and highest of what is drawn, or null when nothing is. */
export function extentOf([, low, high]: Columns): { low: number; high: number } | null {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of low) if (value !== null && value < lowest) lowest = value;
  for (const value of high) if (value !== null && value > highest) highest = value;
  return highest >= lowest ? { low: lowest, high: highest } : null;
}

/** Keep what the newest series does not hold yet. */
export function grownTail(tail: Reading[], reading: Reading, keepFrom: number): Reading[] {
  if (tail.at(-1)?.at === reading.at) return tail;
  return [...tail.filter((one) => Date.parse(one.at) >= keepFrom), reading];
}
