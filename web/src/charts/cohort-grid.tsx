import { useRef, useState, type KeyboardEvent } from 'react';
import { exactValue, shortValue, type Measured } from '../format/figure';

/** One cell: a cohort so many periods on. Null: that period is not over (or there is nothing to divide), and the note says which. */
export interface CohortCell {
  value: number | null;
  /** What stands behind it, in words: "31 of 50 customers". */
  note?: string | null | undefined;
}

export interface CohortRow {
  key: string;
  /** Short, for the first column: "Mar 26". */
  name: string;
  /** Where it differs, for what is read out and written below. */
  longName?: string;
  size: number;
  /** The size as it is shown; a plain number where it is left out. */
  sizeText?: string;
  /** From period 0 on; missing cells at the end are the same as null. */
  cells: readonly CohortCell[];
}

export interface CohortGridProps {
  label: string;
  rows: readonly CohortRow[];
  /** All cohorts that are old enough, taken together: the last row. */
  average?: { name: string; cells: readonly CohortCell[] } | null;
  /** Over the second column: "Customers". */
  sizeName: string;
  /** The unit of a step: "Month" makes "Month 3". */
  stepName: string;
  /** The place of the first column: 0 where the cohort's own period stands in it. */
  firstStep?: number;
  measured: Measured;
  onOpen?: ((row: CohortRow, step: number) => void) | undefined;
}

const AVERAGE = 'average';
const steps: Record<string, readonly [down: number, right: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -999], End: [0, 999], PageUp: [-999, 0], PageDown: [999, 0] };

/**
 * Cohorts down, time since their beginning to the right: the darker, the more were kept. A real grid of text, so that it prints, is read out, and
 * arrow keys go from cell to cell; what the cell stands for is written below it. What is not over yet stays empty.
 */
export function CohortGrid({ label, rows, average, sizeName, stepName, firstStep = 0, measured, onOpen }: CohortGridProps) {
  const [place, setPlace] = useState<readonly [line: number, step: number]>([0, 0]);
  const [told, setTold] = useState<readonly [line: number, step: number] | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const lines: CohortRow[] = [...rows, ...(average ? [{ key: AVERAGE, name: average.name, size: 0, sizeText: '', cells: average.cells }] : [])];
  const width = Math.max(0, ...lines.map((row) => row.cells.length));
  const highest = Math.max(measured.unit === 'RATIO' ? 1 : 0, ...rows.flatMap((row) => row.cells.map((cell) => cell.value ?? 0)));
  const shade = (value: number) => ({ background: `color-mix(in srgb, var(--half) ${Math.round(4 + 48 * Math.max(0, Math.min(1, value / (highest || 1))))}%, var(--surface))` });
  const words = (row: CohortRow, step: number, write: typeof exactValue = exactValue) => {
    const cell = row.cells[step];
    const value = cell?.value ?? null;
    return `${row.longName ?? row.name}, ${stepName.toLowerCase()} ${step + firstStep}: ${value === null ? (cell?.note ?? 'not over yet') : `${write(value, measured)}${cell?.note ? `, ${cell.note}` : ''}`}`;
  };
  const go = (event: KeyboardEvent, line: number, step: number) => {
    const by = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      const row = rows[line];
      if (onOpen && row) { event.preventDefault(); onOpen(row, step); }
      return;
    }
    if (!by) return;
    event.preventDefault();
    const to = [Math.max(0, Math.min(lines.length - 1, line + by[0])), Math.max(0, Math.min(width - 1, step + by[1]))] as const;
    setPlace(to);
    table.current?.querySelector<HTMLElement>(`[data-place="${to[0]}-${to[1]}"]`)?.focus();
  };
  const heading = 'sticky top-0 z-1 bg-surface px-1.5 py-1 text-small font-medium text-muted whitespace-nowrap';
  const shown = told && lines[told[0]];
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-auto print:overflow-visible">
        <table ref={table} role="grid" aria-label={`${label}. Arrow keys go from cell to cell; the same data follow as a table.`} className="w-full border-separate border-spacing-px text-small">
          <thead>
            <tr>
              <th scope="col" className={`${heading} left-0 z-2 text-left`}>Began</th>
              <th scope="col" className={`${heading} text-right`}>{sizeName}</th>
              {Array.from({ length: width }, (_, step) => <th key={step} scope="col" className={`${heading} text-right`}><span className="sr-only">{stepName} </span>{step + firstStep}</th>)}
            </tr>
          </thead>
          <tbody onMouseLeave={() => setTold(null)}>
            {lines.map((row, line) => (
              <tr key={row.key} className={row.key === AVERAGE ? 'font-semibold' : ''}>
                <th scope="row" className="sticky left-0 z-1 bg-surface py-1 pr-2 text-left font-medium whitespace-nowrap">{row.name}</th>
                <td className="px-1.5 py-1 text-right whitespace-nowrap text-muted">{row.sizeText ?? row.size.toLocaleString()}</td>
                {Array.from({ length: width }, (_, step) => {
                  const value = row.cells[step]?.value ?? null;
                  const reached = place[0] === line && place[1] === step;
                  const opens = onOpen && row.key !== AVERAGE && value !== null;
                  return (
                    <td
                      key={step} role="gridcell" data-place={`${line}-${step}`} tabIndex={reached ? 0 : -1} aria-label={words(row, step, shortValue)}
                      className={`h-7 min-w-11 rounded-xs px-1.5 text-right whitespace-nowrap ${value === null ? '' : 'text-ink'} ${opens ? 'cursor-pointer' : ''}`}
                      style={value === null ? undefined : shade(value)}
                      onFocus={() => { setPlace([line, step]); setTold([line, step]); }} onBlur={() => setTold(null)} onMouseEnter={() => setTold([line, step])}
                      onKeyDown={(event) => go(event, line, step)} onClick={() => opens && onOpen(row, step)}
                    >
                      {value === null ? '' : shortValue(value, measured)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p aria-hidden className="no-print h-5 shrink-0 truncate pt-1 text-small text-muted">{told && shown ? words(shown, told[1]) : 'Empty cells are not over yet.'}</p>
    </div>
  );
}
