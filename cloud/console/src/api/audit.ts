// Who changed what, and who took it away or looked.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { AuditEntry, Page } from './contract';

export interface AuditFilters {
  branch_id?: string | undefined;
  object_kind?: string | undefined;
  object_id?: string | undefined;
  person?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

export function auditQuery(filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<AuditEntry>>(client.GET('/api/v1/audit', { params: { query: { ...filters, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // Nothing announces an entry: what was seen a moment ago is asked for again.
    staleTime: 0,
  });
}

export const auditKindsQuery = queryOptions({
  queryKey: ['audit', 'kinds'],
  queryFn: () => bodyOf<Page<{ kind: string }>>(client.GET('/api/v1/audit/kinds')),
  select: (page) => page.items.map((one) => one.kind),
});
