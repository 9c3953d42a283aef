import { badInput } from '../graphql/named-error.js';

/** How much may be said about a sprint: enough for any retrospective, and little enough to be read. */
export const MOST = { note: 2_000, action: 500, reason: 500, sentence: 1_000, name: 100, notes: 300, actions: 100 } as const;

/** Half of a character, which PostgreSQL keeps in no text. */
const HALF = /\p{Cs}/u;

/** Words without the space around them: 1 to `most` characters. */
export function wordsOf(path: string, value: string, most: number): string {
  const words = maybeWordsOf(path, value, most);
  if (words === null) throw badInput(`${path}: expected 1 to ${most.toLocaleString('en')} characters, got none. Write something, or leave it.`);
  return words;
}

/** The same, where nothing may be said: null. */
export function maybeWordsOf(path: string, value: string | null | undefined, most: number): string | null {
  const words = value?.trim() ?? '';
  if (words.length > most) throw badInput(`${path}: expected at most ${most.toLocaleString('en')} characters, got ${words.length.toLocaleString('en')}. Shorten it.`);
  if (HALF.test(words)) throw badInput(`${path}: contains half of a character (a lone surrogate). Send whole characters.`);
  return words === '' ? null : words;
}

/** A day of the calendar, or null. */
export function dayOf(path: string, value: string | null | undefined): string | null {
  if (value == null) return null;
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(value)) throw badInput(`${path}: ${value} is not a day of the calendar.`);
  if (value < '1970-01-01' || value >= '2200-01-01') throw badInput(`${path}: ${value} is not between 1970 and 2200.`);
  return value;
}
