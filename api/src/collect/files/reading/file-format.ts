import type { CsvShape } from './csv-rows.js';
import { CsvRows } from './csv-rows.js';
import { parseJson } from './json-rows.js';

/** The words for a format that options and previews use. */
export const FORMATS = ['csv-comma', 'csv-semicolon', 'csv-tab', 'csv-pipe', 'ndjson', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const DELIMITERS: Partial<Record<Format, string>> = { 'csv-comma': ',', 'csv-semicolon': ';', 'csv-tab': '\t', 'csv-pipe': '|' };

export function delimiterOf(format: Format): string | null {
  return DELIMITERS[format] ?? null;
}

/** Tells from the first text of a file how it is written. `whole`: the text is all there is. */
export function detectFormat(text: string, whole: boolean): Format {
  const start = text.trimStart();
  if (start.startsWith('[')) return 'json';
  if (start.startsWith('{')) return detectJson(start, whole);
  let best: { format: Format; score: number } = { format: 'csv-comma', score: 0 };
  for (const [format, delimiter] of Object.entries(DELIMITERS) as [Format, string][]) {
    const score = evenness(text, { delimiter, newline: newlineOf(text) });
    if (score > best.score) best = { format, score };
  }
  return best.format;
}

/** One object a line, or one object that holds lists. */
function detectJson(start: string, whole: boolean): Format {
  const end = start.indexOf('\n');
  if (end < 0 && !whole) return 'json';
  const first = parseJson(end < 0 ? start : start.slice(0, end)).value;
  if (first === undefined) return end < 0 || /^\{\s*$/.test(start.slice(0, end)) || !start.slice(end).trimStart().startsWith('{') ? 'json' : 'ndjson';
  const only = end < 0 || start.slice(end).trim() === '';
  const holdsLists = typeof first === 'object' && first !== null && Object.values(first).some((value) => Array.isArray(value) && value.some((one) => typeof one === 'object'));
  return only && holdsLists && !('fields' in (first as object)) ? 'json' : 'ndjson';
}

export function newlineOf(text: string): CsvShape['newline'] {
  return !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
}

/** How sure a delimiter is: more than one column, and the same number of them in row after row. */
function evenness(text: string, shape: CsvShape): number {
  const rows = new CsvRows(shape).push(text.slice(0, 65_536)).slice(0, 60);
  const widths = rows.map((row) => row.cells?.length ?? 0);
  const header = widths[0] ?? 1;
  if (header < 2) {
    // Too few whole rows to judge by: the first line alone decides.
    const firstLine = text.split(/[\r\n]/, 1)[0] ?? '';
    return rows.length === 0 ? (firstLine.split(shape.delimiter).length - 1) / 1000 : 0;
  }
  const even = widths.filter((width) => width === header).length / widths.length;
  return even * even * Math.min(header, 50) + even;
}
