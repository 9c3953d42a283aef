import { addDays, localDate, startOfLocalDay } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { idsOf } from './event-match.js';
import { funnelEntries } from './funnel-entries.js';
import type { RowsAsked } from './funnel-rows.js';
import { each, named, type FunnelRules, type SavedFunnel } from './funnel-steps.js';
import { tiedPeople, type Tied } from './funnel-ties.js';
import { countFunnel, countPart, joinedCounts, sumOf, type FunnelCount } from './funnel.js';
import { unitsOf } from './funnel-units.js';
import { countKeptParts } from './kept-parts.js';
import type { Grows, KeptTally, ReachOf } from './kept-tally.js';
import { partsOf } from './people-parts.js';
import { today } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

const MS_A_MINUTE = 60_000;

/** The days on which a period's entries hang: their own, and one window more for those of its last moment. */
export const reachOfFunnel = (windowMinutes: number): ReachOf => ({ from, to }, { zone }) =>
  ({ from, to: addDays(localDate(startOfLocalDay(to, zone) + windowMinutes * MS_A_MINUTE - 1, zone), 1) });

/** The last moment before today, by which what was counted before today is judged. */
const lastMoment = (question: TallyQuestion): number => startOfLocalDay(today(question), question.zone) - 1;
export const asOfMidnight = (question: TallyQuestion): TallyQuestion => ({ ...question, nowMs: lastMoment(question) });

/**
 * Only entries whose whole window has passed are told by how far they came. So since midnight a funnel has moved for those alone
 * who have entered today, or whose window has run out today: who did a step today, of an entry that is still young, has not moved
 * it yet. Whoever may be one of them, by the days on which they did what makes an entry.
 */
export function moved(question: TallyQuestion, funnel: SavedFunnel): (parameters: Parameters) => string {
  const { windowMinutes } = funnel;
  const before = (ms: number): number => ms - windowMinutes * MS_A_MINUTE;
  const days = [...daysFrom(...([lastMoment(question) + 1, question.nowMs].map((ms) => localDate(before(ms), question.zone)) as [string, string])), today(question)];
  return (parameters) => {
    const [product, ids] = [parameters.add(question.productId), `${parameters.add(enteringIds(funnel))}::integer[]`];
    // The last moment before midnight is a whole millisecond, of a day of which nobody else is looked at.
    const [from, to] = [lastMoment(question), lastMoment(question) + 1].map((ms) => parameters.add(new Date(before(ms)))) as [string, string];
    // By the instant alone: by its name every event of it would be looked at.
    return `SELECT d.person_id FROM person_event_day d WHERE d.product_id = ${product} AND d.name_id = ANY(${ids}) AND d.day = ANY(${parameters.add([...new Set(days)])}::date[])
      UNION ALL SELECT m.person_id FROM event m WHERE m.product_id = ${product} AND m.name_id + 0 = ANY(${ids}) AND m.at > ${from} AND m.at < ${to}`;
  };
}

const enteringIds = ({ order, steps, names }: SavedFunnel): number[] => idsOf((order === 'ANY' ? steps : steps.slice(0, 1)).flatMap(({ events }) => events), names);

/** By whose events alone a funnel is moved; null: where nothing may lie between two steps, by any. */
const movingIds = (funnel: SavedFunnel): number[] | null => (funnel.order === 'STRICT' ? null : idsOf([...funnel.steps, ...funnel.exclusions].flatMap(({ events }) => events), funnel.names));

/**
 * Until when nothing moves but by a fact: until the next entry's window has run out, or an entry that is dated ahead has come. Of entries
 * of the next day, and of what lies more than a window ahead, nothing is known yet.
 */
async function nextTurn(read: Read, question: TallyQuestion, funnel: SavedFunnel): Promise<number> {
  const window = funnel.windowMinutes * MS_A_MINUTE;
  const parameters = new Parameters();
  const people = moved(question, funnel)(parameters);
  const ids = `${parameters.add(enteringIds(funnel))}::integer[]`;
  const next = (after: number): string => `(SELECT e.at FROM event e WHERE e.name_id = ANY(${ids}) AND e.person_id = o.person_id AND e.at > ${parameters.add(new Date(after))} ORDER BY e.at LIMIT 1)`;
  const [row] = await read<{ old: Date | null; ahead: Date | null }>(`
    SELECT min(${next(question.nowMs - window)}) AS old, min(${next(question.nowMs)}) AS ahead FROM (SELECT DISTINCT m.person_id FROM (${people}) m) o`, parameters.values);
  const nextDay = startOfLocalDay(addDays(localDate(question.nowMs - window, question.zone), 1), question.zone);
  return Math.min(question.nowMs + window, nextDay + window, (row?.old?.getTime() ?? Infinity) + window, row?.ahead?.getTime() ?? Infinity);
}

/** What has moved since midnight, as it was counted the last time if nothing has moved it since. */
export function whileUnmoved<Moved>(name: string, funnel: SavedFunnel, count: (read: Read, question: TallyQuestion) => Promise<Counted<Moved & object>[]>): Grows<unknown>['today'] {
  return (read, question, { unmoved }) => unmoved(`${name} ${JSON.stringify([{ ...funnel, names: [...funnel.names] }])}`, question, movingIds(funnel), async () => ({ value: await count(read, question), untilMs: await nextTurn(read, question, funnel) }));
}

