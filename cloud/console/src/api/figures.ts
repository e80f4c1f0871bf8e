// The figures of a branch and period, and the jobs behind each.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { FigureJob, FigureName, FigureValue, LatestBranch, Page } from './contract';

export const READY_PERIODS = ['this_month', 'last_month', 'this_quarter', 'last_quarter'] as const;
/** Which of a figure's jobs one of its numbers counts. */
export const FIGURE_PARTS = ['worked', 'invoiced', 'repeats', 'answered'] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

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

/** Which branch to begin with; it is asked once, so that no page jumps to another while it is read. */
export const latestBranchQuery = queryOptions({
  queryKey: ['figures', 'branch'],
  queryFn: () => bodyOf<LatestBranch>(client.GET('/api/v1/figures/branch')),
  staleTime: Infinity,
});

export function figureJobsQuery(figure: FigureName, asked: AskedPeriod, only: FigurePart | undefined) {
  return infiniteQueryOptions({
    queryKey: ['figures', 'jobs', figure, asked, only],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<FigureJob>>(
        client.GET('/api/v1/figures/{figure}/jobs', {
          params: { path: { figure }, query: { ...asked, only, limit: 50, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
