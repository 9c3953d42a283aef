import type { FunnelTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { NeedsEvents } from './events-kept.js';
import { chainCounts, chainReach, isChain } from './funnel-chain.js';
import { each, type SavedFunnel } from './funnel-steps.js';
import { tiedPeople } from './funnel-ties.js';
import { funnelUnits } from './funnel-units.js';
import { inParts } from './people-parts.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

/** How far people came, with how many people that are where not a person counts once, but a person and a value, or each entry. */
export interface FunnelCount extends FunnelTally {
  readonly people: readonly number[];
}

/** Entries of a period are followed from it on. */
export const entriesNeed: NeedsEvents = () => 'FROM_ITS_DAYS';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly reached: number[]; readonly people: number[] | null; readonly maturing: number }

/** A statement whose rows are (i, person_id, furthest, judged, entered_at): how far each unit of each period came. */
export async function reachOf(read: Read, question: TallyQuestion, funnel: SavedFunnel): Promise<(parameters: Parameters) => string> {
  if (await isChain(read, funnel)) return (parameters) => chainReach(question, funnel, parameters);
  const asked = { by: null };
  const tied = await tiedPeople(read, question, funnel, asked);
  return (parameters) => `SELECT i, person_id, furthest, judged, at AS entered_at FROM (${funnelUnits(question, funnel, asked, tied, parameters)}) u`;
}

/** How many came how far, of entries in each period; those with time left to convert apart. */
export async function countFunnel(read: Read, question: TallyQuestion, funnel: SavedFunnel): Promise<Counted<FunnelCount>[]> {
  if (question.periods.length === 0) return [];
  return joinedCounts(await inParts(read, question, funnel, (part) => countPart(read, part, funnel)));
}

/** Of the counts of several parts of the people one a period and group. */
export function joinedCounts(rows: readonly Counted<FunnelCount>[]): Counted<FunnelCount>[] {
  const whole = new Map<string, Counted<FunnelCount>>();
  for (const each of rows) {
    const key = JSON.stringify([each.period, each.dims]);
    const before = whole.get(key);
    whole.set(key, before ? { ...each, tally: sumOf(before.tally, each.tally) } : each);
  }
  return [...whole.values()];
}

/** The counts of two groups of entries of different people, or of one and what it has moved by. */
export function sumOf(one: FunnelCount, other: FunnelCount): FunnelCount {
  const sum = (of: readonly number[], more: readonly number[]): number[] => of.map((value, step) => value + more[step]!);
  return { reached: sum(one.reached, other.reached), people: sum(one.people, other.people), maturing: one.maturing + other.maturing };
}

/** Of the question's people alone, where it is asked about a part of them. */
export async function countPart(read: Read, question: TallyQuestion, funnel: SavedFunnel): Promise<Counted<FunnelCount>[]> {
  const parameters = new Parameters();
  const together = question.groupBy.length === 0 && question.filters.length === 0;
  const sql = together && (await isChain(read, funnel)) ? chainCounts(question, funnel, parameters) : counting(question, funnel, (await reachOf(read, question, funnel))(parameters), parameters);
  const counted = await read<Row>(sql, parameters.values);
  return counted.map(({ period, dims, reached, people, maturing }) => ({ period, dims, tally: { reached, people: people ?? reached, maturing } }));
}

function counting(question: TallyQuestion, funnel: SavedFunnel, rows: string, parameters: Parameters): string {
  const { dims, joins, where } = split(question, parameters, personDimensions('f.person_id'));
  const steps = funnel.steps.length;
  const once = funnel.hold === null && funnel.entries !== 'EVERY';
  return `
    SELECT f.i::int - 1 AS period, ${dims} AS dims, ARRAY[${each(1, steps, (step) => `count(*) FILTER (WHERE f.judged AND f.furthest >= ${step})`).join(', ')}]::int[] AS reached,
           ${once ? 'NULL::int[]' : `ARRAY[${each(1, steps, (step) => `count(DISTINCT f.person_id) FILTER (WHERE f.judged AND f.furthest >= ${step})`).join(', ')}]::int[]`} AS people,
           count(*) FILTER (WHERE NOT f.judged) AS maturing
    FROM (${rows}) f
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2`;
}
