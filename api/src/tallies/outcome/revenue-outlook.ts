import type { RevenueOutlookTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';
import { converted, edgeDay, exchangeOf, ratesTable, type Exchange } from './exchange.js';
import { edge } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { accountDimensions, split } from './split.js';

type Row = RevenueOutlookTally & { readonly period: number; readonly dims: (string | null)[] };

/**
 * What may go of accounts' MRR in the currencies that can be counted, each with what it was before:
 * `o (account_id, currency, at, at_risk, scheduled, risk_before, scheduled_before)`.
 */
export function outlooks(question: TallyQuestion, parameters: Parameters, until: string, { currencies }: Exchange): string {
  return `
    SELECT account_id, currency, at, at_risk_minor AS at_risk, scheduled_minor AS scheduled,
           lag(at_risk_minor, 1, 0::bigint) OVER own AS risk_before, lag(scheduled_minor, 1, 0::bigint) OVER own AS scheduled_before
    FROM mrr_outlook
    WHERE product_id = ${parameters.add(question.productId)} AND currency = ANY(${parameters.add(currencies)}::text[]) AND at < ${until}
    WINDOW own AS (PARTITION BY account_id, currency ORDER BY at)`;
}

/** Of customers of two kinds, both. */
export const OUTLOOKS_ADDED = addingUp<RevenueOutlookTally>((a, b) => ({
  atRiskMinor: a.atRiskMinor + b.atRiskMinor, atRiskCustomers: a.atRiskCustomers + b.atRiskCustomers,
  scheduledMinor: a.scheduledMinor + b.scheduledMinor, scheduledCustomers: a.scheduledCustomers + b.scheduledCustomers,
}));

/**
 * Levels at the ends of periods, as running sums of changes: one pass, whatever the number of periods. Amounts are counted by their size, so that each is valued
 * at each end by that day's rate and rounded by itself. A customer who pays in two currencies counts once in each.
 */
export async function countOutlook(read: Read, question: TallyQuestion): Promise<Counted<RevenueOutlookTally>[]> {
  if (question.periods.length === 0) return [];
  const exchange = await exchangeOf(read, question);
  const parameters = new Parameters();
  const ends = question.periods.map((period) => edge(question, period.to));
  const instants = [...new Set(ends)].sort((a, b) => a - b);
  const until = parameters.add(new Date(instants.at(-1)!));
  // width_bucket(at, list) is how many of the ends are not after the instant.
  const list = `${parameters.add(instants.map((at) => new Date(at)))}::timestamptz[]`;
  const to = parameters.add(ends.map((end) => instants.indexOf(end) + 1));
  const days = parameters.add(ends.map((end) => edgeDay(question, end)));
  const { dims, joins, where } = split(question, parameters, accountDimensions('o.account_id'), 'o.account_id');
  const of = (kind: string, what: string): string => `coalesce(sum(${what}) FILTER (WHERE s.kind = '${kind}'), 0)::bigint`;
  const worth = `s.n * ${converted('s.minor', 'fx.factor')}`;
  const rows = await read<Row>(`
    WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)}),
    steps AS (
      SELECT ${dims} AS dims, width_bucket(o.at, ${list}) AS bucket, o.currency, x.kind, x.minor, sum(x.n) AS n
      FROM (${outlooks(question, parameters, until, exchange)}) o
      CROSS JOIN LATERAL (VALUES ('RISK', o.at_risk, 1), ('RISK', o.risk_before, -1), ('END', o.scheduled, 1), ('END', o.scheduled_before, -1)) x (kind, minor, n)
      ${joins}
      WHERE x.minor > 0 ${where}
      GROUP BY 1, 2, 3, 4, 5
    )
    SELECT p.i::int - 1 AS period, s.dims, ${of('RISK', worth)} AS "atRiskMinor", ${of('RISK', 's.n')} AS "atRiskCustomers",
           ${of('END', worth)} AS "scheduledMinor", ${of('END', 's.n')} AS "scheduledCustomers"
    FROM unnest(${to}::int[], ${days}::date[]) WITH ORDINALITY AS p (place, day, i) JOIN steps s ON s.bucket < p.place
    LEFT JOIN fx ON fx.currency = s.currency AND fx.day = p.day
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: own, ...tally }) => ({ period, dims: own, tally }));
}
