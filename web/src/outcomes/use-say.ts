import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import type { TypedDocumentString } from '../graphql/generated';
import { useOwnName } from '../graphql/me';
import { isTalk } from '../graphql/talk';

/** Says something about what people wrote, in one's own name; what is open of it is then read anew. */
export function useSay<TData, TInput extends { author?: string | null | undefined }>(document: TypedDocumentString<TData, { input: TInput }>) {
  const client = useQueryClient();
  const author = useOwnName();
  return useMutation<TData, Error, TInput>({
    mutationFn: (input) => ask(document, { input: { ...input, author } }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => isTalk(queryKey) }),
  });
}
