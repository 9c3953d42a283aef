import { Children, type ReactNode } from 'react';

/** Figures side by side on one card; on a narrow screen two by two, then one below the other. Give it FigureCards. */
export function FigureStrip({ children, half, label }: { children: ReactNode; half: 'delivery' | 'outcome'; label: string }) {
  return (
    <ul aria-label={label} data-half={half} className="card figure-strip overflow-hidden">
      {Children.toArray(children).map((child, index) => <li key={index} className="min-w-0">{child}</li>)}
    </ul>
  );
}

/** Holds the place of a strip until its figures are known, or says why they are not: in the same size. */
export function FigureStripWaiting({ cards, error, onRetry }: { cards: number; error?: Error | null; onRetry?: () => void }) {
  return (
    <div className="relative">
      <div aria-hidden className="card figure-strip overflow-hidden">
        {Array.from({ length: cards }, (_, index) => (
          <span key={index} className="flex h-24 flex-col gap-2 px-4 py-3">
            {!error && <><span className="h-3 w-20 rounded-sm bg-sunken" /><span className="h-6 w-16 rounded-sm bg-sunken" /><span className="h-3 w-28 rounded-sm bg-sunken" /></>}
          </span>
        ))}
      </div>
      {error ? (
        <div role="alert" className="card absolute inset-0 flex flex-wrap content-center items-center justify-center gap-3 px-4">
          <span className="font-medium text-trouble-ink">The figures could not be read.</span>
          <span className="text-muted">{error.message}</span>
          <button type="button" className="control" onClick={onRetry}>Try again</button>
        </div>
      ) : <span role="status" className="sr-only">Loading figures</span>}
    </div>
  );
}
