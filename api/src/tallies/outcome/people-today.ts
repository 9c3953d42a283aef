import type { TallyQuestion } from '../answer.js';
import { today } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

/** Who is active today, and who of them was not on any earlier day of the period: what today adds to the days before it. */
export interface TodayTally {
  readonly active: number;
  readonly fresh: number;
}

interface Row extends TodayTally { readonly period: number; readonly dims: (string | null)[] }

/** One look into the index for each person of today, however long the periods are. Every period has begun before today and holds it. */
export async function countPeopleToday(read: Read, question: TallyQuestion): Promise<Counted<TodayTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const day = `${parameters.add(today(question))}::date`;
  const from = parameters.add(question.periods.map((period) => period.from));
  const { dims, joins, where } = split(question, parameters, personDimensions('d.person_id'));
  const rows = await read<Row>(`
    SELECT p.i::int - 1 AS period, ${dims} AS dims, count(*)::int AS active,
           count(*) FILTER (WHERE NOT EXISTS (SELECT FROM person_day b WHERE b.person_id = d.person_id AND b.day >= p.from_day AND b.day < ${day}))::int AS fresh
    FROM person_day d CROSS JOIN unnest(${from}::date[]) WITH ORDINALITY AS p (from_day, i)
    ${joins}
    WHERE d.product_id = ${product} AND d.day = ${day} ${where}
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: of, active, fresh }) => ({ period, dims: of, tally: { active, fresh } }));
}
