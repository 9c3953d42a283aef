import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { RemoveSampleDocument } from '../graphql/generated';

/** Removing the sample organisation: asked twice, then everything on the page is read anew. */
export function useRemoveSample() {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: () => ask(RemoveSampleDocument, {}),
    onSuccess: async () => {
      setAsking(false);
      await client.invalidateQueries();
    },
  });
  return { asking, setAsking, remove: () => removal.mutate(), removing: removal.isPending, error: removal.error };
}
