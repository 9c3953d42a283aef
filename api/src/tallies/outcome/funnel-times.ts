import { timeCells, timePercentile, type TimeCell } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { RowsAsked } from './funnel-rows.js';
import { named, type FunnelRules, type SavedFunnel } from './funnel-steps.js';
import { tiedPeople } from './funnel-ties.js';
import { funnelUnits } from './funnel-units.js';
import { moved, reachOfFunnel, unitsMoved, untilToday, whileUnmoved } from './funnel-until-today.js';
import type { KeptTally } from './kept-tally.js';
import { inParts } from './people-parts.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

/** Which percentiles are told. */
export const PERCENTS = [10, 25, 50, 75, 90] as const;

/** How long it took, of those who came so far. */
export interface FunnelTimes {
  readonly count: number;
  /** One a percent of PERCENTS, in seconds; null where nobody came so far. */
  readonly seconds: readonly number[] | null;
  readonly cells: readonly TimeCell[];
}

/** How long each needed who came from one step to another, in microseconds: entries old enough to be judged. */
interface TimesTally { readonly micros: readonly number[] }
interface TimesMoved { readonly added: readonly number[]; readonly gone: readonly number[] }
interface TimesAsked { readonly rules: FunnelRules; readonly from: number; readonly to: number }

/** What is told of times. */
export function timesOf(tallies: readonly Counted<TimesTally>[], cellMinutes: number): FunnelTimes {
  const micros = tallies.flatMap(({ tally }) => tally.micros).sort((a, b) => a - b);
  return { count: micros.length, seconds: micros.length === 0 ? null : PERCENTS.map((percent) => timePercentile(micros, percent / 100)! / 1e6), cells: timeCells(micros, cellMinutes) };
}

const NONE: TimesTally = { micros: [] };

/** Kept and put together as the counts are. */
export const FUNNEL_TIMES: KeptTally<TimesTally, TimesAsked> = {
  name: 'funnel times', steady: true,
  async way(read, { productId }, { rules, from, to }) {
    const funnel = await named(read, productId, rules);
    const reach = reachOfFunnel(funnel.windowMinutes);
    const count = (of: Read, question: TallyQuestion): Promise<Counted<TimesTally>[]> => countTimes(of, question, funnel, [from, to]);
    const grows = untilToday<TimesTally>('funnel times before today', reach, { funnel, more: [rules, from, to], count, countPart: (of, part) => countTimesOfPart(of, part, funnel, [from, to]), join: joined }, {
      zero: () => NONE, today: whileUnmoved(`funnel times ${from} ${to}`, funnel, (of, question) => countTimesMoved(of, question, funnel, [from, to])),
      add: ({ micros }, added) => ({ micros: added === null ? micros : replaced(micros, added as TimesMoved) }),
    });
    return { reach, grows, count };
  },
};

function replaced(micros: readonly number[], { added, gone }: TimesMoved): number[] {
  const left = new Map<number, number>();
  for (const each of gone) left.set(each, (left.get(each) ?? 0) + 1);
  const kept = micros.filter((each) => {
    const more = left.get(each) ?? 0;
    if (more > 0) left.set(each, more - 1);
    return more === 0;
  });
  return [...kept, ...added];
}

type Between = readonly [from: number, to: number];
const at = (step: number): string => (step === 1 ? 'f.at' : `f.t${step}`);
const microsOf = ([from, to]: Between): string => `(extract(epoch FROM ${at(to)} - ${at(from)}) * 1000000)::float8`;

async function countTimes(read: Read, question: TallyQuestion, funnel: SavedFunnel, between: Between): Promise<Counted<TimesTally>[]> {
  return joined(await inParts(read, question, funnel, (part) => countTimesOfPart(read, part, funnel, between)));
}

/** Of several parts of the people one a period. */
function joined(rows: readonly Counted<TimesTally>[]): Counted<TimesTally>[] {
  const whole = new Map<number, (readonly number[])[]>();
  for (const { period, tally: { micros } } of rows) whole.set(period, [...(whole.get(period) ?? []), micros]);
  return [...whole].map(([period, all]) => ({ period, dims: [], tally: { micros: all.flat() } }));
}

async function countTimesOfPart(read: Read, question: TallyQuestion, funnel: SavedFunnel, between: Between): Promise<Counted<TimesTally>[]> {
  const asked: RowsAsked = { by: null };
  const tied = await tiedPeople(read, question, funnel, asked);
  const parameters = new Parameters();
  const units = funnelUnits(question, funnel, asked, tied, parameters);
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, personDimensions('f.person_id'));
  const rows = await read<{ period: number; micros: number[] }>(`
    SELECT f.i::int - 1 AS period, array_agg(${microsOf(between)}) AS micros
    FROM (${units}) f ${joins} WHERE f.judged AND ${at(between[1])} IS NOT NULL ${where} GROUP BY 1`, parameters.values);
  return rows.map(({ period, micros }) => ({ period, dims: [], tally: { micros } }));
}

/** Of those who have moved since midnight: whose times are gone, and which are there now. */
async function countTimesMoved(read: Read, question: TallyQuestion, funnel: SavedFunnel, between: Between): Promise<Counted<TimesMoved>[]> {
  const asked: RowsAsked = { by: null, among: moved(question, funnel) };
  const tied = await tiedPeople(read, question, funnel, asked);
  const parameters = new Parameters();
  const { entries, units } = unitsMoved(question, funnel, asked, tied, parameters);
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, personDimensions('f.person_id'));
  const list = (sign: number): string => `coalesce(array_agg(${microsOf(between)}) FILTER (WHERE f.sign = ${sign}), '{}')`;
  const rows = await read<TimesMoved & { period: number }>(`
    WITH ${entries}
    SELECT f.i::int - 1 AS period, ${list(1)} AS added, ${list(-1)} AS gone
    FROM (${units}) f ${joins} WHERE f.judged AND ${at(between[1])} IS NOT NULL ${where} GROUP BY 1`, parameters.values);
  return rows.map(({ period, added, gone }) => ({ period, dims: [], tally: { added, gone } }));
}
