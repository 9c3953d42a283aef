export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One row of a table, one line of NDJSON or one element of a JSON list, where it stands, or why it could not be read. */
export interface FileRow {
  /** 1 for the first row after the header, or the first item. Broken rows count, so that a number always means the same row. */
  readonly number: number;
  /** The line of the file on which it begins; 1 is the first. */
  readonly line: number;
  /** The name of the JSON list it stands in; null in a table or a bare list. */
  readonly section: string | null;
  /** Cells of a table in the header's order. */
  readonly cells: readonly string[] | null;
  readonly item: Json | undefined;
  /** Its text, for rows that have no key of their own. */
  readonly text: string;
  /** Why it could not be read. */
  readonly problem: string | null;
}

/** No row or item is longer than that: memory stays flat whatever the file holds. */
export const ROW_LIMIT = 8 * 1024 * 1024;

/** Turns text that comes in pieces into rows. */
export interface RowReader {
  push(text: string): FileRow[];
  /** The rows that only the end of the file completes. */
  end(): FileRow[];
}

export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
