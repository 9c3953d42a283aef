import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** A person's own choice, kept in this browser and shared by all open tabs. */
export function useStored<T extends string>(key: string, fallback: T, allowed?: readonly T[]): [T, (value: T | null) => void] {
  const found = useSyncExternalStore(subscribe, () => read(key)) as T | null;
  const value = found !== null && (allowed?.includes(found) ?? true) ? found : fallback;
  const set = useCallback(
    (next: T | null) => {
      try {
        if (next === null) localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // Storage may be closed to us; the choice then lasts as long as nothing needs it.
      }
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [value, set];
}
