import { useSyncExternalStore } from 'react';

/** The code of the API for a question that nobody signed in has asked. */
export const UNAUTHENTICATED = 'UNAUTHENTICATED';

let out = false;
const listeners = new Set<() => void>();

/** Told after each answer: whether the server knew who asked. */
export function tellSignedOut(next: boolean): void {
  if (out === next) return;
  out = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the session has ended while the page was open. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(subscribe, () => out);
}
