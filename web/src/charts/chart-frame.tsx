import { memo, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { watchPlace, type Size, type Standing } from './chart-places';

interface Picture {
  near: boolean;
  size: Size;
  draw: (size: Size) => ReactNode;
}

/** What is far from the window stays as it was drawn last, whatever has changed since: nobody sees it, and its data stand as a table beside it. */
const Picture = memo(({ size, draw }: Picture) => draw(size), (drawn, now) => !now.near || (drawn.size === now.size && drawn.draw === now.draw));

/** Draws a chart at the size of its parent, whose height is fixed: once, when it comes near the window or is printed. */
export function ChartFrame({ children }: { children: (size: Size) => ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [standing, setStanding] = useState<Standing | null>(null);
  useLayoutEffect(() => (place.current ? watchPlace(place.current, setStanding) : undefined), []);
  const size = standing?.size;
  return <div ref={place} className="chart h-full w-full min-w-0 overflow-hidden" data-state={standing ? undefined : 'loading'}>{size && size.width > 0 && <Picture near={standing.near} size={size} draw={children} />}</div>;
}
