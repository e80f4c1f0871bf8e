// Places with machines: whose they are, and whom to ask for there.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf, client, ifMatch } from './client';
import type { Page, Site, SiteChanges } from './contract';

export interface SiteFilters {
  branch_id?: string | undefined;
  customer_id?: string | undefined;
  q?: string | undefined;
}

export function siteListQuery(filters: SiteFilters) {
  return infiniteQueryOptions({
    queryKey: ['sites', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Site>>(
        client.GET('/api/v1/sites', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function siteQuery(siteId: string) {
  return queryOptions({
    queryKey: ['sites', 'one', siteId],
    queryFn: () => bodyOf<Site>(client.GET('/api/v1/sites/{site_id}', { params: { path: { site_id: siteId } } })),
  });
}

export function changeSite(site: Site, changes: SiteChanges): Promise<Site> {
  return bodyOf<Site>(
    client.PATCH('/api/v1/sites/{site_id}', {
      params: { path: { site_id: site.id } },
      body: changes,
      headers: ifMatch(site.version),
    }),
  );
}
