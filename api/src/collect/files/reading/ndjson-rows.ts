import { ROW_LIMIT, type FileRow, type RowReader } from './file-row.js';
import { parseJson } from './json-rows.js';

/** One JSON value a line. A line that is no JSON is a broken row; the lines around it are read. */
export class NdjsonRows implements RowReader {
  private buffer = '';
  private line = 1;
  private number = 0;
  private skipping = false;

  push(text: string): FileRow[] {
    this.buffer = this.buffer ? this.buffer + text : text;
    const rows: FileRow[] = [];
    let start = 0;
    for (let end = this.buffer.indexOf('\n'); end >= 0; end = this.buffer.indexOf('\n', start)) {
      if (this.skipping) this.skipping = false;
      else this.take(rows, this.buffer.slice(start, end), false);
      this.line += 1;
      start = end + 1;
    }
    this.buffer = this.buffer.slice(start);
    if (this.skipping) this.buffer = '';
    if (this.buffer.length > ROW_LIMIT) {
      this.give(rows, '', undefined, `The line is longer than ${ROW_LIMIT / 1024 / 1024} MB.`);
      this.skipping = true;
      this.buffer = '';
    }
    return rows;
  }

  end(): FileRow[] {
    const rows: FileRow[] = [];
    if (!this.skipping) this.take(rows, this.buffer, true);
    return rows;
  }

  private take(rows: FileRow[], text: string, last: boolean): void {
    const trimmed = text.trim();
    if (trimmed === '') return;
    const read = parseJson(trimmed);
    const problem = read.problem && last ? `${read.problem}. The file may be cut off here; the lines before it were kept.` : read.problem;
    this.give(rows, trimmed, read.value, problem ?? null);
  }

  private give(rows: FileRow[], text: string, item: FileRow['item'], problem: string | null): void {
    this.number += 1;
    rows.push({ number: this.number, line: this.line, section: null, cells: null, item, text, problem });
  }
}
