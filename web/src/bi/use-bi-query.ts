import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readQuery, writeQuery, type BiQuery } from './bi-query';

export interface BiQueryState {
  readonly query: BiQuery;
  readonly change: (change: Partial<BiQuery>) => void;
}

/** The query of the page, all of it in the URL. `product` is the one that is asked about where the link names none. */
export function useBiQuery(product: string | null): BiQueryState {
  const [params, setParams] = useSearchParams();
  const read = useMemo(() => readQuery(params), [params]);
  const query = useMemo(() => ({ ...read, product: read.product ?? product }), [read, product]);
  const change = useCallback((next: Partial<BiQuery>) => setParams(() => {
    // From where the page is, not from what was drawn last: two changes in quick succession both stay.
    const before = new URLSearchParams(window.location.search);
    const from = readQuery(before);
    return writeQuery({ ...from, product: from.product ?? product, ...next }, before);
  }, { preventScrollReset: true }), [setParams, product]);
  return { query, change };
}
