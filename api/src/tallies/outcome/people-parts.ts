import type { PeopleRange, TallyQuestion } from '../answer.js';
import { howFar } from '../how-far.js';
import { idsOf } from './event-match.js';
import type { SavedFunnel } from './funnel-steps.js';
import type { Parameters, Read } from './read.js';

/** Facts of days that are over say whom they touched by so many ids at once (fact_touch): no part is smaller. */
export const BLOCK_BITS = 13;
/** Each is a statement of its own, with what a statement costs: at nine million events a funnel takes 333 ms in four parts as in one, 578 in sixteen. */
const MOST_PARTS = 4;

const ENDS = `
  SELECT min(e.first)::float8 AS first, max(e.last)::float8 AS last FROM unnest($1::integer[]) AS name (id)
  CROSS JOIN LATERAL (SELECT min(person_id) AS first, max(person_id) AS last FROM event WHERE name_id = name.id) e`;

/**
 * The parts of the people that a funnel is counted in, so that it can be told how far it is, and what a late fact touches; null where it is
 * counted at once. In parts only where the index on name, person and instant answers by itself: it gives the events of a part alone, in
 * any other way each part would read those of all.
 */
export async function partsOf(read: Read, funnel: SavedFunnel): Promise<PeopleRange[] | null> {
  const rules = [...funnel.steps, ...funnel.exclusions].flatMap(({ events }) => events);
  if (funnel.order === 'STRICT' || funnel.hold !== null || rules.some(({ where }) => where.length > 0)) return null;
  const [row] = await read<{ first: number | null; last: number | null }>(ENDS, [idsOf(funnel.steps.flatMap(({ events }) => events), funnel.names)]);
  return row && row.first !== null && row.last !== null ? peopleParts(row.first, row.last) : null;
}

/** Counts a funnel part by part, where it can be; `by`: a property that is read of each event beside. */
export async function inParts<Result>(read: Read, question: TallyQuestion, funnel: SavedFunnel, count: (part: TallyQuestion) => Promise<Result[]>, by: string | null = null): Promise<Result[]> {
  return partByPart(question, by === null ? await partsOf(read, funnel) : null, count);
}

/** Counts one part of the people after the other, and tells how far it is; null: everybody at once. */
export async function partByPart<Row>(question: TallyQuestion, parts: readonly PeopleRange[] | null, count: (part: TallyQuestion) => Promise<Row[]>): Promise<Row[]> {
  const told = howFar.counts();
  told?.begin(parts?.length ?? 1);
  const rows: Row[] = [];
  for (const people of parts ?? [null]) {
    rows.push(...(await count(people === null ? question : { ...question, people })));
    told?.one();
  }
  return rows;
}

/**
 * The ids of people from the first to the last, cut into ranges of equal size that stay where they are when people are added; of twice
 * the size where they would be too many. Null where one would hold all.
 */
export function peopleParts(first: number, last: number): PeopleRange[] | null {
  const size = sizeOfParts(first, last, MOST_PARTS);
  if (size === null) return null;
  const begin = Math.floor(first / size);
  return Array.from({ length: Math.floor(last / size) - begin + 1 }, (_, n) => ({ from: (begin + n) * size, to: (begin + n + 1) * size }));
}

/** The size of these ranges, of which there are so many at most; null where one would hold all. */
export function sizeOfParts(first: number, last: number, most: number): number | null {
  const parts = (size: number): number => Math.floor(last / size) - Math.floor(first / size) + 1;
  let size = 2 ** BLOCK_BITS;
  if (parts(size) === 1) return null;
  while (parts(size) > most) size *= 2;
  return size;
}

/** Of the events of a row, those of the part's people alone; nothing where all are asked about. */
export function ofPart({ people }: TallyQuestion, person: string, parameters: Parameters): string {
  return people ? `AND ${person} >= ${parameters.add(people.from)}::bigint AND ${person} < ${parameters.add(people.to)}::bigint` : '';
}
