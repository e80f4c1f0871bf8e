// The state of all machines of one branch, or of all the reader may see.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { Overview } from './contract';

const REFRESH_MS = 30_000;

export function overviewQuery(branchId: string | undefined) {
  return queryOptions({
    queryKey: ['overview', branchId ?? 'all'],
    queryFn: () => bodyOf<Overview>(client.GET('/api/v1/overview', { params: { query: { branch_id: branchId } } })),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}
