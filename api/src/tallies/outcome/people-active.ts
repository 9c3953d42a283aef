import type { PeopleTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { dayPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly people: number }

/** Distinct people with an event in each period: from (person, day), or from (person, day, name) where the event's name is asked about. */
export async function countPeopleActive(read: Read, question: TallyQuestion): Promise<Counted<PeopleTally>[]> {
  const parameters = new Parameters();
  const isByName = question.groupBy.includes('event') || question.filters.some((filter) => filter.dimension === 'event');
  const sql = isByName ? byName(question, parameters) : fromDays(question, parameters);
  const rows = await read<Row>(sql, parameters.values);
  return rows.map(({ period, dims, people }) => ({ period, dims, tally: { people } }));
}

function fromDays(question: TallyQuestion, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const { dims, joins, where } = split(question, parameters, personDimensions('a.person_id'));
  return `
    SELECT a.i::int - 1 AS period, ${dims} AS dims, count(*) AS people
    FROM (SELECT DISTINCT p.i, d.person_id
          FROM ${periods} JOIN person_day d ON d.product_id = ${product} AND d.day >= p.from_day AND d.day < p.to_day) a
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2`;
}

function byName(question: TallyQuestion, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const dimensions = { ...personDimensions('a.person_id'), event: { expression: 'n.name', joins: ['JOIN event_name n ON n.id = a.name_id'] } };
  const { dims, joins, where } = split(question, parameters, dimensions);
  const once = `
    FROM (SELECT DISTINCT p.i, d.person_id, d.name_id
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
