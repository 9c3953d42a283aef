import { flushSync } from 'react-dom';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

export interface Size {
  width: number;
  height: number;
}

/** Measures its place before the first paint, so that a chart is drawn once and at its own size. Fills its parent, whose height is fixed. */
export function ChartFrame({ children }: { children: (size: Size) => ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // A page may lay itself out anew for paper; nothing is observed any more between that and the printing.
    const measureNow = () => flushSync(measure);
    window.addEventListener('beforeprint', measureNow);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', measureNow);
    };
  }, []);
  return <div ref={place} className="chart h-full w-full min-w-0 overflow-hidden">{size && size.width > 0 && children(size)}</div>;
}
