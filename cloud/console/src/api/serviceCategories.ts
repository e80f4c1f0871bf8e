// Kinds of jobs: what they ask for, their steps, and what proves them.
import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { Page, ServiceCategory } from './contract';

export const categoriesQuery = infiniteQueryOptions({
  queryKey: ['service-categories', 'list'],
  queryFn: () => bodyOf<Page<ServiceCategory>>(client.GET('/api/v1/service-categories')),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});
