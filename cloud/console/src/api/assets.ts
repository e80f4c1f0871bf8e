// Machines and the sites they stand on.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client } from './client';
import type { Asset, NewAsset, NewSite, Page, Site, Timeline } from './contract';

export interface AssetFilters {
  branch_id?: string | undefined;
  site_id?: string | undefined;
  customer_id?: string | undefined;
  q?: string | undefined;
}

export function assetsQuery(filters: AssetFilters) {
  return infiniteQueryOptions({
    queryKey: ['assets', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Asset>>(
        client.GET('/api/v1/assets', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** Enough assets to choose one of; the reader narrows by typing. */
export function assetChoicesQuery(filters: AssetFilters) {
  return queryOptions({
    queryKey: ['assets', 'choices', filters],
    queryFn: () =>
      bodyOf<Page<Asset>>(client.GET('/api/v1/assets', { params: { query: { ...filters, limit: 200 } } })),
    select: (page) => page.items,
  });
}

export function assetQuery(assetId: string) {
  return queryOptions({
    queryKey: ['assets', 'one', assetId],
    queryFn: () =>
      bodyOf<Asset>(client.GET('/api/v1/assets/{asset_id}', { params: { path: { asset_id: assetId } } })),
  });
}

export function timelineQuery(assetId: string, range: () => { from: string; to: string }, rangeKey: string) {
  return queryOptions({
    queryKey: ['assets', 'timeline', assetId, rangeKey],
    queryFn: () =>
      bodyOf<Timeline>(
        client.GET('/api/v1/assets/{asset_id}/timeline', { params: { path: { asset_id: assetId }, query: range() } }),
      ),
  });
}

export function sitesQuery(branchId?: string) {
  return queryOptions({
    queryKey: ['sites', branchId ?? 'all'],
    queryFn: () =>
      bodyOf<Page<Site>>(client.GET('/api/v1/sites', { params: { query: { branch_id: branchId, limit: 200 } } })),
    select: (page) => page.items,
  });
}

export function addAsset(asset: NewAsset): Promise<Asset> {
  return bodyOf<Asset>(
    client.POST('/api/v1/assets', { body: asset, headers: attempt() }),
  );
}

export function addSite(site: NewSite): Promise<Site> {
  return bodyOf<Site>(
    client.POST('/api/v1/sites', { body: site, headers: attempt() }),
  );
}
