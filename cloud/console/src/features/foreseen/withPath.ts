// Puts the foreseen course behind the measured one.
import type { PathStep } from '@/api/contract';
import { extentOf, type Columns } from '@/features/charts/seriesColumns';

/**
 * The two are joined where one ends and the other begins: a step ahead follows the last reading. A band that is wider
 * than all else is cut off, or it would press the course itself into a line.
 */
export function withPath(columns: Columns, path: PathStep[], limit: number): Columns {
  const [at, low, high, mean] = columns;
  const lastMeasured = at.at(-1) ?? -Infinity;
  const ahead = path.filter((step) => step.at > lastMeasured);
  const [bottom, top] = reachOf(columns, ahead, limit);
  return [
    [...at, ...ahead.map((step) => step.at)],
    [...low, ...ahead.map((step) => Math.max(step.low, bottom))],
    [...high, ...ahead.map((step) => Math.min(step.high, top))],
    [...mean, ...ahead.map((step) => step.expected)],
  ];
}

/** What is measured, expected and the limit, with as much again above and below. */
function reachOf(columns: Columns, ahead: PathStep[], limit: number): [number, number] {
  const measured = extentOf(columns);
  const all = [limit, ...ahead.map((step) => step.expected), ...(measured ? [measured.low, measured.high] : [])];
  const bottom = Math.min(...all);
  const top = Math.max(...all);
  return [bottom - (top - bottom) / 2, top + (top - bottom) / 2];
}
