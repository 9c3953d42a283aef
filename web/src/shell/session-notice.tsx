import { Link, useLocation } from 'react-router';
import { signInPath } from '../door/own-path';
import { useSignedOut } from '../graphql/signed-out';

/** The session has ended while the page was open: what it shows stays, and there is a way back to this very place. */
export function SessionNotice() {
  const out = useSignedOut();
  const { pathname, search, hash } = useLocation();
  if (!out) return null;
  return (
    <p role="alert" className="no-print bg-trouble-wash px-4 py-2 text-trouble-ink sm:px-6">
      You are signed out. What you see may be old, and nothing more is kept until you are back. <Link to={signInPath(`${pathname}${search}${hash}`)} className="link font-medium">Sign in and come back here</Link>
    </p>
  );
}
