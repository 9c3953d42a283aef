import type { ReactNode } from 'react';

export interface FigureTileProps {
  label: string;
  value: string;
  exact?: string | undefined;
  aside?: ReactNode;
  detail?: ReactNode;
  unfinished?: boolean;
  graph?: ReactNode;
  onOpen: () => void;
}

/** How a figure stands in a strip. FigureCard fills it from a Figure; use it directly for a number that comes without one. */
export function FigureTile({ label, value, exact, aside, detail, unfinished, graph, onOpen }: FigureTileProps) {
  return (
    <button type="button" onClick={onOpen} className="flex h-full w-full min-w-0 flex-col px-4 py-3 text-left hover:bg-sunken focus-visible:-outline-offset-2">
      <span className="flex w-full items-baseline gap-2 text-small text-muted">
        <span className="min-w-0 font-medium">{label}</span>
        {unfinished && <span className="ml-auto shrink-0 rounded-sm border border-dashed border-line-strong px-1 leading-3.5">so far</span>}
      </span>
      <span className="flex w-full items-end justify-between gap-2">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="text-figure font-semibold tracking-tight whitespace-nowrap" title={exact}>{value}</span>
          <span className="text-small text-muted">{aside}</span>
        </span>
        {graph}
      </span>
      <span className="flex min-h-4 w-full flex-wrap gap-x-2 text-small text-muted">{detail}</span>
    </button>
  );
}
