import { Children, type ReactNode } from 'react';

const NOTE = 'min-h-8 border-t border-line px-4 py-2 text-small text-muted';

/** Figures side by side on one card; on a narrow screen two by two, then one below the other. Give it FigureCards. `note` says once what holds for all of them. */
export function FigureStrip({ children, half, label, note }: { children: ReactNode; half: 'delivery' | 'outcome'; label: string; note?: string | undefined }) {
  return (
    <div data-half={half} className="card overflow-hidden">
      <ul aria-label={label} className="figure-strip">
        {Children.toArray(children).map((child, index) => <li key={index} className="min-w-0">{child}</li>)}
      </ul>
      {note !== undefined && <p className={`relative bg-surface ${NOTE}`}>{note}</p>}
    </div>
  );
}

/** Holds the place of a strip until its figures are known, or says why they are not: in the same size. */
export function FigureStripWaiting({ cards, noted = false, error, onRetry }: { cards: number; noted?: boolean; error?: Error | null; onRetry?: () => void }) {
  return (
    <div className="relative">
      <div aria-hidden className="card overflow-hidden">
        <div className="figure-strip">
          {Array.from({ length: cards }, (_, index) => (
            <span key={index} className="flex h-22 flex-col gap-2 px-4 py-3">
              {!error && <><span className="h-3 w-20 rounded-sm bg-sunken" /><span className="h-6 w-16 rounded-sm bg-sunken" /><span className="h-3 w-28 rounded-sm bg-sunken" /></>}
            </span>
          ))}
        </div>
        {noted && <p className={NOTE} />}
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
