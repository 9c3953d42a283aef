import type { Parameters } from './read.js';

/** More words than this narrow nothing any more. */
const MOST_WORDS = 10;

/** Conditions, each beginning with AND: the text holds every word that is looked for, in any case and order. What is typed is looked for as it is: % and _ are letters. */
export function wordsSought(parameters: Parameters, column: string, text: string | null): string {
  const words = text?.split(/\s+/).filter((word) => word !== '').slice(0, MOST_WORDS) ?? [];
  return words.map((word) => `AND ${column} ILIKE ${parameters.add(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`).join(' ');
}
