import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/**
 * One filter, kept in the URL, so that a link shows the same picture and back and forward work.
 * The fallback is left out of the URL. `replace` writes without a step in the history.
 */
export function useUrlState<T extends string>(
  key: string,
  fallback: T,
  options: { allowed?: readonly T[]; replace?: boolean } = {},
): [T, (value: T) => void] {
  const [params, setParams] = useSearchParams();
  const found = params.get(key) as T | null;
  const value = found !== null && (options.allowed?.includes(found) ?? true) ? found : fallback;
  const replace = options.replace ?? false;
  const set = useCallback(
    (next: T) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
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
