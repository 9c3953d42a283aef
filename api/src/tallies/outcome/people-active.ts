import { addDays, type PeopleTally } from '@bifocal/metrics';
import type { Period, TallyQuestion } from '../answer.js';
import type { TodaysFacts } from './kept-tally.js';
import { ofPart } from './people-parts.js';
import { dayPeriods, today } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';
import { byGroup, sum } from './today-so-far.js';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly people: number; readonly part?: number }

/** Distinct people with an event in each period: from (person, day), or from (person, day, name) where the event's name is asked about; of today, from what is known of it. */
export async function countPeopleActive(read: Read, question: TallyQuestion, facts?: TodaysFacts): Promise<Counted<PeopleTally>[]> {
  const [now, tomorrow] = [today(question), addDays(today(question), 1)];
  const isToday = ({ from, to }: Period): boolean => from === now && to === tomorrow;
  if (!facts || question.filters.length > 0 || question.groupBy.join() !== 'event' || !question.periods.some(isToday)) return counted(read, question);
  const others = question.periods.flatMap((period, index) => (isToday(period) ? [] : [index]));
  const [rows, names] = await Promise.all([
    others.length === 0 ? [] : counted(read, { ...question, periods: others.map((index) => question.periods[index]!) }),
    facts.names(question),
  ]);
  const ofToday = byGroup(1, names, (_, alike): PeopleTally => ({ people: sum(alike, () => true) }));
  return [
    ...rows.map((row) => ({ ...row, period: others[row.period]! })),
    ...question.periods.flatMap((period, index) => (isToday(period) ? ofToday.map(({ dims, tally }) => ({ period: index, dims, tally })) : [])),
  ];
}

async function counted(read: Read, question: TallyQuestion): Promise<Counted<PeopleTally>[]> {
  const parameters = new Parameters();
  const isByName = question.groupBy.includes('event') || question.filters.some((filter) => filter.dimension === 'event');
  const sql = isByName ? byName(question, parameters) : fromDays(question, parameters);
  const rows = await read<Row>(sql, parameters.values);
  return rows.map(({ people, ...row }) => ({ ...row, tally: { people } }));
}

function fromDays(question: TallyQuestion, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const { dims, part, joins, where } = split(question, parameters, personDimensions('a.person_id'));
  return `
    SELECT a.i::int - 1 AS period, ${dims} AS dims, count(*) AS people${part.column}
    FROM (SELECT DISTINCT p.i, d.person_id
          FROM ${periods} JOIN person_day d ON d.product_id = ${product} AND d.day >= p.from_day AND d.day < p.to_day ${ofPart(question, 'd.person_id', parameters)}) a
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2${part.by}`;
}

function byName(question: TallyQuestion, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const dimensions = { ...personDimensions('a.person_id'), event: { expression: 'n.name', joins: ['JOIN event_name n ON n.id = a.name_id'] } };
  const { dims, joins, where } = split(question, parameters, dimensions);
  // On one day, whoever did something is one row already.
  const distinct = question.periods.every(({ from, to }) => addDays(from, 1) === to) ? '' : 'DISTINCT ';
  const once = `
    FROM (SELECT ${distinct}p.i, d.person_id, d.name_id
          FROM ${periods} CROSS JOIN event_name own JOIN person_event_day d ON d.name_id = own.id AND d.day >= p.from_day AND d.day < p.to_day
          WHERE own.product_id = ${product}) a
    ${joins}
    WHERE true ${where}`;
  // Grouped by the event's name, a person is in each group once already; only narrowed by it, once for each name.
  if (question.groupBy.includes('event')) return `SELECT a.i::int - 1 AS period, ${dims} AS dims, count(*) AS people ${once} GROUP BY 1, 2`;
  return `
    SELECT period, dims, count(*) AS people
    FROM (SELECT DISTINCT a.i::int - 1 AS period, ${dims} AS dims, a.person_id ${once}) x
    GROUP BY 1, 2`;
}
