import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { operationName, type Question } from './client';
import { askLong, isStopped, useCounting, type CountingNow } from './counting';
import type { TypedDocumentString } from './generated';
import { MayAsk } from './may-ask';

export interface LongQuestion<TData> extends Pick<Question<TData>, 'data' | 'error' | 'refetch' | 'isPlaceholderData'> {
  /** How far it is; null while it is not counted, or is too short to be told of. */
  counting: CountingNow | null;
}

/** As `useQuestion`, of what may take seconds: it says how far it is and can be stopped. One that was stopped is asked again by hand alone. */
export function useLongQuestion<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, variables: TVariables, options: { enabled?: boolean } = {}): LongQuestion<TData> {
  const mayAsk = useContext(MayAsk);
  const queryKey = [operationName(document), variables];
  const name = JSON.stringify(queryKey);
  const { data, error, refetch, isPlaceholderData } = useQuery<TData, Error>({
    queryKey,
    queryFn: ({ signal }) => askLong(name, document, variables, signal),
    placeholderData: keepPreviousData,
    enabled: ({ state }) => mayAsk && (options.enabled ?? true) && !isStopped(state.error),
    refetchInterval: 60_000,
  });
  return { data, error, refetch, isPlaceholderData, counting: useCounting(name) };
}
