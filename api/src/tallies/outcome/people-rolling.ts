import { addDays, type PeopleTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { ofPart } from './people-parts.js';
import { lastDay } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly people: number; readonly part?: number }

/**
 * Distinct people in the `days` local days that end with each period's last day (today, while it runs).
 * Each active day of a person holds for the windows that end on it or later, until the person's next active day or until the
 * window has left it behind. These spans of one person never overlap, so that the people of a window are a running sum of
 * spans that begin less spans that end: one pass over (person, day), however many windows.
 */
export async function countPeopleRolling(read: Read, question: TallyQuestion, days: number): Promise<Counted<PeopleTally>[]> {
  if (question.periods.length === 0) return [];
  const ends = question.periods.map((period) => lastDay(question, period));
  const sorted = [...ends].sort();
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const from = parameters.add(addDays(sorted[0]!, 1 - days));
  const to = parameters.add(sorted.at(-1)!);
  const windows = parameters.add(ends);
  const { dims, part, joins, where } = split(question, parameters, personDimensions('step.person_id'));
  const rows = await read<Row>(`
    WITH spans AS (
      SELECT d.person_id, d.day AS from_day, least(d.day + ${days}, lead(d.day) OVER (PARTITION BY d.person_id ORDER BY d.day)) AS to_day
      FROM person_day d WHERE d.product_id = ${product} AND d.day >= ${from}::date AND d.day <= ${to}::date ${ofPart(question, 'd.person_id', parameters)}
    ), steps AS (
      SELECT ${dims} AS dims, step.day, sum(step.people) AS people${part.column}
      FROM (SELECT person_id, from_day AS day, 1 AS people FROM spans UNION ALL SELECT person_id, to_day, -1 FROM spans) step
      ${joins}
      WHERE true ${where}
      GROUP BY 1, 2${part.by}
    )
    SELECT w.i::int - 1 AS period, steps.dims, sum(steps.people)::bigint AS people${part.by}
    FROM unnest(${windows}::date[]) WITH ORDINALITY AS w (last_day, i) JOIN steps ON steps.day <= w.last_day
    GROUP BY 1, 2${part.by}`, parameters.values);
  return rows.map(({ people, ...row }) => ({ ...row, tally: { people } }));
}
