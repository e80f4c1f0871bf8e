// Kinds of jobs: what they ask for, their steps, and what proves them.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { NewServiceCategory, Page, ServiceCategory } from './contract';

export const categoriesQuery = infiniteQueryOptions({
  queryKey: ['service-categories', 'list'],
  queryFn: () => bodyOf<Page<ServiceCategory>>(client.GET('/api/v1/service-categories')),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export function categoryQuery(categoryId: string) {
  return queryOptions({
    queryKey: ['service-categories', 'one', categoryId],
    queryFn: () =>
      bodyOf<ServiceCategory>(
        client.GET('/api/v1/service-categories/{category_id}', { params: { path: { category_id: categoryId } } }),
      ),
  });
}

export function addCategory(category: NewServiceCategory): Promise<ServiceCategory> {
  return bodyOf<ServiceCategory>(client.POST('/api/v1/service-categories', { body: category, headers: attempt() }));
}

export function changeCategory(category: ServiceCategory, changes: NewServiceCategory): Promise<ServiceCategory> {
  return bodyOf<ServiceCategory>(
    client.PATCH('/api/v1/service-categories/{category_id}', {
      params: { path: { category_id: category.id } },
      body: changes,
      headers: ifMatch(category.version),
    }),
  );
}
