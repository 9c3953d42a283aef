import { MONTHS_IN, daysBetween, type PayingCustomersTally, type RevenueCohortTally, type RevenueMovementsTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { calendarGrain, edgesOf } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { accountDimensions, split } from './split.js';

/** Everything that the movements of recurring revenue say about one period and group: three tallies read it. */
export interface RevenueTally extends RevenueCohortTally, Omit<RevenueMovementsTally, 'startMinor' | 'endMinor'>, PayingCustomersTally {}

type Row = Record<keyof Omit<RevenueTally, 'months' | 'customers' | 'newCustomers' | 'currencyMinor'>, number> & { readonly period: number; readonly dims: (string | null)[] };

const KINDS = { new: 'NEW', expansion: 'EXPANSION', contraction: 'CONTRACTION', churn: 'CHURN', reactivation: 'REACTIVATION' } as const;

/** Movements in the product's currency with how the customer stood before: `m (account_id, at, kind, amount_minor, after, before, is_customer, was_customer)`. */
export function movements(question: TallyQuestion, parameters: Parameters, until: string): string {
  return `
    SELECT account_id, at, kind, amount_minor, note, mrr_after_minor AS after, kind <> 'CHURN' AS is_customer,
           lag(mrr_after_minor, 1, 0::bigint) OVER own AS before, coalesce(lag(kind) OVER own <> 'CHURN', false) AS was_customer
    FROM mrr_movement
    WHERE product_id = ${parameters.add(question.productId)} AND currency = ${parameters.add(question.currency)} AND at < ${until}
    WINDOW own AS (PARTITION BY account_id ORDER BY at)`;
}

/**
 * Levels are running sums of changes: of MRR, of customers, of customers who pay. So one pass over the movements, gathered
 * between the edges of the periods, gives every period's start and end. What the customers of a start did in a period is read
 * off the customers who moved in it; all others stayed as they were.
 */
export async function countRevenue(read: Read, question: TallyQuestion): Promise<Counted<RevenueTally>[]> {
  if (question.periods.length === 0) return [];
  const parameters = new Parameters();
  const edges = edgesOf(question, parameters);
  const until = parameters.add(new Date(edges.instants.at(-1)!));
  const from = parameters.add(edges.places.map(([at]) => at));
  const to = parameters.add(edges.places.map(([, at]) => at));
  const { dims, joins, where } = split(question, parameters, accountDimensions('m.account_id'));
  const ofKind = Object.entries(KINDS).map(([name, kind]) => `
      coalesce(sum(amount_minor) FILTER (WHERE kind = '${kind}'), 0)::bigint AS "${name}Minor", count(*) FILTER (WHERE kind = '${kind}') AS "${name}Count"`);
  const moved = Object.keys(KINDS).flatMap((name) => [`"${name}Minor"`, `"${name}Count"`]);
  const rows = await read<Row>(`
    WITH p AS (SELECT * FROM unnest(${from}::int[], ${to}::int[]) WITH ORDINALITY AS p (from_edge, to_edge, i)),
    inside AS (SELECT * FROM ${edges.inside} x),
    m AS MATERIALIZED (
      SELECT m.*, ${dims} AS dims, width_bucket(m.at, ${edges.list}) AS bucket
      FROM (${movements(question, parameters, until)}) m
      ${joins}
      WHERE true ${where}
    ), steps AS (
      SELECT dims, bucket, sum(after - before) AS minor, sum(is_customer::int - was_customer::int) AS customers, sum((after > 0)::int - (before > 0)::int) AS paying
      FROM m GROUP BY 1, 2
    ), levels AS (
      SELECT p.i, s.dims,
             coalesce(sum(s.minor) FILTER (WHERE s.bucket < p.from_edge), 0)::bigint AS "startMinor", sum(s.minor)::bigint AS "endMinor",
             coalesce(sum(s.customers) FILTER (WHERE s.bucket < p.from_edge), 0)::bigint AS "startCustomers", sum(s.paying)::bigint AS "endCustomers"
      FROM p JOIN steps s ON s.bucket < p.to_edge GROUP BY 1, 2
    ), kinds AS (
      SELECT p.i, m.dims, ${ofKind.join(',')}
      FROM inside p JOIN m USING (bucket) GROUP BY 1, 2
    ), moved AS (
      SELECT DISTINCT ON (p.i, m.account_id) p.i, m.dims, m.after, m.is_customer,
             first_value(m.before) OVER own AS before, first_value(m.was_customer) OVER own AS was_customer
      FROM inside p JOIN m USING (bucket)
      WINDOW own AS (PARTITION BY p.i, m.account_id ORDER BY m.at)
      ORDER BY p.i, m.account_id, m.at DESC
    ), starters AS (
      SELECT i, dims, sum(after - before)::bigint AS changed, sum(greatest(before - after, 0))::bigint AS fallen, count(*) FILTER (WHERE NOT is_customer) AS lost
      FROM moved WHERE was_customer GROUP BY 1, 2
    )
    SELECT l.i::int - 1 AS period, l.dims, l."startMinor", l."endMinor", l."startCustomers", l."endCustomers",
           coalesce(s.lost, 0) AS "lostCustomers", l."startMinor" + coalesce(s.changed, 0) AS "endOfStartersMinor", l."startMinor" - coalesce(s.fallen, 0) AS "keptMinor",
           ${moved.map((column) => `coalesce(k.${column}, 0) AS ${column}`).join(', ')}
    FROM levels l LEFT JOIN kinds k USING (i, dims) LEFT JOIN starters s USING (i, dims)`, parameters.values);
  return rows.map(({ period, dims: of, ...tally }) => ({
    period, dims: of,
    tally: { ...tally, currencyMinor: 0, months: monthsOf(question.periods[period]!), customers: tally.endCustomers, newCustomers: tally.newCount },
  }));
}

/** A month is 1 and a quarter 3, whatever their days; any other range counts its days. */
export function monthsOf(period: { readonly from: string; readonly to: string }): number {
  const grain = calendarGrain(period.from, period.to);
  return grain ? MONTHS_IN[grain] : daysBetween(period.from, period.to) * MONTHS_IN.DAY;
}
