// The present state of machines: it is no field of a machine but a judgement, which stands in the overview.
import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '@/api/overview';
import type { AssetState, Overview } from '@/api/contract';
import { useBranchFilter } from '@/features/shell/useBranchFilter';

function statesOf(overview: Overview): Map<string, AssetState> {
  return new Map(overview.machines.map((machine) => [machine.asset_id, machine.state]));
}

/** Asset id → state; a machine outside the chosen branch is not in it. */
export function useAssetStates(): Map<string, AssetState> | undefined {
  const { branchId } = useBranchFilter();
  return useQuery({ ...overviewQuery(branchId), select: statesOf }).data;
}
