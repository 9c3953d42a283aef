import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { signInPath } from '../door/own-path';
import { QuestionError } from '../graphql/client';
import { useMe } from '../graphql/me';
import { UNAUTHENTICATED } from '../graphql/signed-out';
import { ErrorState } from '../ui/panel-states';

/** The page that was asked for, or the door to it. Who was let in stays: a session that ends later is told of in a notice. */
export function SignedInOnly({ children }: { children: ReactNode }) {
  const me = useMe();
  const { pathname, search, hash } = useLocation();
  if (me.data) return children;
  if (me.error instanceof QuestionError && me.error.code === UNAUTHENTICATED) return <Navigate replace to={signInPath(`${pathname}${search}${hash}`)} />;
  if (me.error) return <main className="flex h-80 items-center justify-center"><ErrorState what="Who you are" error={me.error} onRetry={() => void me.refetch()} /></main>;
  return null;
}
