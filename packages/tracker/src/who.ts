import { newId } from './chance.js';
import type { Store } from './storage.js';

/** Who is in front of this browser. */
export interface Who {
  anonymousId(): string;
  /** Null until `identify`. */
  userId(): string | null;
  /** Another user than before begins with a new anonymous id, so that two people of one browser are never taken for one. */
  becomes(user: string): void;
  /** Nobody known any more: after signing out. */
  reset(): void;
}

export function openWho(store: Store): Who {
  const anonymousId = (): string => {
    const known = store.get('anonymous');
    if (known) return known;
    const made = newId();
    store.set('anonymous', made);
    return made;
  };
  const reset = (): void => {
    store.remove('user');
    store.remove('anonymous');
  };
  const userId = (): string | null => store.get('user');
  return {
    anonymousId, userId, reset,
    becomes(user) {
      const before = userId();
      if (before !== null && before !== user) reset();
      store.set('user', user);
    },
  };
}
