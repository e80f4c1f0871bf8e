// The company's shape: regions, and branches with all that they are told to be.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type {
  BranchChanges,
  BranchDetails,
  BranchPerson,
  ListedBranch,
  NewBranch,
  NewRegion,
  NumberSeries,
  Page,
  Region,
  RegionChanges,
  Site,
  SeriesStart,
  Technician,
  Transfer,
  Transferred,
} from './contract';

const of = (branchId: string) => ({ params: { path: { branch_id: branchId } } });
const at = (region: Region) => ({ params: { path: { region_id: region.id } }, headers: ifMatch(region.version) });

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: () => bodyOf<Page<Region>>(client.GET('/api/v1/regions', {})),
  select: (page) => page.items,
});

export const branchesQuery = queryOptions({
  queryKey: ['branches', 'list'],
  queryFn: () => bodyOf<Page<ListedBranch>>(client.GET('/api/v1/branches', {})),
  select: (page) => page.items,
});

export function branchQuery(branchId: string) {
  return queryOptions({
    queryKey: ['branches', 'one', branchId],
    queryFn: () => bodyOf<BranchDetails>(client.GET('/api/v1/branches/{branch_id}', of(branchId))),
  });
}

export function peopleQuery(branchId: string) {
  return queryOptions({
    queryKey: ['branches', 'people', branchId],
    queryFn: () => bodyOf<Page<BranchPerson>>(client.GET('/api/v1/branches/{branch_id}/people', of(branchId))),
    select: (page) => page.items,
  });
}

export function seriesQuery(branchId: string) {
  return queryOptions({
    queryKey: ['branches', 'series', branchId],
    queryFn: () => bodyOf<Page<NumberSeries>>(client.GET('/api/v1/branches/{branch_id}/number-series', of(branchId))),
    select: (page) => page.items,
  });
}

export function addBranch(branch: NewBranch): Promise<BranchDetails> {
  return bodyOf<BranchDetails>(client.POST('/api/v1/branches', { body: branch, headers: attempt() }));
}

export function changeBranch(branch: BranchDetails, changes: BranchChanges): Promise<BranchDetails> {
  return bodyOf<BranchDetails>(
    client.PATCH('/api/v1/branches/{branch_id}', { ...of(branch.id), body: changes, headers: ifMatch(branch.version) }),
  );
}

export function beginSeries(branchId: string, start: SeriesStart): Promise<Page<NumberSeries>> {
  return bodyOf<Page<NumberSeries>>(
    client.POST('/api/v1/branches/{branch_id}/number-series', { ...of(branchId), body: start, headers: attempt() }),
  );
}

export function addRegion(region: NewRegion): Promise<Region> {
  return bodyOf<Region>(client.POST('/api/v1/regions', { body: region, headers: attempt() }));
}

export function changeRegion(region: Region, changes: RegionChanges): Promise<Region> {
  return bodyOf<Region>(client.PATCH('/api/v1/regions/{region_id}', { ...at(region), body: changes }));
}

export function removeRegion(region: Region): Promise<unknown> {
  return bodyOf<unknown>(client.DELETE('/api/v1/regions/{region_id}', at(region)));
}

export function transferTechnician(technician: Technician, transfer: Transfer): Promise<Transferred> {
  return bodyOf<Transferred>(
    client.POST('/api/v1/technicians/{technician_id}/transfers', {
      params: { path: { technician_id: technician.id } },
      body: transfer,
      headers: ifMatch(technician.version),
    }),
  );
}

export function transferSite(site: Site, transfer: Transfer): Promise<Transferred> {
  return bodyOf<Transferred>(
    client.POST('/api/v1/sites/{site_id}/transfers', {
      params: { path: { site_id: site.id } },
      body: transfer,
      headers: ifMatch(site.version),
    }),
  );
}
