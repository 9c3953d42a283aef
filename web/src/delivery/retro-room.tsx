import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, operationName, useQuestion, type Question } from '../graphql/client';
import { RetrospectiveDocument, type RetrospectiveQuery, type TypedDocumentString } from '../graphql/generated';
import { useOwnName } from '../graphql/me';

export type RetroSprint = NonNullable<RetrospectiveQuery['sprint']>;
export type Retro = RetroSprint['retrospective'];

interface Room {
  sprint: { id: string; name: string };
  timeZone: string;
  /** Undefined until the API has answered. */
  known: RetroSprint | null | undefined;
  question: Question<RetrospectiveQuery>;
}

const RoomContext = createContext<Room | null>(null);

/** Everything below can read and say what belongs to the sprint's retrospective. What others say appears by itself. */
export function RetroRoom({ sprint: { id, name }, timeZone, children }: { sprint: { id: string; name: string }; timeZone: string; children: ReactNode }) {
  const question = useQuestion(RetrospectiveDocument, { sprint: id });
  // What was said about another sprint must not stand under this one's name.
  const known = question.isPlaceholderData ? undefined : question.data?.sprint;
  const room = useMemo(() => ({ sprint: { id, name }, timeZone, known, question }), [id, name, timeZone, known, question]);
  return <RoomContext value={room}>{children}</RoomContext>;
}

/** Null outside of a sprint's report. */
export function useMaybeRoom(): Room | null {
  return useContext(RoomContext);
}

export function useRoom(): Room {
  const room = useMaybeRoom();
  if (!room) throw new Error('There is no retrospective here.');
  return room;
}

/** Says something in one's own name; the page then reads the whole anew. */
export function useSay<TData, TInput extends { author?: string | null | undefined }>(document: TypedDocumentString<TData, { input: TInput }>) {
  const client = useQueryClient();
  const author = useOwnName();
  return useMutation<TData, Error, TInput>({
    mutationFn: (input) => ask(document, { input: { ...input, author } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [operationName(RetrospectiveDocument)] }),
  });
}
