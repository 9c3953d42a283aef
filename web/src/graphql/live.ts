import { useEffect, useRef } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, operationName } from './client';
import { WorkspaceDocument, type WorkspaceQuery } from './generated';

const workspaceKey = [operationName(WorkspaceDocument)];

/** The workspace as last seen, shared by everything that asks; kept fresh by useLiveFacts. */
export function useWorkspace() {
  return useQuery<WorkspaceQuery, Error>({
    queryKey: workspaceKey,
    queryFn: ({ signal }) => ask(WorkspaceDocument, {}, signal),
    // A hidden tab asks for nothing; it catches up at the first tick after it is seen again.
    refetchInterval: 1500,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
    retry: false,
  });
}

/** Asks all open questions again whenever the version of the facts changes, so that new facts appear by themselves. */
export function useLiveFacts(): void {
  const client = useQueryClient();
  const { data } = useWorkspace();
  const version = data?.workspace.version;
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (version === undefined) return;
    if (seen.current !== undefined && seen.current !== version) {
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== workspaceKey[0] });
    }
    seen.current = version;
  }, [client, version]);
}
