// Regions and branches as a reader sees them: what lies in a region stands below it, one step further in.
import type { ListedBranch, Region } from '@/api/contract';

export interface Place {
  region: Region | undefined;
  branches: ListedBranch[];
  within: Place[];
}

/** Return the top of the company: what lies in no region, and the regions that lie in no other. */
export function placeOf(regions: Region[], branches: ListedBranch[], region?: Region): Place {
  const id = region?.id ?? null;
  return {
    region,
    branches: branches.filter((branch) => branch.region_id === id),
    within: regions.filter((one) => one.parent_id === id).map((one) => placeOf(regions, branches, one)),
  };
}

/** The regions in which one may lie: all but itself and those that lie in it. */
export function possibleParents(regions: Region[], region: Region | undefined): Region[] {
  const within = new Set<string | null>(region ? [region.id] : []);
  let found = 0;
  while (within.size > found) {
    found = within.size;
    for (const one of regions) if (within.has(one.parent_id)) within.add(one.id);
  }
  return regions.filter((one) => !within.has(one.id));
}
