import type { TallyQuestion } from '../answer.js';
import type { Grows, KeptTally, ReachOf } from './kept-tally.js';
import type { NameToday } from './names-of-today.js';
import { dayPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { byGroup, sum } from './today-so-far.js';

/** How many people did something, and how often; `dims` is its name. */
export interface EventNameTally {
  readonly people: number;
  readonly events: number;
}

interface Row extends EventNameTally { readonly period: number; readonly dims: [string] }

const counted = (rows: readonly Row[]): Counted<EventNameTally>[] => rows.map(({ period, dims, people, events }) => ({ period, dims, tally: { people, events } }));

/** Every event name of each period: from what is kept a person, day and name. */
export async function countEventNames(read: Read, question: TallyQuestion): Promise<Counted<EventNameTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  return counted(await read<Row>(`
    SELECT x.i::int - 1 AS period, ARRAY[n.name] AS dims, count(*) AS people, sum(x.events)::bigint AS events
    FROM (SELECT p.i, d.name_id, d.person_id, sum(d.uses) AS events
          FROM ${periods} CROSS JOIN event_name own JOIN person_event_day d ON d.name_id = own.id AND d.day >= p.from_day AND d.day < p.to_day
          WHERE own.product_id = ${product}
          GROUP BY 1, 2, 3) x
    JOIN event_name n ON n.id = x.name_id
    GROUP BY 1, 2`, parameters.values));
}

/** What today adds: events, and people who had not done it before in the period. */
function countNamesToday({ periods }: TallyQuestion, names: readonly NameToday[]): Counted<EventNameTally>[] {
  return byGroup(periods.length, names, (period, alike) => ({
    people: sum(alike, ({ last }) => last === null || last < periods[period]!.from), events: alike.reduce((all, { events }) => all + events, 0),
  }));
}

const NONE: EventNameTally = { people: 0, events: 0 };
const ownDays: ReachOf = ({ from, to }) => ({ from, to });
const untilToday: Grows<EventNameTally> = {
  from: ({ from }) => from, before: { name: 'event names', reach: ownDays, count: countEventNames, zero: () => NONE }, today: async (_, question, { names }) => countNamesToday(question, await names(question)),
  add(before, added) {
    const { people, events } = (added as EventNameTally | null) ?? NONE;
    return { people: before.people + people, events: before.events + events };
  },
};

/** Names of days that are over are kept; a range that holds today is put together. */
export const EVENT_NAMES: KeptTally<EventNameTally> = { name: 'event names', way: () => ({ reach: ownDays, grows: untilToday, count: countEventNames }) };
