import { countLines, ROW_LIMIT, type FileRow, type RowReader } from './file-row.js';

export interface CsvShape {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
}

type Parsed = { readonly cells: string[]; readonly end: number } | { readonly broken: string } | null;

const QUOTE = '"';

/**
 * Reads RFC 4180 tables. Written here because a row that cannot be read must not cost the rows after it: reading goes on with
 * the next line, and says on which line the quote stands that is never closed.
 */
export class CsvRows implements RowReader {
  private buffer = '';
  private line = 1;
  private number = 0;
  private skipping = false;
  private header = true;

  constructor(private readonly shape: CsvShape) {}

  push(text: string): FileRow[] {
    this.buffer = this.buffer ? this.buffer + text : text;
    return this.read(false);
  }

  end(): FileRow[] {
    return this.read(true);
  }

  private read(final: boolean): FileRow[] {
    const rows: FileRow[] = [];
    let start = 0;
    while (start < this.buffer.length) {
      if (this.skipping) {
        const newline = this.buffer.indexOf(this.shape.newline, start);
        if (newline < 0) { start = this.buffer.length; break; }
        start = newline + 1;
        this.line += 1;
        this.skipping = false;
        continue;
      }
      const parsed = this.row(start, final);
      if (parsed === null && this.buffer.length - start <= ROW_LIMIT) break;
      if (parsed !== null && 'cells' in parsed) {
        this.take(rows, parsed.cells, null);
        this.line += countLinesBetween(this.buffer, start, parsed.end, this.shape.newline);
        start = parsed.end;
        continue;
      }
      const newline = this.buffer.indexOf(this.shape.newline, start);
      const tooLong = `The row that begins here is longer than ${ROW_LIMIT / 1024 / 1024} MB${this.buffer[start] === QUOTE || this.buffer.indexOf(QUOTE, start) >= 0 ? ': a quote (") may be opened and never closed' : ''}.`;
      this.take(rows, null, parsed?.broken ?? tooLong);
      if (newline < 0) {
        this.skipping = !final;
        start = this.buffer.length;
      } else {
        start = newline + 1;
        this.line += 1;
      }
    }
    this.buffer = this.buffer.slice(start);
    return rows;
  }

  private take(rows: FileRow[], cells: string[] | null, problem: string | null): void {
    if (cells?.length === 1 && cells[0]!.trim() === '') return;
    if (this.header) {
      // Excel's own hint about the delimiter is no header.
      if (cells?.length === 1 && /^sep=.?$/i.test(cells[0]!)) return;
      if (cells?.length === 2 && /^sep=$/i.test(cells[0]!) && cells[1] === '') return;
      this.header = false;
      rows.push({ number: 0, line: this.line, section: null, cells, item: undefined, text: '', problem });
      return;
    }
    this.number += 1;
    rows.push({ number: this.number, line: this.line, section: null, cells, item: undefined, text: '', problem });
  }

  private row(start: number, final: boolean): Parsed {
    const { delimiter, newline } = this.shape;
    const lineEnd = this.buffer.indexOf(newline, start);
    const firstQuote = this.buffer.indexOf(QUOTE, start);
    if (firstQuote < 0 || (lineEnd >= 0 && firstQuote > lineEnd)) {
      if (lineEnd < 0 && !final) return null;
      const end = lineEnd < 0 ? this.buffer.length : lineEnd;
      const text = this.buffer.slice(start, newline === '\n' && end > start && this.buffer[end - 1] === '\r' ? end - 1 : end);
      return { cells: text.split(delimiter), end: lineEnd < 0 ? end : end + 1 };
    }
    return this.quotedRow(start, final);
  }

  private quotedRow(start: number, final: boolean): Parsed {
    const { delimiter, newline } = this.shape;
    const { buffer } = this;
    const cells: string[] = [];
    let at = start;
    for (;;) {
      while (buffer[at] === ' ' && delimiter !== ' ') at += 1;
      if (buffer[at] === QUOTE) {
        const cell = quoted(buffer, at + 1, final);
        if (cell === null) return final ? { broken: `A quote (") in this row is opened and never closed. Close it, or double it ("") where it is part of the text.` } : null;
        cells.push(cell.text);
        at = cell.end;
        while (buffer[at] === ' ' || (buffer[at] === '\r' && newline === '\n')) at += 1;
        if (at >= buffer.length) return final ? { cells, end: at } : null;
        if (buffer[at] === newline) return { cells, end: at + 1 };
        if (buffer[at] !== delimiter) return { broken: `In this row more text follows a closing quote ("): a quote is not closed, or not doubled ("") where it is part of the text.` };
        at += 1;
        continue;
      }
      let end = at;
      while (end < buffer.length && buffer[end] !== delimiter && buffer[end] !== newline) end += 1;
      if (end >= buffer.length && !final) return null;
      const last = end >= buffer.length || buffer[end] === newline;
      cells.push(buffer.slice(at, last && newline === '\n' && buffer[end - 1] === '\r' ? end - 1 : end));
      if (last) return { cells, end: Math.min(end + 1, buffer.length) };
      at = end + 1;
    }
  }
}

/** The text up to the closing quote, and the place after it; null where there is none yet. */
function quoted(buffer: string, from: number, final: boolean): { text: string; end: number } | null {
  let doubled = false;
  for (let at = buffer.indexOf(QUOTE, from); at >= 0; at = buffer.indexOf(QUOTE, at)) {
    if (at + 1 >= buffer.length && !final) return null;
    if (buffer[at + 1] !== QUOTE) {
      const text = buffer.slice(from, at);
      return { text: doubled ? text.replaceAll('""', '"') : text, end: at + 1 };
    }
    doubled = true;
    at += 2;
  }
  return null;
}

function countLinesBetween(buffer: string, start: number, end: number, newline: string): number {
  if (buffer.indexOf(newline, start) === end - 1) return 1;
  const text = buffer.slice(start, end);
  return newline === '\n' ? countLines(text) : text.split(newline).length - 1;
}
