import { createHash } from 'node:crypto';
import { badInput } from '../graphql/named-error.js';

/** A short print of what was asked, so that a cursor is not taken for another question. What is null and what is left out are the same. */
export function printOf(question: object): string {
  const said = Object.entries(question).filter(([, value]) => value != null).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 12);
}

/** An opaque place in the rows of one question. */
export function writeCursor(print: string, place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([print, ...place])).toString('base64url');
}

/** The place that a cursor names, or a sentence: it was made up, or belongs to another question. */
export function readCursor(print: string, cursor: string): (string | number | null)[] {
  let read: unknown = null;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Falls through to the sentence below.
  }
  if (!Array.isArray(read) || read[0] !== print) throw badInput('after: this cursor is not of this question. Give the nextCursor of the page before, with the same arguments.');
  return (read as (string | number | null)[]).slice(1);
}

/** How many rows a page has: 1 to `most`. */
export function readFirst(first: number, most: number): number {
  if (!Number.isInteger(first) || first < 1) throw badInput(`first: expected a number from 1 to ${most.toLocaleString('en-US')}, got ${first}.`);
  if (first > most) throw badInput(`first: ${first} rows were asked for; ${most.toLocaleString('en-US')} is the most a page. Follow nextCursor for more.`);
  return first;
}
