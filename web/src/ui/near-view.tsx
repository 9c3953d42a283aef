import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { MayAsk } from '../graphql/may-ask';

/** How far below the window counts as near. */
const AHEAD = '64px';

/** So long nothing is asked before the rest of a page is. */
const CALM_MS = 400;

/** Whether anything is being asked for: not how much, which changes a hundred times while a page opens. */
function useAsking(): boolean {
  const client = useQueryClient();
  return useSyncExternalStore(useCallback((changed) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)), [client]), () => client.isFetching() > 0);
}

/**
 * Whether a place on a long page is wanted: it comes near the window, or the page is printed, or nothing else is being
 * asked for, so that all of it is there soon, for paper and for "find on this page". Once wanted it stays so.
 */
function useNearView(place: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  const asking = useAsking();
  useEffect(() => {
    if (near || !place.current) return;
    const come = () => setNear(true);
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && come(), { rootMargin: AHEAD });
    observer.observe(place.current);
    window.addEventListener('beforeprint', come);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', come);
    };
  }, [near, place]);
  useEffect(() => {
    if (near || asking) return;
    const calm = setTimeout(() => setNear(true), CALM_MS);
    return () => clearTimeout(calm);
  }, [near, asking]);
  return near;
}

/** A part of a long page whose questions are asked only when it is wanted: what is in sight at first is not kept waiting by it. */
export function NearView({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const near = useNearView(place);
  return <div ref={place} className="min-w-0"><MayAsk value={near}>{children}</MayAsk></div>;
}
