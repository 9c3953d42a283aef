import { MONTHS_IN, daysBetween, movementSum, type PayingCustomersTally, type RevenueCohortTally, type RevenueMovementsTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';
import { converted, edgeDay, exchangeOf, localDay, ratesTable, type Exchange } from './exchange.js';
import { calendarGrain, edgesOf } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { accountDimensions, split } from './split.js';

/** Everything that the movements of recurring revenue say about one period and group: three tallies read it. */
export interface RevenueTally extends RevenueCohortTally, Omit<RevenueMovementsTally, 'startMinor' | 'endMinor'>, PayingCustomersTally {}

type Row = Record<keyof Omit<RevenueTally, 'months' | 'customers' | 'newCustomers' | 'currencyMinor'>, number> & { readonly period: number; readonly dims: (string | null)[] };

const KINDS = { new: 'NEW', expansion: 'EXPANSION', contraction: 'CONTRACTION', churn: 'CHURN', reactivation: 'REACTIVATION' } as const;

/**
 * Movements in the currencies that can be counted, each in its own, with how the customer stood before: `m (account_id, currency, at, kind, amount_minor, note,
 * after, before, is_customer, was_customer, total)`. `after` and `before` are of the movement's currency, `total` is over all of them (a sum that says only
 * whether anything is paid); being a customer is over all of them too.
 */
export function movements(question: TallyQuestion, parameters: Parameters, until: string, { currencies, several }: Exchange): string {
  const customer = several ? 'customer' : 'own';
  const rows = `
    SELECT account_id, currency, at, kind, amount_minor, note, mrr_after_minor AS after, kind <> 'CHURN' AS is_customer,
           lag(mrr_after_minor, 1, 0::bigint) OVER own AS before, coalesce(lag(kind) OVER ${customer} <> 'CHURN', false) AS was_customer
    FROM mrr_movement
    WHERE product_id = ${parameters.add(question.productId)} AND currency = ANY(${parameters.add(currencies)}::text[]) AND at < ${until}
    WINDOW own AS (PARTITION BY account_id, currency ORDER BY at)${several ? ', customer AS (PARTITION BY account_id ORDER BY at, currency)' : ''}`;
  return `SELECT x.*, ${several ? 'sum(after - before) OVER (PARTITION BY account_id ORDER BY at, currency)' : 'after'} AS total FROM (${rows}) x`;
}

/**
 * Levels are running sums of changes: of MRR, of customers, of customers who pay. So one pass over the movements, gathered
 * between the edges of the periods, gives every period's start and end. What the customers of a start did in a period is read
 * off the customers who moved in it; all others stayed as they were. Money in another currency has another worth at each edge: customers are counted
 * by what they pay in it, and each such amount is valued at each edge.
 */
export async function countRevenue(read: Read, question: TallyQuestion): Promise<Counted<RevenueTally>[]> {
  if (question.periods.length === 0) return [];
  const parameters = new Parameters();
  const exchange = await exchangeOf(read, question);
  const edges = edgesOf(question, parameters);
  const until = parameters.add(new Date(edges.instants.at(-1)!));
  const from = parameters.add(edges.places.map(([at]) => at));
  const to = parameters.add(edges.places.map(([, at]) => at));
  const { dims, joins, where } = split(question, parameters, accountDimensions('m.account_id'), 'm.account_id');
  const own = parameters.add(question.currency);
  const edgeDays = parameters.add(edges.instants.map((at) => edgeDay(question, at)));
  const ofKind = Object.entries(KINDS).map(([name, kind]) => `
      coalesce(sum(moved) FILTER (WHERE kind = '${kind}'), 0)::bigint AS "${name}Minor", count(*) FILTER (WHERE kind = '${kind}'${kind === 'NEW' ? ' AND NOT was_customer' : ''}) AS "${name}Count"`);
  const moved = Object.keys(KINDS).flatMap((name) => [`"${name}Minor"`, `"${name}Count"`]);
  const rows = await read<Row>(`
    WITH p AS (SELECT * FROM unnest(${from}::int[], ${to}::int[]) WITH ORDINALITY AS p (from_edge, to_edge, i)),
    edge AS (SELECT * FROM unnest(${edgeDays}::date[]) WITH ORDINALITY AS edge (day, place)),
    fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)}),
    inside AS (SELECT x.*, edge.day AS start_day FROM ${edges.inside} x JOIN p USING (i) JOIN edge ON edge.place = p.from_edge),
    m AS MATERIALIZED (
      SELECT m.*, ${dims} AS dims, width_bucket(m.at, ${edges.list}) AS bucket,
             ${exchange.several ? `abs(${converted('m.after', 'fx.factor')} - ${converted('m.before', 'fx.factor')})` : 'm.amount_minor'} AS moved
      FROM (${movements(question, parameters, until, exchange)}) m
      ${joins}
      ${exchange.several ? `LEFT JOIN fx ON fx.currency = m.currency AND fx.day = ${localDay('m.at', parameters.add(question.zone))}` : ''}
      WHERE true ${where}
    ), steps AS (
      SELECT dims, bucket, coalesce(sum(after - before) FILTER (WHERE currency = ${own}), 0) AS minor, sum(is_customer::int - was_customer::int) AS customers,
             sum((total > 0)::int - (total - after + before > 0)::int) AS paying
      FROM m GROUP BY 1, 2
    ), paying AS (
      SELECT m.dims, m.bucket, m.currency, x.minor, sum(x.n) AS n
      FROM m CROSS JOIN LATERAL (VALUES (m.after, 1), (m.before, -1)) x (minor, n) WHERE ${exchange.several} AND m.currency <> ${own} AND x.minor > 0 GROUP BY 1, 2, 3, 4
    ), abroad AS (
      SELECT edge.place, a.dims, sum(a.n * ${converted('a.minor', 'fx.factor')})::bigint AS minor
      FROM edge JOIN paying a ON a.bucket < edge.place JOIN fx ON fx.currency = a.currency AND fx.day = edge.day GROUP BY 1, 2
    ), levels AS (
      SELECT p.i, p.from_edge, p.to_edge, s.dims,
             coalesce(sum(s.minor) FILTER (WHERE s.bucket < p.from_edge), 0)::bigint AS "startMinor", sum(s.minor)::bigint AS "endMinor",
             coalesce(sum(s.customers) FILTER (WHERE s.bucket < p.from_edge), 0)::bigint AS "startCustomers", sum(s.paying)::bigint AS "endCustomers"
      FROM p JOIN steps s ON s.bucket < p.to_edge GROUP BY 1, 2, 3, 4
    ), kinds AS (
      SELECT p.i, m.dims, ${ofKind.join(',')}
      FROM inside p JOIN m USING (bucket) GROUP BY 1, 2
    ), moved AS (
      SELECT DISTINCT ON (p.i, m.account_id, m.currency) p.i, p.start_day, m.account_id, m.currency, m.dims, m.after,
             first_value(m.before) OVER own AS before, first_value(m.was_customer) OVER customer AS was_customer, last_value(m.is_customer) OVER customer AS is_customer
      FROM inside p JOIN m USING (bucket)
      WINDOW own AS (PARTITION BY p.i, m.account_id, m.currency ORDER BY m.at),
             customer AS (PARTITION BY p.i, m.account_id ORDER BY m.at, m.currency ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
      ORDER BY p.i, m.account_id, m.currency, m.at DESC
    ), customers AS (
      ${exchange.several ? `
      SELECT m.i, m.dims, m.account_id, bool_and(m.is_customer) AS is_customer, sum(${converted('m.after', 'fx.factor')}) AS after, sum(${converted('m.before', 'fx.factor')}) AS before
      FROM moved m LEFT JOIN fx ON fx.currency = m.currency AND fx.day = m.start_day WHERE m.was_customer GROUP BY 1, 2, 3` : 'SELECT i, dims, account_id, is_customer, after, before FROM moved WHERE was_customer'}
    ), starters AS (
      SELECT i, dims, sum(after - before)::bigint AS changed, sum(greatest(before - after, 0))::bigint AS fallen, count(*) FILTER (WHERE NOT is_customer) AS lost
      FROM customers GROUP BY 1, 2
    )
    SELECT l.i::int - 1 AS period, l.dims, (l."startMinor" + coalesce(b.minor, 0)) AS "startMinor", (l."endMinor" + coalesce(e.minor, 0)) AS "endMinor", l."startCustomers", l."endCustomers",
           coalesce(s.lost, 0) AS "lostCustomers", l."startMinor" + coalesce(b.minor, 0) + coalesce(s.changed, 0) AS "endOfStartersMinor",
           l."startMinor" + coalesce(b.minor, 0) - coalesce(s.fallen, 0) AS "keptMinor",
           ${moved.map((column) => `coalesce(k.${column}, 0) AS ${column}`).join(', ')}
    FROM levels l LEFT JOIN kinds k ON k.i = l.i AND k.dims = l.dims LEFT JOIN starters s ON s.i = l.i AND s.dims = l.dims
    LEFT JOIN abroad b ON b.place = l.from_edge AND b.dims = l.dims LEFT JOIN abroad e ON e.place = l.to_edge AND e.dims = l.dims`, parameters.values);
  return rows.map(({ period, dims: of, ...tally }) => {
    const months = monthsOf(question.periods[period]!);
    const movedOnly = { ...tally, currencyMinor: 0, months, customers: tally.endCustomers, newCustomers: tally.newCount };
    return { period, dims: of, tally: { ...movedOnly, currencyMinor: tally.endMinor - movementSum(movedOnly) } };
  });
}

/** A period and group in which no customer is known. */
export const NO_REVENUE: Omit<RevenueTally, 'months'> = {
  startMinor: 0, endMinor: 0, newMinor: 0, expansionMinor: 0, contractionMinor: 0, churnMinor: 0, reactivationMinor: 0, currencyMinor: 0,
  newCount: 0, expansionCount: 0, contractionCount: 0, churnCount: 0, reactivationCount: 0, startCustomers: 0, endCustomers: 0, lostCustomers: 0,
  endOfStartersMinor: 0, keptMinor: 0, customers: 0, newCustomers: 0,
};

const SUMS = Object.keys(NO_REVENUE) as (keyof typeof NO_REVENUE)[];

/** Two groups that have no customer in common, as one: every number of a tally is a sum over customers. */
export function together(a: RevenueTally, b: RevenueTally): RevenueTally {
  const sum = { ...a } as { -readonly [Name in keyof RevenueTally]: number };
  for (const name of SUMS) sum[name] += b[name];
  return sum;
}

export const REVENUE_ADDED = addingUp(together);

/** A month is 1 and a quarter 3, whatever their days; any other range counts its days. */
export function monthsOf(period: { readonly from: string; readonly to: string }): number {
  const grain = calendarGrain(period.from, period.to);
  return grain ? MONTHS_IN[grain] : daysBetween(period.from, period.to) * MONTHS_IN.DAY;
}
