import { hashOf, isDrawn } from './chance.js';
import { pathOf } from './page-views.js';
import type { Form } from './form.js';
import type { Store } from './storage.js';

const DAY_MS = 86_400_000;
const ASKED = 'asked.';

/** Whether a text fits a pattern in which * stands for anything, also nothing. */
export function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  const last = rest.pop()!;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** Patterns are of the path ("/settings/*"); one with a query or a scheme is of the whole address. None: every page. */
export function isOnPage(pages: readonly string[], at: { href: string; pathname: string; search: string; hash: string }): boolean {
  const path = pathOf(at);
  const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
  return pages.length === 0 || pages.some((pattern) => (
    pattern.includes('://') ? fits(pattern, at.href) : pattern.includes('?') ? fits(pattern, at.pathname + at.search) : fits(pattern, path) || fits(pattern, bare)));
}

/** Who was asked when, by any form: kept per person, so that two people of one browser are two. */
export function openAsked(store: Store, ids: () => readonly (string | null)[]) {
  const names = (): string[] => ids().flatMap((id) => (id === null ? [] : [ASKED + hashOf(id).toString(36)]));
  return {
    lastAt: (): number => Math.max(0, ...names().map((name) => Number(store.get(name)) || 0)),
    now(atMs: number): void {
      for (const name of names()) store.set(name, String(atMs));
    },
  };
}

export interface Standing {
  readonly person: string;
  readonly lastAskedMs: number;
  readonly nowMs: number;
  /** Whether this browser remembers whom it asked. One that does not would ask on every page. */
  readonly remembers: boolean;
  readonly place: { href: string; pathname: string; search: string; hash: string };
}

/** Whether a person may be asked now. */
export function mayAsk(form: Form, { person, lastAskedMs, nowMs, remembers, place }: Standing): boolean {
  const isQuiet = form.quietDays > 0 && (!remembers || nowMs - lastAskedMs < form.quietDays * DAY_MS);
  return !isQuiet && isOnPage(form.pages, place) && isDrawn(form.key, person, form.share);
}
