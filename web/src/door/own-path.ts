/** A path of this page that somebody may be sent back to; the start where it leads elsewhere. */
export function ownPath(wanted: string | null): string {
  if (!wanted?.startsWith('/')) return '/';
  const found = URL.canParse(wanted, window.location.origin) ? new URL(wanted, window.location.origin) : null;
  if (found?.origin !== window.location.origin || found.pathname.startsWith('/sign-in')) return '/';
  return `${found.pathname}${found.search}${found.hash}`;
}

/** Where one signs in, to come back to a place. */
export function signInPath(back: string): string {
  return back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`;
}

/** Goes on as somebody else than before: everything that the page holds is read anew. */
export function startAgainAt(path: string): void {
  window.location.assign(path);
}
