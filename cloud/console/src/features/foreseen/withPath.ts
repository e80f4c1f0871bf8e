// Puts the foreseen course behind the measured one.
import type { PathStep } from '@/api/contract';
import type { Columns } from '@/features/charts/seriesColumns';

/** The two are joined where one ends and the other begins: a step ahead follows the last reading. */
export function withPath([at, low, high, mean]: Columns, path: PathStep[]): Columns {
  const lastMeasured = at.at(-1) ?? -Infinity;
  const ahead = path.filter((step) => step.at > lastMeasured);
  return [
    [...at, ...ahead.map((step) => step.at)],
    [...low, ...ahead.map((step) => step.low)],
    [...high, ...ahead.map((step) => step.high)],
    [...mean, ...ahead.map((step) => step.expected)],
  ];
}
