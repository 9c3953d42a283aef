import { createContext, useContext, useState, type ReactNode } from 'react';
import { download, fileNameOf, toCsv, type Cell } from './csv';

export interface Column<Row> {
  name: string;
  /** What is sorted by and written to the CSV: the exact value, not its short form. */
  value: (row: Row) => Cell;
  /** What is shown, where it differs from the value. */
  show?: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column, so that digits align. */
  number?: boolean;
  /** Text that may break over several lines; all else stays on one. */
  wide?: boolean;
  /** Stands under the name: what its values are, for somebody who will program with them. */
  type?: string;
  /** What it holds, on hovering over its name. */
  description?: string;
  /** Left out on a phone, where the others need the room; the CSV has it. */
  roomOnly?: boolean;
}

export interface DataTableProps<Row> {
  /** Says what the rows are: the table's caption and the name of its CSV. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  csv?: boolean;
  /** A last line, such as a sum that the API gave: one cell per column. */
  footer?: readonly ReactNode[];
}

/** True where the table is only read out, beside a chart: no buttons then, since nobody could see their focus. */
export const ReadOutOnly = createContext(false);

const ROOM_ONLY = 'max-sm:hidden print:table-cell';

function compare(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}

/** A real table: sortable by its headings (a third press gives the order it came in), its head stays in sight. */
export function DataTable<Row>({ caption, columns, rows, rowKey, csv = true, footer }: DataTableProps<Row>) {
  const readOut = useContext(ReadOutOnly);
  const [sort, setSort] = useState<{ column: number; down: boolean } | null>(null);
  const sorted = sort ? [...rows].sort(order(columns, sort)) : rows;
  const press = (column: number) =>
    setSort(sort?.column !== column ? { column, down: false } : sort.down ? null : { column, down: true });
  return (
    <div className="min-w-0">
      <table className="w-full border-collapse text-body">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => {
              const direction = sort?.column === index ? (sort.down ? 'descending' : 'ascending') : undefined;
              const arrow = direction && <span aria-hidden className="no-print px-0.5">{direction === 'ascending' ? '↑' : '↓'}</span>;
              return (
                <th key={column.name} scope="col" aria-sort={direction} className={`sticky top-0 z-1 border-b border-line bg-surface px-2 py-1.5 text-small font-medium text-muted first:pl-0 last:pr-0 ${column.number ? 'text-right' : 'text-left'} ${column.roomOnly ? ROOM_ONLY : ''}`}>
                  {readOut ? column.name : (
                    <button type="button" onClick={() => press(index)} title={column.description} className="whitespace-nowrap hover:text-ink">
                      {column.number && arrow}{column.name}{!column.number && arrow}
                    </button>
                  )}
                  {column.type && <span className="block font-normal">{column.type}</span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row, index) => (
            <tr key={rowKey(row, index)} className="border-b border-line last:border-0">
              {columns.map((column) => (
                <td key={column.name} className={`px-2 py-1.5 align-top first:pl-0 last:pr-0 ${column.number ? 'text-right' : ''} ${column.wide ? '' : 'whitespace-nowrap'} ${column.roomOnly ? ROOM_ONLY : ''}`}>
                  {column.show ? column.show(row) : (column.value(row) ?? '–')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {footer && (
          <tfoot>
            <tr className="border-t border-line-strong font-semibold">
              {footer.map((cell, index) => (
                <td key={columns[index]?.name} className={`px-2 py-1.5 first:pl-0 last:pr-0 ${columns[index]?.number ? 'text-right' : ''} ${columns[index]?.roomOnly ? ROOM_ONLY : ''}`}>{cell}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {csv && !readOut && rows.length > 0 && (
        <button type="button" className="link no-print mt-2 text-small text-muted" onClick={() => download(fileNameOf(caption), toCsv(columns.map((column) => column.name), sorted.map((row) => columns.map((column) => column.value(row)))))}>
          Download CSV
        </button>
      )}
    </div>
  );
}

function order<Row>(columns: readonly Column<Row>[], sort: { column: number; down: boolean }) {
  const value = columns[sort.column]?.value ?? (() => null);
  return (a: Row, b: Row) => (sort.down ? -1 : 1) * compare(value(a), value(b));
}
