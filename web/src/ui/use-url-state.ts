import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

interface Options<T extends string> {
  /** Any other value in the URL is taken for the fallback. */
  allowed?: readonly T[];
  /** Writes without a step in the history. */
  replace?: boolean;
}

/**
 * One filter, kept in the URL, so that a link shows the same picture and back and forward work.
 * The fallback is left out of the URL.
 */
export function useUrlState(key: string, fallback: string): [string, (value: string) => void];
export function useUrlState<T extends string>(key: string, fallback: T, options?: Options<T>): [T, (value: T) => void];
export function useUrlState<T extends string>(key: string, fallback: T, options: Options<T> = {}): [T, (value: T) => void] {
  const [params, setParams] = useSearchParams();
  const found = params.get(key) as T | null;
  const value = found !== null && (options.allowed?.includes(found) ?? true) ? found : fallback;
  const replace = options.replace ?? false;
  const set = useCallback(
    (next: T) =>
      setParams(
        () => {
          // From where the page is, not from what was drawn last: two filters that are set in quick succession both stay.
          const after = new URLSearchParams(window.location.search);
          if (next === fallback) after.delete(key);
          else after.set(key, next);
          return after;
        },
        { replace, preventScrollReset: true },
      ),
    [setParams, key, fallback, replace],
  );
  return [value, set];
}
