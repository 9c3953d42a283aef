import { useMutation } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { SignInAsSampleDocument, SignInDocument, TakeLinkDocument, type Role } from '../graphql/generated';
import { startAgainAt } from './own-path';

/** The ways in. Each ends with the page that was asked for. */
export function useDoor(to: string) {
  const onSuccess = () => startAgainAt(to);
  return {
    byPassword: useMutation({ mutationFn: (given: { email: string; password: string }) => ask(SignInDocument, given), onSuccess }),
    asSample: useMutation({ mutationFn: (role: Role) => ask(SignInAsSampleDocument, { role }), onSuccess }),
    byLink: useMutation({ mutationFn: (given: { token: string; name?: string; email?: string; password?: string }) => ask(TakeLinkDocument, given), onSuccess }),
  };
}
