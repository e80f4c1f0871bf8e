// The figures of a branch and period, and the jobs behind each.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { FigureJob, FigureName, FigureValue, Page } from './contract';

export const READY_PERIODS = ['this_month', 'last_month', 'this_quarter', 'last_quarter'] as const;
export type ReadyPeriod = (typeof READY_PERIODS)[number];

/** A ready period, or from a day to a day. */
export interface AskedPeriod {
  branch_id: string;
  period?: ReadyPeriod | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function figuresQuery(asked: AskedPeriod) {
  return queryOptions({
    queryKey: ['figures', 'all', asked],
    queryFn: () => bodyOf<Page<FigureValue>>(client.GET('/api/v1/figures', { params: { query: asked } })),
    select: (page) => page.items,
  });
}

export function figureJobsQuery(figure: FigureName, asked: AskedPeriod) {
  return infiniteQueryOptions({
    queryKey: ['figures', 'jobs', figure, asked],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<FigureJob>>(
        client.GET('/api/v1/figures/{figure}/jobs', {
          params: { path: { figure }, query: { ...asked, limit: 50, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
