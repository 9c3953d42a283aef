import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useContext } from 'react';
import type { TypedDocumentString } from './generated';
import { MayAsk } from './may-ask';
import { tellSignedOut, UNAUTHENTICATED } from './signed-out';

/** What went wrong with a question, in words a person can act on. `code` is the API's, or NETWORK / HTTP. */
export class QuestionError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly errorId: string | null = null,
  ) {
    super(message);
    this.name = 'QuestionError';
  }
}

interface Answer<TData> {
  data?: TData | null;
  errors?: { message: string; extensions?: { code?: string; id?: string } }[];
}

/** Sends one operation to the API and gives its data, or throws a QuestionError. */
export async function ask<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables?: TVariables,
  signal?: AbortSignal,
): Promise<TData> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ query: document.toString(), operationName: operationName(document), variables: variables ?? {} }),
      signal: signal ?? null,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new QuestionError('The server cannot be reached.', 'NETWORK');
  }
  const answer = (await response.json().catch(() => null)) as Answer<TData> | null;
  const first = answer?.errors?.[0];
  tellSignedOut(first?.extensions?.code === UNAUTHENTICATED);
  if (first) throw new QuestionError(first.message, first.extensions?.code ?? 'GRAPHQL', first.extensions?.id ?? null);
  if (!answer?.data) throw new QuestionError(`The server answered ${response.status} without data.`, 'HTTP');
  return answer.data;
}

/** The name an operation was given in its .graphql file. */
export function operationName(document: { toString(): string }): string {
  return /(?:query|mutation)\s+(\w+)/.exec(document.toString())?.[1] ?? 'anonymous';
}

export type Question<TData> = UseQueryResult<TData, Error>;

/**
 * Asks the API and keeps the last picture while a new one is fetched, so that nothing jumps.
 * `enabled: false` waits, for questions whose variables are not known yet; so does all that is too far below to be asked for.
 */
export function useQuestion<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
  options: { enabled?: boolean } = {},
): Question<TData> {
  const mayAsk = useContext(MayAsk);
  return useQuery<TData, Error>({
    queryKey: [operationName(document), variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    placeholderData: keepPreviousData,
    enabled: mayAsk && (options.enabled ?? true),
    // New facts are told by live.ts; this only lets time itself pass (a running sprint, an unfinished period).
    refetchInterval: 60_000,
  });
}
