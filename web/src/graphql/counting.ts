import { useCallback, useSyncExternalStore } from 'react';
import { ask, QuestionError, type Counting } from './client';
import type { TypedDocumentString } from './generated';

export type CountingNow = Counting & { stop: () => void };

/** The code of a question that the one who asked has stopped. */
const STOPPED = 'STOPPED';
export const isStopped = (error: Error | null): boolean => error instanceof QuestionError && error.code === STOPPED;

/** How each question that is under way is stopped, also before it is known how far it is. */
const underWay = new Map<string, () => void>();

const counted = new Map<string, CountingNow>();
const listeners = new Set<() => void>();

function tell(name: string, now: CountingNow | null): void {
  if (now === null && !counted.has(name)) return;
  if (now === null) counted.delete(name);
  else counted.set(name, now);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks what may take long: how far it is stands under its name meanwhile, and it can be stopped, which ends it on the server too. */
export async function askLong<TData, TVariables>(name: string, document: TypedDocumentString<TData, TVariables>, variables: TVariables, signal: AbortSignal): Promise<TData> {
  const own = new AbortController();
  let stopped = false;
  const leave = () => own.abort();
  const stop = () => { stopped = true; leave(); };
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  underWay.set(name, stop);
  try {
    return await ask(document, variables, own.signal, (counting) => tell(name, { ...counting, stop }));
  } catch (error) {
    throw stopped ? new QuestionError('You stopped it before it was counted.', STOPPED) : error;
  } finally {
    signal.removeEventListener('abort', leave);
    if (underWay.get(name) === stop) underWay.delete(name);
    tell(name, null);
  }
}

/** Stops whatever is under way of these operations. */
export function stopAll(isOf: (operation: string) => boolean): void {
  for (const [name, stop] of underWay) if (isOf(String((JSON.parse(name) as unknown[])[0]))) stop();
}

/** How far the question of this name is; null where it is not asked, has just been, or is there. */
export function useCounting(name: string): CountingNow | null {
  return useSyncExternalStore(subscribe, useCallback(() => counted.get(name) ?? null, [name]));
}
