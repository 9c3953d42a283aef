import { guarded, later } from './guard.js';

/** The path that tells one page from another: a hash belongs to it where the product routes by it, a query does not. */
export function pathOf({ pathname, hash }: { pathname: string; hash: string }): string {
  return pathname + (/^#!?\//.test(hash) ? hash : '');
}

/** Says when the page becomes another one, also where the product changes it without loading, and which. */
export function watchPages(changed: (path: string) => void): void {
  let path = pathOf(location);
  const look = guarded((): void => {
    const now = pathOf(location);
    if (now === path) return;
    path = now;
    // Products set the title just after the path.
    later(() => changed(now), 0);
  });
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...given: Parameters<History['pushState']>) {
      original.apply(this, given);
      look();
    };
  }
  addEventListener('popstate', look);
  addEventListener('hashchange', look);
}
