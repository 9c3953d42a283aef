import { addDays, daysBetween, type StickinessTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { ofPart } from './people-parts.js';
import { dayPeriods, today } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly days: Readonly<Record<string, number>>; readonly people: number; readonly part?: number }

/** How many of a period's days have begun. */
export function begunDays(question: TallyQuestion, period: { readonly from: string; readonly to: string }): number {
  const tomorrow = addDays(today(question), 1);
  return Math.max(0, daysBetween(period.from, period.to < tomorrow ? period.to : tomorrow));
}

/** People active on each day that has begun, and on any day, of each period. */
export async function countStickiness(read: Read, question: TallyQuestion): Promise<Counted<StickinessTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const { dims: groups, part: parts, joins, where } = split(question, parameters, personDimensions('d.person_id'));
  const rows = await read<Row>(`
    WITH active AS MATERIALIZED (
      SELECT p.i::int - 1 AS period, ${groups} AS dims, d.person_id, d.day${parts.column}
      FROM ${periods} JOIN person_day d ON d.product_id = ${product} AND d.day >= p.from_day AND d.day < p.to_day ${ofPart(question, 'd.person_id', parameters)}
      ${joins}
      WHERE true ${where}
    ), daily AS (
      SELECT period, dims, json_object_agg(to_char(day, 'YYYY-MM-DD'), people) AS days${parts.by} FROM (SELECT period, dims, day, count(*)::int AS people${parts.by} FROM active GROUP BY 1, 2, 3${parts.by}) x GROUP BY 1, 2${parts.by}
    ), whole AS (
      SELECT period, dims, count(*) AS people${parts.by} FROM (SELECT DISTINCT period, dims, person_id${parts.by} FROM active) x GROUP BY 1, 2${parts.by}
    )
    SELECT period, dims, daily.days, whole.people${parts.by} FROM daily JOIN whole USING (period, dims${parts.by})`, parameters.values);
  return rows.map(({ period, dims, part, days, people }) => {
    const asked = question.periods[period]!;
    const dailyActive = Array.from({ length: begunDays(question, asked) }, (_, place) => days[addDays(asked.from, place)] ?? 0);
    return { period, dims, part, tally: { dailyActive, windowActive: people } };
  });
}
