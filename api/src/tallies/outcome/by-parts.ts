import type { TallyQuestion } from '../answer.js';
import { howFar } from '../how-far.js';
import type { AddingUp } from './adding-up.js';
import { BLOCK_BITS, partByPart, peopleParts, sizeOfParts } from './people-parts.js';
import type { Counted, Read } from './read.js';

/** So many parts of the people are kept apart at most: a late fact costs what one of them costs, and each is some letters a period. */
const MOST_PARTS = 32;

/** What was counted of the people of one part, by its place. */
export type OfPart<Tally> = Counted<Tally> & { readonly part: number };

/** What is kept of a period: parts of `size` ids each, and of each row the values by the tally's `names`. */
export interface KeptParts {
  readonly size: number;
  readonly names: readonly string[];
  readonly rows: readonly (readonly [part: number, dims: readonly (string | null)[], ...values: unknown[]])[];
}

const ENDS = `
  SELECT min(e.first)::float8 AS first, max(e.last)::float8 AS last FROM event_name own
  CROSS JOIN LATERAL (SELECT min(person_id) AS first, max(person_id) AS last FROM event WHERE name_id = own.id) e WHERE own.product_id = $1`;

/** How many ids a part of the product's people has; null where one would hold them all. Two looks into an index an event name. */
export async function sizeOfPart(read: Read, question: TallyQuestion): Promise<number | null> {
  const ends = await endsOf(read, question);
  return ends && sizeOfParts(...ends, MOST_PARTS);
}

async function endsOf(read: Read, { productId }: TallyQuestion): Promise<[first: number, last: number] | null> {
  const [row] = await read<{ first: number | null; last: number | null }>(ENDS, [productId]);
  return row && row.first !== null && row.last !== null ? [row.first, row.last] : null;
}

/**
 * Counts a few ranges of people one after the other where somebody is told how far it is, else all at once. Needs a picture of the
 * database that stands still, and a `count` that knows of parts of the people; its rows are of one range each.
 */
export async function rangeByRange<Row>(read: Read, question: TallyQuestion, count: (range: TallyQuestion) => Promise<Row[]>): Promise<Row[]> {
  const ends = howFar.counts() && (await endsOf(read, question));
  return partByPart(question, ends && peopleParts(...ends), count);
}

/** The same question part by part, in one statement. */
export const byParts = (question: TallyQuestion, size: number): TallyQuestion => ({ ...question, partBits: Math.log2(size) });

/** The same question about the people of one part. */
export const aboutPart = (question: TallyQuestion, size: number, part: number): TallyQuestion => ({ ...question, people: { from: part * size, to: (part + 1) * size } });

/** Of the rows of several parts one a period and group. */
export function sumOfParts<Tally>(rows: readonly Counted<Tally>[], { together }: AddingUp<Counted<Tally>>): Counted<Tally>[] {
  return together(rows.map(({ period, dims, tally }) => ({ period, dims, tally })));
}

/** Rows of one period as they are kept. */
export function packed<Tally extends object>(size: number, rows: readonly OfPart<Tally>[]): KeptParts {
  const names = Object.keys(rows[0]?.tally ?? {});
  return { size, names, rows: rows.map(({ part, dims, tally }) => [part, dims, ...names.map((name) => (tally as Record<string, unknown>)[name])]) };
}

export function unpacked<Tally>({ names, rows }: KeptParts, period: number): OfPart<Tally>[] {
  return rows.map(([part, dims, ...values]) => ({ period, part, dims, tally: Object.fromEntries(names.map((name, place) => [name, values[place]])) as Tally }));
}

/** In which parts people are whom facts have touched, told by their blocks; null where so many are that all are better counted at once. */
export function partsMoved({ size, rows }: KeptParts, blocks: readonly number[]): number[] | null {
  const moved = new Set(blocks.map((block) => Math.floor((block * 2 ** BLOCK_BITS) / size)));
  const all = new Set([...rows.map(([part]) => part), ...moved]);
  return moved.size * 2 > all.size ? null : [...moved];
}
