import { badInput } from './named-error.js';

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
