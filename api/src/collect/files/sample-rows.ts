import { isObject, type FileRow, type Json } from './reading/file-row.js';
import { readFile, type FileReading } from './reading/read-file.js';

/** Rows that the columns' meaning is read off, before anything is kept. */
const SAMPLE = { rows: 1000, text: 4 * 1024 * 1024 };
export const COLUMN_LIMIT = 1000;

export interface SampleRows {
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
  /** Why the file cannot be read as this format at all. */
  readonly problem: string | null;
}

/** The header and the first rows of a file. */
export async function sampleRows(reading: FileReading): Promise<SampleRows> {
  const rows: FileRow[] = [];
  let header: FileRow | null = null;
  let taken = 0;
  for await (const piece of readFile(reading)) {
    for (const row of piece.rows) {
      if (row.number === 0) header = row;
      else if (rows.length < SAMPLE.rows) rows.push(row);
    }
    taken += 256 * 1024;
    if (rows.length >= SAMPLE.rows || taken > SAMPLE.text) break;
  }
  if (!header) return { columns: columnsOfItems(rows), rows, problem: rows.length === 0 ? 'The file is empty.' : null };
  if (!header.cells) return { columns: [], rows: [], problem: `The header cannot be read. ${header.problem ?? ''}`.trim() };
  if (header.cells.length > COLUMN_LIMIT) return { columns: [], rows: [], problem: `The first row has ${header.cells.length.toLocaleString('en-GB')} columns; ${COLUMN_LIMIT.toLocaleString('en-GB')} is the most. Check the delimiter, or cut the columns you do not need.` };
  const problem = rows.length === 0 ? 'The file has a header and no rows.' : null;
  return { columns: namesOfColumns(header.cells), rows, problem };
}

/** Headers as column names: trimmed, never empty, never twice. */
export function namesOfColumns(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** JSON items as columns: a nested object gives dotted names, and stays reachable as a whole. */
function columnsOfItems(rows: readonly FileRow[]): string[] {
  const names = new Set<string>();
  for (const { item } of rows.slice(0, 200)) {
    if (!isObject(item)) continue;
    for (const [name, value] of Object.entries(item)) {
      if (isObject(value) && name !== 'properties' && name !== 'traits') Object.keys(value).forEach((inner) => names.add(`${name}.${inner}`));
      else names.add(name);
      if (names.size > COLUMN_LIMIT) return [...names].slice(0, COLUMN_LIMIT);
    }
  }
  return [...names];
}

/** The cell of a row under a column: text of a table, any value of a JSON item; undefined where there is none. */
export function cellOf(row: FileRow, columns: ReadonlyMap<string, number>, column: string): Json | undefined {
  if (row.cells) return row.cells[columns.get(column) ?? -1];
  if (!isObject(row.item)) return undefined;
  const direct = row.item[column];
  if (direct !== undefined) return direct;
  const dot = column.indexOf('.');
  const outer = dot > 0 ? row.item[column.slice(0, dot)] : undefined;
  return isObject(outer) ? outer[column.slice(dot + 1)] : undefined;
}

/** The texts of a column over the sample, without empty ones. */
export function textsOf(sample: SampleRows, column: string): string[] {
  const places = new Map(sample.columns.map((name, index) => [name, index]));
  return sample.rows.flatMap((row) => {
    const cell = cellOf(row, places, column);
    const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
    return text === '' ? [] : [text];
  });
}
