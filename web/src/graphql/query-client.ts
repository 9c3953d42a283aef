import { QueryClient } from '@tanstack/react-query';
import { QuestionError } from './client';

/** One cache for the page. Data never turns stale by age: live.ts says when the facts have changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a server that could not be reached is asked again by itself.
      retry: (count, error) => count < 2 && error instanceof QuestionError && error.code === 'NETWORK',
      retryDelay: 800,
    },
  },
});
