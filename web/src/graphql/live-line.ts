import { useSyncExternalStore } from 'react';

/** Where a workspace stands, as the server tells it. */
export interface Standing {
  facts: string;
  talk: string;
}

/** How long after the server refused the line it is asked for it again. */
const AGAIN_MS = 10_000;

let line: EventSource | null = null;
let open = false;
let again: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const hearers = new Set<(standing: Standing) => void>();

function setOpen(next: boolean): void {
  if (open === next) return;
  open = next;
  for (const listener of listeners) listener();
}

function hangUp(): void {
  clearTimeout(again);
  line?.close();
  line = null;
  setOpen(false);
}

/** A hidden tab holds no line: a browser gives a server few, and many tabs would use them up. */
function dial(): void {
  if (line !== null || hearers.size === 0 || document.visibilityState === 'hidden') return;
  const own = new EventSource('/live');
  line = own;
  own.addEventListener('moved', (event) => {
    setOpen(true);
    const standing = JSON.parse(event.data as string) as Standing;
    for (const hear of hearers) hear(standing);
  });
  own.addEventListener('error', () => {
    setOpen(false);
    // A line that broke comes back by itself; one that was refused (an older server, a proxy) does not.
    if (own.readyState !== EventSource.CLOSED) return;
    hangUp();
    again = setTimeout(dial, AGAIN_MS);
  });
}

function onVisibility(): void {
  if (document.visibilityState === 'hidden') hangUp();
  else dial();
}

/** Hears of every move of the workspace while somebody looks at the page. Answers how to stop. */
export function hearMoves(hear: (standing: Standing) => void): () => void {
  if (hearers.size === 0) document.addEventListener('visibilitychange', onVisibility);
  hearers.add(hear);
  dial();
  return () => {
    hearers.delete(hear);
    if (hearers.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    hangUp();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server is telling; while it is not, the page asks. */
export function useLineOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}
