import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import type { TypedDocumentString } from '../graphql/generated';
import { isTalk } from '../graphql/talk';
import { useAuthor } from '../ui/author';

/** Says something about what people wrote, signed with the author's name; what is open of it is then read anew. */
export function useSay<TData, TInput extends { author?: string | null | undefined }>(document: TypedDocumentString<TData, { input: TInput }>) {
  const client = useQueryClient();
  const author = useAuthor();
  return useMutation<TData, Error, TInput>({
    mutationFn: async (input) => ask(document, { input: { ...input, author: await author.ask() } }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => isTalk(queryKey) }),
  });
}
