import { useMutation } from '@tanstack/react-query';
import { startAgainAt } from '../door/own-path';
import { ask } from '../graphql/client';
import { OpenWorkspaceDocument } from '../graphql/generated';

/** Another workspace: everything that the page holds is of the one before, so it starts again. */
export function useOpenWorkspace() {
  return useMutation({ mutationFn: (key: string) => ask(OpenWorkspaceDocument, { key }), onSuccess: () => startAgainAt('/') });
}
