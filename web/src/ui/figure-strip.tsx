import { Children, type ReactNode } from 'react';

/** Figures side by side on one card; on a narrow screen two by two, then one below the other. Give it FigureCards. */
export function FigureStrip({ children, half, label }: { children: ReactNode; half: 'delivery' | 'outcome'; label: string }) {
  return (
    <ul aria-label={label} data-half={half} className="card figure-strip overflow-hidden">
      {Children.toArray(children).map((child, index) => <li key={index} className="min-w-0">{child}</li>)}
    </ul>
  );
}

/** Holds the place of a strip until its figures are known, or says why they are not. */
export function FigureStripWaiting({ cards, error, onRetry }: { cards: number; error?: Error | null; onRetry?: () => void }) {
  if (error) {
    return (
      <div role="alert" className="card flex min-h-24 flex-wrap items-center gap-3 px-4">
        <span className="font-medium text-trouble-ink">The figures could not be read.</span>
        <span className="text-muted">{error.message}</span>
        <button type="button" className="control" onClick={onRetry}>Try again</button>
      </div>
    );
  }
  return (
    <div role="status" className="card figure-strip overflow-hidden">
      <span className="sr-only">Loading figures</span>
      {Array.from({ length: cards }, (_, index) => (
        <span key={index} aria-hidden className="flex h-24 flex-col gap-2 px-4 py-3">
          <span className="h-3 w-20 rounded-sm bg-sunken" /><span className="h-6 w-16 rounded-sm bg-sunken" /><span className="h-3 w-28 rounded-sm bg-sunken" />
        </span>
      ))}
    </div>
  );
}
