// How questions to the API are asked again: not after a refusal, and with growing pauses when nobody answers.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem, Problem } from '@/api/problem';

const TRIES = 3;

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => askWhoIsSignedIn(error, query.queryKey) }),
  mutationCache: new MutationCache({ onError: (error) => askWhoIsSignedIn(error, []) }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The console is for a local network too, where the browser may believe itself offline.
      networkMode: 'always',
      retry: (failures, error) => !isRefusal(error) && failures < TRIES,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** An answer that will not change by asking again; "too many requests" does. */
function isRefusal(error: unknown): boolean {
  return error instanceof Problem && error.status < 500 && error.status !== 429;
}

/** A refusal for want of a session: the session is asked for again, and its answer leads to the sign-in page. */
function askWhoIsSignedIn(error: unknown, queryKey: readonly unknown[]): void {
  if (isProblem(error, 401) && queryKey[0] !== 'session') void queries.invalidateQueries({ queryKey: ['session'] });
}
