import type { ReactNode } from 'react';
import { Tooltip } from 'recharts';

export interface TooltipLine {
  name: string;
  value: string;
  /** A colour variable, such as "var(--half)". */
  colour?: string;
}

export interface TooltipText {
  title: string;
  lines: TooltipLine[];
  note?: ReactNode;
}

/** The exact values of one point; read out as the arrow keys move. */
export function TooltipBox({ title, lines, note }: TooltipText) {
  return (
    <div aria-live="polite" className="card max-w-72 px-3 py-2 text-small shadow-lg">
      <p className="font-semibold">{title}</p>
      <dl>
        {lines.map((line) => (
          <div key={line.name} className="flex justify-between gap-4">
            <dt className="flex items-center gap-1.5 text-muted">
              {line.colour && <span aria-hidden className="size-2 rounded-xs" style={{ background: line.colour }} />}
              {line.name}
            </dt>
            <dd className="font-medium">{line.value}</dd>
          </div>
        ))}
      </dl>
      {note && <p className="mt-1 text-muted">{note}</p>}
    </div>
  );
}

/** The tooltip of a chart whose rows are of one kind. Not a component: Recharts finds its own parts among the children it is given. */
export function tooltipOf<Row>(text: (row: Row) => TooltipText, cursor: 'line' | 'band' = 'line') {
  return (
    <Tooltip
      isAnimationActive={false}
      filterNull={false}
      cursor={cursor === 'line' ? { stroke: 'var(--neutral-strong)', strokeDasharray: '2 2' } : { fill: 'var(--sunken)' }}
      wrapperStyle={{ zIndex: 5, outline: 'none' }}
      content={({ active, payload }) => {
        const row = payload?.[0]?.payload as Row | undefined;
        return active && row ? <TooltipBox {...text(row)} /> : null;
      }}
    />
  );
}