function daysFrom(first: string, last: string): string[] {
  return first > last ? [] : [first, ...daysFrom(addDays(first, 1), last)];
}

/** The units of those who have moved, as they stood at midnight (`sign` -1) and as they stand now (1), as (sign, i, person_id, ...): `e` has their entries. */
export function unitsMoved(question: TallyQuestion, funnel: SavedFunnel, asked: RowsAsked, tied: Tied, parameters: Parameters): { readonly entries: string; readonly units: string } {
  return {
    entries: `e AS MATERIALIZED (${funnelEntries(question, funnel, asked, tied, parameters)})`,
    units: `SELECT 1 AS sign, n.* FROM (${unitsOf('SELECT * FROM e', question, funnel, parameters)}) n
      UNION ALL SELECT -1, b.* FROM (${unitsOf('SELECT * FROM e', asOfMidnight(question), funnel, parameters)}) b`,
  };
}

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly reached: number[]; readonly people: number[]; readonly maturing: number }

/** By how much the counts have moved since midnight; numbers may be below 0. */
async function countMoves(read: Read, question: TallyQuestion, funnel: SavedFunnel): Promise<Counted<FunnelCount>[]> {
  const asked: RowsAsked = { by: null, among: moved(question, funnel) };
  const tied = await tiedPeople(read, question, funnel, asked);
  const parameters = new Parameters();
  const { entries, units } = unitsMoved(question, funnel, asked, tied, parameters);
  const { dims, joins, where } = split(question, parameters, personDimensions('f.person_id'));
  const n = funnel.steps.length;
  const once = funnel.hold === null && funnel.entries !== 'EVERY';
  const came = (step: number): string => `f.judged AND f.furthest >= ${step}`;
  const reached = each(1, n, (step) => `coalesce(sum(f.sign) FILTER (WHERE ${came(step)}), 0)`);
  const people = each(1, n, (step) => ['1', '-1'].map((sign) => `count(DISTINCT f.person_id) FILTER (WHERE f.sign = ${sign} AND ${came(step)})`).join(' - '));
  const rows = await read<Row>(`
    WITH ${entries}
    SELECT f.i::int - 1 AS period, ${dims} AS dims, ARRAY[${reached.join(', ')}]::int[] AS reached, ARRAY[${(once ? reached : people).join(', ')}]::int[] AS people,
           coalesce(sum(f.sign) FILTER (WHERE NOT f.judged), 0)::int AS maturing
    FROM (${units}) f
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: group, ...tally }) => ({ period, dims: group, tally }));
}

/** A funnel is kept once the windows of a period's entries are over; until then it is put together from what stood at midnight, and from who has moved since. */
export const FUNNEL: KeptTally<FunnelCount, FunnelRules> = {
  name: 'funnel', steady: true,
  async way(read, { productId }, rules) {
    const funnel = await named(read, productId, rules);
    const reach = reachOfFunnel(funnel.windowMinutes);
    const none: FunnelCount = { reached: funnel.steps.map(() => 0), people: funnel.steps.map(() => 0), maturing: 0 };
    const count = (of: Read, asked: TallyQuestion): Promise<Counted<FunnelCount>[]> => countFunnel(of, asked, funnel);
    const grows = untilToday<FunnelCount>('funnel before today', reach, { funnel, more: rules, count, countPart: (of, part) => countPart(of, part, funnel), join: joinedCounts }, {
      zero: () => none, today: whileUnmoved('funnel', funnel, (of, asked) => countMoves(of, asked, funnel)),
      add: (before, added) => (added === null ? before : sumOf(before, added as FunnelCount)),
    });
    return { reach, grows, count };
  },
};

/** How a funnel is counted, as a whole and for a part of the people. */
interface Counts<Tally> {
  readonly funnel: SavedFunnel;
  /** Beside the funnel, what says what is counted. */
  readonly more: unknown;
  count(read: Read, question: TallyQuestion): Promise<Counted<Tally>[]>;
  countPart(read: Read, question: TallyQuestion): Promise<Counted<Tally>[]>;
  /** Of the rows of several parts one a period and group. */
  join(rows: readonly Counted<Tally>[]): Counted<Tally>[];
}

/** What stood at midnight hangs on the days before, and on which midnight it was; it is kept part by part of the people too, since a late fact moves one of them. */
export function untilToday<Tally>(name: string, reach: ReachOf, { funnel, more, count, countPart, join }: Counts<Tally>, { today: ofToday, zero, add }: Pick<Grows<Tally>, 'today' | 'add'> & Pick<Grows<Tally>['before'], 'zero'>): Grows<Tally> {
  const reachBefore: ReachOf = ({ from }, question) => ({ from, to: today(question) });
  return {
    from: ({ from }) => from,
    moves: (period, question) => reach(period, question).to > today(question),
    before: {
      name, reach: reachBefore, zero,
      async count(read, question, _, keeping) {
        const parts = keeping ? await partsOf(read, funnel) : null;
        if (!keeping || parts === null) return count(read, asOfMidnight(question));
        return join(await countKeptParts(keeping, question, parts, {
          name: `${name}, part`, more: [more, today(question)], reachOf: (asked, index) => reachBefore(asked.periods[index]!, asked), count: (part) => countPart(read, asOfMidnight(part)),
        }));
      },
    },
    today: ofToday, add,
  };
}
