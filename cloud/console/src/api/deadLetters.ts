// Messages that could not be taken in, and taking them in after all.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client } from './client';
import type { DeadLetter, DeadLetterContent, Page } from './contract';

export type LetterState = 'open' | 'replayed' | 'all';

export function deadLettersQuery(filters: { gateway_id: string | undefined; state: LetterState }) {
  return infiniteQueryOptions({
    queryKey: ['dead-letters', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<DeadLetter>>(
        client.GET('/api/v1/dead-letters', { params: { query: { ...filters, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** While it is being taken in, it is looked at again every second. */
export function deadLetterQuery(letterId: string) {
  return queryOptions({
    queryKey: ['dead-letters', 'one', letterId],
    queryFn: () =>
      bodyOf<DeadLetterContent>(
        client.GET('/api/v1/dead-letters/{letter_id}', { params: { path: { letter_id: letterId } } }),
      ),
    refetchInterval: (query) => (query.state.data?.replay_asked_at ? 1000 : false),
  });
}

export function replayDeadLetter(letterId: string): Promise<DeadLetter> {
  return bodyOf<DeadLetter>(
    client.POST('/api/v1/dead-letters/{letter_id}/replay', {
      params: { path: { letter_id: letterId } },
      headers: attempt(),
    }),
  );
}
