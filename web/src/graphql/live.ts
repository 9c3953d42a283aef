import { useEffect, useRef } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, operationName, QuestionError } from './client';
import { WorkspaceDocument, type WorkspaceQuery } from './generated';
import { hearMoves, useLineOpen } from './live-line';
import { UNAUTHENTICATED } from './signed-out';
import { isTalk } from './talk';

const workspaceKey = [operationName(WorkspaceDocument)];
/** How often the server is asked where it stands: as the only way of knowing, or to see that it is still there. */
const ASKING_MS = { alone: 1_500, beside: 5_000 } as const;

/** The workspace as last seen, shared by everything that asks; kept fresh by useLiveFacts. */
export function useWorkspace() {
  const told = useLineOpen();
  return useQuery<WorkspaceQuery, Error>({
    queryKey: workspaceKey,
    queryFn: ({ signal }) => ask(WorkspaceDocument, {}, signal),
    // A hidden tab asks for nothing; it catches up at the first tick after it is seen again.
    refetchInterval: ({ state }) => (state.error instanceof QuestionError && state.error.code === UNAUTHENTICATED ? false : told && state.error === null ? ASKING_MS.beside : ASKING_MS.alone),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
    retry: false,
  });
}

/** Asks open questions again whenever what they are about has moved, so that new facts and words appear by themselves. */
export function useLiveFacts(): void {
  const client = useQueryClient();
  const { data } = useWorkspace();
  const facts = data?.workspace.version;
  const talk = data?.workspace.talkVersion;
  const seen = useRef<{ facts: string; talk: string }>(undefined);
  useEffect(() => hearMoves((standing) => {
    const known = client.getQueryData<WorkspaceQuery>(workspaceKey)?.workspace;
    // Where it stands is asked anew instead of being taken from here: whatever else is known of the workspace comes along.
    if (known?.version !== standing.facts || known.talkVersion !== standing.talk) void client.refetchQueries({ queryKey: workspaceKey });
  }), [client]);
  useEffect(() => {
    if (facts === undefined || talk === undefined) return;
    const before = seen.current;
    seen.current = { facts, talk };
    if (before === undefined) return;
    if (before.facts !== facts) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== workspaceKey[0] });
    else if (before.talk !== talk) void client.invalidateQueries({ predicate: ({ queryKey }) => isTalk(queryKey) });
  }, [client, facts, talk]);
}
