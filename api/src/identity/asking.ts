import { AsyncLocalStorage } from 'node:async_hooks';
import type { Asker } from './asker.js';

const storage = new AsyncLocalStorage<Asker>();

/** Who asks, for as long as a piece of work runs and whatever it waits for. */
export const asking = {
  run<T>(asker: Asker, work: () => T): T {
    return storage.run(asker, work);
  },
  /** Null: nobody has signed in, or the server works on its own and has not said for whom. */
  current(): Asker | null {
    return storage.getStore() ?? null;
  },
} as const;
