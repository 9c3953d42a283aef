import { countLines, ROW_LIMIT, type FileRow, type Json, type RowReader } from './file-row.js';
import { DEEPEST, nestedTooDeep } from './nested-too-deep.js';

const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA, COLON, QUOTE, BACKSLASH] = [91, 93, 123, 125, 44, 58, 34, 92];
const ITEM_LIMIT = 2 * ROW_LIMIT;

type Place = 'BEFORE' | 'KEY' | 'AFTER_KEY' | 'MEMBER' | 'LIST' | 'AFTER';

/**
 * Cuts a JSON list, or the lists of a JSON object, into elements without ever holding the whole: elements are found by counting
 * brackets, so a file that breaks off in the middle still gives every element before the break.
 */
export class JsonRows implements RowReader {
  private buffer = '';
  private at = 0;
  private place: Place = 'BEFORE';
  private isObject = false;
  private section: string | null = null;
  private line = 1;
  private number = 0;
  // The element or key being read: where it began, how deep it is, whether a string is open.
  private start = -1;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private oversized = false;
  private spoilt = false;

  push(text: string): FileRow[] {
    this.buffer = this.buffer ? this.buffer + text : text;
    const rows: FileRow[] = [];
    this.read(rows);
    this.drop();
    return rows;
  }

  end(): FileRow[] {
    const rows: FileRow[] = [];
    if (this.spoilt || this.place === 'AFTER') return rows;
    const kept = this.number === 1 ? 'The item before it was kept' : `The ${this.number} items before it were kept`;
    if (this.start >= 0 && (this.place === 'LIST' || this.place === 'MEMBER')) this.give(rows, undefined, '', `The file breaks off in the middle of item ${this.number + 1}, which begins on this line. ${kept}; send the whole file again to get the rest.`);
    else this.give(rows, undefined, '', this.number === 0 ? 'The file holds no complete JSON list.' : `The file breaks off after item ${this.number}, before its list is closed. The items before were kept; the rest may be missing.`);
    return rows;
  }

  private read(rows: FileRow[]): void {
    while (this.at < this.buffer.length && !this.spoilt) {
      if (this.start >= 0) {
        if (!this.scanValue(rows)) return;
        continue;
      }
      const code = this.buffer.charCodeAt(this.at);
      if (code === 10) this.line += 1;
      if (code <= 32 || code === 0xfeff || code === COMMA) { this.at += 1; continue; }
      this.step(rows, code);
    }
  }

  private step(rows: FileRow[], code: number): void {
    if (this.place === 'BEFORE') {
      this.isObject = code === OPEN_OBJECT;
      this.place = code === OPEN_LIST ? 'LIST' : 'KEY';
      if (code !== OPEN_LIST && code !== OPEN_OBJECT) this.spoil(rows, 'Expected a JSON list, or an object that holds lists.');
      this.at += 1;
    } else if (this.place === 'LIST') {
      if (code === CLOSE_LIST) { this.place = this.isObject ? 'KEY' : 'AFTER'; this.section = null; this.at += 1; }
      else this.begin();
    } else if (this.place === 'KEY') {
      if (code === CLOSE_OBJECT) { this.place = 'AFTER'; this.at += 1; }
      else if (code === QUOTE) this.begin();
      else this.spoil(rows, `Expected a name in quotes, found "${this.buffer.slice(this.at, this.at + 10)}".`);
    } else if (this.place === 'AFTER_KEY') {
      if (code === COLON) { this.place = 'MEMBER'; this.at += 1; }
      else this.spoil(rows, 'Expected a colon after the name of a list.');
    } else if (this.place === 'MEMBER') {
      if (code === OPEN_LIST) { this.place = 'LIST'; this.at += 1; }
      else this.begin();
    } else {
      this.spoil(rows, 'More text follows the end of the JSON. What stood before it was kept.');
    }
  }

  private begin(): void {
    [this.start, this.depth, this.inString, this.escaped, this.oversized] = [this.at, 0, false, false, false];
  }

  /** Goes on to the end of the element; false where the text ends first. */
  private scanValue(rows: FileRow[]): boolean {
    const { buffer } = this;
    for (; this.at < buffer.length; this.at += 1) {
      const code = buffer.charCodeAt(this.at);
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === BACKSLASH) this.escaped = true;
        else if (code === QUOTE) {
          this.inString = false;
          if (this.depth === 0) { this.at += 1; this.finish(rows); return true; }
        }
      } else if (code === QUOTE) this.inString = true;
      else if (code === OPEN_OBJECT || code === OPEN_LIST) this.depth += 1;
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        if (this.depth === 0) { this.finish(rows); return true; }
        this.depth -= 1;
        if (this.depth === 0) { this.at += 1; this.finish(rows); return true; }
      } else if (this.depth === 0 && (code === COMMA || code <= 32)) { this.finish(rows); return true; }
    }
    return false;
  }

  private finish(rows: FileRow[]): void {
    const text = this.oversized ? '' : this.buffer.slice(this.start, this.at);
    this.start = -1;
    if (this.place === 'KEY') {
      this.section = readKey(text);
      this.place = 'AFTER_KEY';
      return;
    }
    if (this.place === 'MEMBER') {
      this.place = 'KEY';
      this.section = null;
      this.line += countLines(text);
      return;
    }
    const read = this.oversized ? { problem: `The item is longer than ${ITEM_LIMIT / 1024 / 1024} MB.` } : parseJson(text);
    this.give(rows, read.value, text, read.problem ?? null);
    this.line += countLines(text);
  }

  private give(rows: FileRow[], item: Json | undefined, text: string, problem: string | null): void {
    this.number += 1;
    rows.push({ number: this.number, line: this.line, section: this.section, cells: null, item, text, problem });
  }

  private spoil(rows: FileRow[], problem: string): void {
    this.spoilt = true;
    this.give(rows, undefined, '', problem);
  }

  /** Forgets what has been read, and the text of an element that outgrew the limit. */
  private drop(): void {
    if (this.spoilt) { this.buffer = ''; this.at = 0; return; }
    if (this.start >= 0 && this.at - this.start > ITEM_LIMIT) {
      this.line += countLines(this.buffer.slice(this.start, this.at));
      this.oversized = true;
      this.start = this.at;
    }
    const from = this.start >= 0 ? this.start : this.at;
    this.buffer = this.buffer.slice(from);
    this.at -= from;
    if (this.start >= 0) this.start = 0;
  }
}

function readKey(text: string): string {
  const read = parseJson(text);
  return typeof read.value === 'string' ? read.value : text;
}

export function parseJson(text: string): { value?: Json; problem?: string } {
  try {
    const value = JSON.parse(text) as Json;
    // What is shorter cannot be that deep.
    return text.length > 2 * DEEPEST && nestedTooDeep(value) ? { problem: `The item is nested more than ${DEEPEST} levels deep. Send it flatter.` } : { value };
  } catch (error) {
    return { problem: `Not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
