// How questions to the API are asked again: not after a refusal, and with growing pauses when nobody answers.
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from '@/api/problem';

const TRIES = 3;

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const isSignedOut = error instanceof Problem && error.status === 401 && query.queryKey[0] !== 'session';
      if (isSignedOut) void queries.resetQueries({ queryKey: ['session'] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The console is for a local network too, where the browser may believe itself offline.
      networkMode: 'always',
      retry: (failures, error) => !(error instanceof Problem && error.status < 500) && failures < TRIES,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
