import type { RevenueOutlookTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { edge } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { accountDimensions, split } from './split.js';

type Row = RevenueOutlookTally & { readonly period: number; readonly dims: (string | null)[] };

/** What may go of accounts' MRR in the product's currency, each with what it was before: `o (account_id, at, at_risk, scheduled, risk_before, scheduled_before)`. */
export function outlooks(question: TallyQuestion, parameters: Parameters, until: string): string {
  return `
    SELECT account_id, at, at_risk_minor AS at_risk, scheduled_minor AS scheduled,
           lag(at_risk_minor, 1, 0::bigint) OVER own AS risk_before, lag(scheduled_minor, 1, 0::bigint) OVER own AS scheduled_before
    FROM mrr_outlook
    WHERE product_id = ${parameters.add(question.productId)} AND currency = ${parameters.add(question.currency)} AND at < ${until}
    WINDOW own AS (PARTITION BY account_id ORDER BY at)`;
}

/** Levels at the ends of periods, as running sums of changes: one pass, whatever the number of periods. */
export async function countOutlook(read: Read, question: TallyQuestion): Promise<Counted<RevenueOutlookTally>[]> {
  if (question.periods.length === 0) return [];
  const parameters = new Parameters();
  const ends = question.periods.map((period) => edge(question, period.to));
  const instants = [...new Set(ends)].sort((a, b) => a - b);
  const until = parameters.add(new Date(instants.at(-1)!));
  // width_bucket(at, list) is how many of the ends are not after `at`.
  const list = `${parameters.add(instants.map((at) => new Date(at)))}::timestamptz[]`;
  const to = parameters.add(ends.map((end) => instants.indexOf(end) + 1));
  const { dims, joins, where } = split(question, parameters, accountDimensions('o.account_id'));
  const rows = await read<Row>(`
    WITH steps AS (
      SELECT ${dims} AS dims, width_bucket(o.at, ${list}) AS bucket, sum(at_risk - risk_before) AS risk, sum((at_risk > 0)::int - (risk_before > 0)::int) AS risky,
             sum(scheduled - scheduled_before) AS leaving, sum((scheduled > 0)::int - (scheduled_before > 0)::int) AS leavers
      FROM (${outlooks(question, parameters, until)}) o
      ${joins}
      WHERE true ${where}
      GROUP BY 1, 2
    )
    SELECT p.i::int - 1 AS period, s.dims, sum(s.risk)::bigint AS "atRiskMinor", sum(s.risky)::bigint AS "atRiskCustomers",
           sum(s.leaving)::bigint AS "scheduledMinor", sum(s.leavers)::bigint AS "scheduledCustomers"
    FROM unnest(${to}::int[]) WITH ORDINALITY AS p (place, i) JOIN steps s ON s.bucket < p.place
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: of, ...tally }) => ({ period, dims: of, tally }));
}
