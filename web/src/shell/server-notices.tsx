import { useWorkspace } from '../graphql/live';
import { useSignedOut } from '../graphql/signed-out';

/** That the server cannot be reached just now. That nobody is signed in any more is said elsewhere. */
export function UnreachableNotice() {
  const { error } = useWorkspace();
  const signedOut = useSignedOut();
  if (!error || signedOut) return null;
  return <p role="alert" className="no-print bg-trouble-wash px-4 py-2 text-trouble-ink sm:px-6">{error.message} What you see may be old; it is asked for again by itself.</p>;
}
