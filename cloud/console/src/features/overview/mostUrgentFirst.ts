// The order of machines: alarm, silent, unknown, normal; then by name, so that they stay where one looks for them.
import type { AssetState, Machine } from '@/api/contract';

const RANK: Record<AssetState, number> = { alarm: 0, stale: 1, unknown: 2, normal: 3 };

export function mostUrgentFirst(machines: Machine[]): Machine[] {
  return machines.toSorted(
    (one, other) => (RANK[one.state] ?? 2) - (RANK[other.state] ?? 2) || one.name.localeCompare(other.name),
  );
}
