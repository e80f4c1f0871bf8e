// What storage holds, and how long that will go well.
import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { Storage } from './contract';

const REFRESH_MS = 60_000;

export const storageQuery = queryOptions({
  queryKey: ['storage'],
  queryFn: () => bodyOf<Storage>(client.GET('/api/v1/storage')),
  refetchInterval: REFRESH_MS,
});
