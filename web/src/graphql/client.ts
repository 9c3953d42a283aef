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

/** How far a question is, as the server tells it while it counts. */
export interface Counting {
  /** Parts of about the same size; 0 of 0 where it is counted in one, of which nobody knows how far it is. */
  done: number;
  of: number;
  /** At the pace of the parts so far; null before the first. */
  secondsLeft: number | null;
  /** After how many at the latest the question is given up. */
  mostSeconds: number;
}

interface Answer<TData> {
  data?: TData | null;
  errors?: { message: string; extensions?: { code?: string; id?: string } }[];
}

const TYPES = 'application/graphql-response+json, application/json';

/** Sends one operation to the API and gives its data, or throws a QuestionError. Whoever wants to be told how far it is, is told while it takes long. */
export async function ask<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables?: TVariables,
  signal?: AbortSignal,
  onCounting?: (counting: Counting) => void,
): Promise<TData> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: onCounting ? `${TYPES}, ${LINES};q=0.5` : TYPES },
      body: JSON.stringify({ query: document.toString(), operationName: operationName(document), variables: variables ?? {} }),
      signal: signal ?? null,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new QuestionError('The server cannot be reached.', 'NETWORK');
  }
  const answer = (await (onCounting && response.headers.get('content-type')?.startsWith(LINES) ? lastLine(response, onCounting) : response.json()).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    return null;
  })) as Answer<TData> | null;
  const first = answer?.errors?.[0];
  tellSignedOut(first?.extensions?.code === UNAUTHENTICATED);
  if (first) throw new QuestionError(first.message, first.extensions?.code ?? 'GRAPHQL', first.extensions?.id ?? null);
  if (!answer?.data) throw new QuestionError(`The server answered ${response.status} without data.`, 'HTTP');
  return answer.data;
}

const LINES = 'application/x-ndjson';

/** An answer of lines: each but the last says how far it is. */
async function lastLine(response: Response, onCounting: (counting: Counting) => void): Promise<unknown> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += value ?? '';
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const said = JSON.parse(line) as { counting?: Counting };
      if (!said.counting) return said;
      onCounting(said.counting);
    }
    if (done) return null;
  }
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
