import { AsyncLocalStorage } from 'node:async_hooks';

/** How long a piece of work is worth waiting for. */
export interface Patience {
  /** No statement goes on after this instant (ms since 1970); null: each statement has its own longest time. */
  deadlineMs: number | null;
  /** Told when nobody waits any more; null: it is finished in any case. */
  left: AbortSignal | null;
}

const storage = new AsyncLocalStorage<Patience>();

/** What nobody in particular asked for, or several have asked for: it ends when it is done. */
const ENDLESS: Readonly<Patience> = Object.freeze({ deadlineMs: null, left: null });

/** The patience of the one who asks, for as long as the work runs and whatever it waits for: its statements are ended when it is. */
export const patience = {
  run<T>(of: Patience, work: () => T): T {
    return storage.run(of, work);
  },
  current(): Patience {
    return storage.getStore() ?? ENDLESS;
  },
  /** Whether somebody's patience is known here. */
  isSet(): boolean {
    return storage.getStore() !== undefined;
  },
  /** For work whose result is shared: that the first one who asked has left must not end it for the others. */
  ofAll<T>(work: () => T): T {
    return storage.run({ deadlineMs: storage.getStore()?.deadlineMs ?? null, left: null }, work);
  },
} as const;
