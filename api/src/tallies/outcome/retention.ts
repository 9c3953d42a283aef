import type { RetentionTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';
import { firstDays } from './people-new.js';
import { dayPeriods, isOver, nextPeriod } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly cohort: number; readonly returned: number; readonly part?: number }

/** People whose first-ever event lies in the period, and those of them who were active in the next one. */
export async function countRetention(read: Read, question: TallyQuestion): Promise<Counted<RetentionTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const next = parameters.add(question.periods.map((period) => nextPeriod(period.from, period.to).to));
  const { dims: groups, part: parts, joins, where } = split(question, parameters, personDimensions('f.person_id'));
  const rows = await read<Row>(`
    WITH p AS (SELECT p.*, (${next}::date[])[p.i] AS next_to FROM ${periods}), f AS (${firstDays(question, product, parameters)})
    SELECT p.i::int - 1 AS period, ${groups} AS dims, count(*) AS cohort,
           count(*) FILTER (WHERE EXISTS (SELECT FROM person_day r WHERE r.person_id = f.person_id AND r.day >= p.to_day AND r.day < p.next_to)) AS returned${parts.column}
    FROM f JOIN p ON f.day >= p.from_day AND f.day < p.to_day
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2${parts.by}`, parameters.values);
  return rows.map(({ period, dims, part, cohort, returned }) => ({ period, dims, part, tally: { cohort, returned, complete: returnIsOver(question, period) } }));
}

/** The cohorts of one period, of different people. */
export const COHORTS_ADDED = addingUp<RetentionTally>(({ cohort, returned, complete }, other) => ({ cohort: cohort + other.cohort, returned: returned + other.returned, complete }));

/** Whether the period in which people could come back is over. */
export function returnIsOver(question: TallyQuestion, period: number): boolean {
  const { from, to } = question.periods[period]!;
  return isOver(question, nextPeriod(from, to).to);
}
