import { flushSync } from 'react-dom';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is known of the place of a chart. `size` is null until it was near once. */
export interface Standing {
  readonly near: boolean;
  readonly size: Size | null;
}

interface Place {
  /** As its latest layout had it. */
  size: Size;
  /** What was told last; null until the observer has spoken. */
  told: Standing | null;
  readonly tell: (standing: Standing) => void;
}

/** A chart is drawn when it is no further than a window's height from what is seen. */
const AHEAD = '100% 0px';

/** All charts of the page: one observer of each kind, so that one layout serves all of them, and none reads it while it writes. */
const places = new Map<Element, Place>();
/** Those that came near and are not drawn for that yet. */
const waiting = new Set<Element>();

function setSize(place: Place, { width, height }: { width: number; height: number }): void {
  const size = { width: Math.round(width), height: Math.round(height) };
  if (place.size.width !== size.width || place.size.height !== size.height) place.size = size;
}

/** What is far keeps the size at which it was drawn, if it was. */
function tell(place: Place, near: boolean): void {
  const size = near ? place.size : (place.told?.size ?? null);
  if (place.told?.near === near && place.told.size === size) return;
  place.told = { near, size };
  place.tell(place.told);
}

/** One chart after the other, from the top, so that the first is seen while others are drawn, and a key pressed meanwhile is answered between two. */
function drawNext(): void {
  const [next] = waiting;
  if (!next) return;
  waiting.delete(next);
  const place = places.get(next);
  try {
    if (place) flushSync(() => tell(place, true));
  } finally {
    if (waiting.size > 0) setTimeout(drawNext);
  }
}

let observers: { near: IntersectionObserver; sizes: ResizeObserver } | undefined;

function observe(): { near: IntersectionObserver; sizes: ResizeObserver } {
  const near = new IntersectionObserver((entries) => {
    const idle = waiting.size === 0;
    // What came and went meanwhile is told more than once: its last word holds.
    const last = new Map(entries.map((entry) => [entry.target, entry]));
    for (const { target, isIntersecting, boundingClientRect } of [...last.values()].sort((a, b) => a.boundingClientRect.top - b.boundingClientRect.top)) {
      const place = places.get(target);
      if (!place) continue;
      setSize(place, boundingClientRect);
      if (isIntersecting) waiting.add(target);
      else {
        waiting.delete(target);
        tell(place, false);
      }
    }
    if (idle) drawNext();
  }, { rootMargin: AHEAD });
  const sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const place = places.get(target);
      if (!place) continue;
      setSize(place, contentRect);
      if (place.told?.near) tell(place, true);
    }
  });
  // A page may lay itself out anew for paper; nothing is observed any more between that and the printing. All of it is wanted then.
  window.addEventListener('beforeprint', () => {
    for (const [element, place] of places) setSize(place, element.getBoundingClientRect());
    waiting.clear();
    flushSync(() => places.forEach((place) => tell(place, true)));
  });
  // Told anew of each where it stands, and how large it is again.
  window.addEventListener('afterprint', () => {
    for (const element of places.keys()) {
      near.unobserve(element);
      near.observe(element);
    }
  });
  return { near, sizes };
}

/** Tells whether a chart's place is near the window, or printed, and how large it is; nothing before that is known. Answers how to stop. */
export function watchPlace(element: Element, say: (standing: Standing) => void): () => void {
  observers ??= observe();
  const { near, sizes } = observers;
  places.set(element, { size: { width: 0, height: 0 }, told: null, tell: say });
  near.observe(element);
  sizes.observe(element);
  return () => {
    near.unobserve(element);
    sizes.unobserve(element);
    places.delete(element);
    waiting.delete(element);
  };
}
