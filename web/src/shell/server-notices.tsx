import { useWorkspace } from '../graphql/live';

/** What everyone should know about the server just now: that it cannot be reached, or who can reach it. */
export function UnreachableNotice() {
  const { error } = useWorkspace();
  if (!error) return null;
  return <p role="alert" className="no-print bg-trouble-wash px-4 py-2 text-trouble-ink sm:px-6">{error.message} What you see may be old; it is asked for again by itself.</p>;
}

export function LoopbackNotice() {
  const { data } = useWorkspace();
  if (!data?.workspace.loopbackOnly) return null;
  return <p>There is no sign-in yet, so the server listens on this machine only (loopback).</p>;
}
