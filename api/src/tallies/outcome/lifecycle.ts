import { addDays, daysBetween, periodStart, type LifecycleTally } from '@bifocal/metrics';
import type { Period, TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';
import type { Grows } from './kept-tally.js';
import type { AlikeToday } from './people-of-today.js';
import { ofPart } from './people-parts.js';
import { calendarGrain, dayPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';
import { byGroup, sum } from './today-so-far.js';

interface Row extends LifecycleTally { readonly period: number; readonly dims: (string | null)[]; readonly part?: number }

/** The period before: the month or quarter before, else as many days. */
export function daysBefore({ from, to, beforeFrom }: Pick<Period, 'from' | 'to' | 'beforeFrom'>): string {
  if (beforeFrom !== undefined) return beforeFrom;
  const grain = calendarGrain(from, to);
  return grain ? periodStart(addDays(from, -1), grain) : addDays(from, -daysBetween(from, to));
}

/**
 * Everybody who was active in a period `i` or in the one before, as `lifecycle (i, person_id, last_day, now, before, earlier)`: whether
 * in each, and whether ever before both. One look into the index a person whose story is not told by the two.
 */
export function lifecycleOf(question: TallyQuestion, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const before = parameters.add(question.periods.map(daysBefore));
  return `
    SELECT x.*, CASE WHEN x.now AND NOT x.before THEN EXISTS (SELECT FROM person_day e WHERE e.person_id = x.person_id AND e.day < x.before_day) ELSE false END AS earlier
    FROM (SELECT p.i, d.person_id, p.before_day, max(d.day) AS last_day, bool_or(d.day >= p.from_day) AS now, bool_or(d.day < p.from_day) AS before
          FROM (SELECT p.*, (${before}::date[])[p.i] AS before_day FROM ${periods}) p
          JOIN person_day d ON d.product_id = ${product} AND d.day >= p.before_day AND d.day < p.to_day ${ofPart(question, 'd.person_id', parameters)}
          GROUP BY 1, 2, 3) x`;
}

/** Who is new, came again, is back, or went quiet. */
export const IS = { newPeople: 'l.now AND NOT l.before AND NOT l.earlier', returning: 'l.now AND l.before', resurrected: 'l.now AND l.earlier', dormant: 'l.before AND NOT l.now' } as const;

/** How the people of each period, and of the one before, stand. */
export async function countLifecycle(read: Read, question: TallyQuestion): Promise<Counted<LifecycleTally>[]> {
  const parameters = new Parameters();
  const people = lifecycleOf(question, parameters);
  const { dims, part, joins, where } = split(question, parameters, personDimensions('l.person_id'));
  const counts = Object.entries(IS).map(([name, is]) => `count(*) FILTER (WHERE ${is}) AS "${name}"`);
  const rows = await read<Row>(`
    SELECT l.i::int - 1 AS period, ${dims} AS dims, ${counts.join(', ')}${part.column}
    FROM (${people}) l
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2${part.by}`, parameters.values);
  return rows.map(({ period, dims: group, part: of, ...tally }) => ({ period, dims: group, part: of, tally }));
}

interface Fresh { readonly before: number; readonly earlier: number; readonly first: number }

/** Of today's people who had not been there in the period: who was in the one before, or earlier, or never. */
function countLifecycleToday({ periods }: TallyQuestion, people: readonly AlikeToday[]): Counted<Fresh>[] {
  return byGroup(periods.length, people, (index, alike) => {
    const period = periods[index]!;
    const before = daysBefore(period);
    return {
      before: sum(alike, ({ last }) => last !== null && last < period.from && last >= before),
      earlier: sum(alike, ({ last }) => last !== null && last < period.from && last < before), first: sum(alike, ({ last }) => last === null),
    };
  });
}

export const NO_LIFECYCLE: LifecycleTally = { newPeople: 0, returning: 0, resurrected: 0, dormant: 0 };
export const LIFECYCLES_ADDED = addingUp<LifecycleTally>((one, other) => ({
  newPeople: one.newPeople + other.newPeople, returning: one.returning + other.returning, resurrected: one.resurrected + other.resurrected, dormant: one.dormant + other.dormant,
}));

/** Whoever comes today has not gone quiet. */
export const lifecycleUntilToday: Grows<LifecycleTally> = {
  from: ({ from }) => from,
  before: { name: 'lifecycle', reach: ({ to }) => ({ from: null, to }), carry: (period) => ({ beforeFrom: daysBefore(period) }), count: countLifecycle, zero: () => NO_LIFECYCLE, adds: LIFECYCLES_ADDED },
  today: async (_, question, { people }) => countLifecycleToday(question, await people(question)),
  add({ newPeople, returning, resurrected, dormant }, added) {
    const { before, earlier, first } = (added as Fresh | null) ?? { before: 0, earlier: 0, first: 0 };
    return { newPeople: newPeople + first, returning: returning + before, resurrected: resurrected + earlier, dormant: dormant - before };
  },
};
