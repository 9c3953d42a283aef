import { ANY_TRAIT, type PaymentsTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { addingRows, addingUp } from './adding-up.js';
import { decimalSum } from './decimal-sum.js';
import { exchangeOf, localDay, ratesTable } from './exchange.js';
import { PAYER } from './id-parts.js';
import { edgesOf, instantPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { split, type Dimension } from './split.js';

/** Payments are made by an account, by a person, or by a person of an account. */
const JOINS = ['LEFT JOIN person pe ON pe.id = x.person_id', 'LEFT JOIN account ac ON ac.id = coalesce(x.account_id, pe.account_id)'];
export const PAYMENT_DIMENSIONS: Readonly<Record<string, Dimension>> = {
  country: { expression: `coalesce(ac.traits->>'country', pe.traits->>'country')`, joins: JOINS },
  plan: { expression: `coalesce(ac.traits->>'plan', pe.traits->>'plan')`, joins: JOINS },
  [ANY_TRAIT]: { expression: (name) => `coalesce(ac.traits->>${name}, pe.traits->>${name})`, joins: JOINS },
};

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly paid: string; readonly paidCount: number; readonly refunded: string; readonly refundedCount: number; readonly net: string }

/** Payments and refunds, those in other currencies at their day's rate, summed exactly: rounded to whole minor units once, at the end. */
export async function countPayments(read: Read, question: TallyQuestion): Promise<Counted<PaymentsTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const exchange = await exchangeOf(read, question);
  const currencies = parameters.add(exchange.currencies);
  const amount = exchange.several ? 'x.amount_minor * coalesce(fx.factor, 1)' : 'x.amount_minor';
  const periods = instantPeriods(question, parameters);
  const { dims, joins, where } = split(question, parameters, PAYMENT_DIMENSIONS, PAYER);
  const of = (kind: string, alias: string): string => `
    trim_scale(coalesce(sum(${amount}) FILTER (WHERE x.kind = '${kind}'), 0))::text AS "${alias}", count(*) FILTER (WHERE x.kind = '${kind}') AS "${alias}Count"`;
  const rows = await read<Row>(`
    ${exchange.several ? `WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)})` : ''}
    SELECT p.i::int - 1 AS period, ${dims} AS dims, ${of('PAYMENT', 'paid')}, ${of('REFUND', 'refunded')},
           trim_scale(sum(CASE x.kind WHEN 'REFUND' THEN -1 ELSE 1 END * ${amount}))::text AS net
    FROM ${periods} JOIN payment x ON x.product_id = ${product} AND x.at >= p.from_at AND x.at < p.to_at AND x.currency = ANY(${currencies}::text[])
    ${exchange.several ? `LEFT JOIN fx ON fx.currency = x.currency AND fx.day = ${localDay('x.at', parameters.add(question.zone))}` : ''}
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: group, paid, paidCount, refunded, refundedCount, net }) => ({
    period, dims: group, ...rounded({ paidMinor: paid, refundedMinor: refunded, netMinor: net }, { paidCount, refundedCount }),
  }));
}

interface ExactSums extends Readonly<Record<string, string>> { readonly paidMinor: string; readonly refundedMinor: string; readonly netMinor: string }

const rounded = (exact: ExactSums, counts: Pick<PaymentsTally, 'paidCount' | 'refundedCount'>): Pick<Counted<PaymentsTally>, 'tally' | 'exact'> => (
  { tally: { paidMinor: roundedMinor(exact.paidMinor), refundedMinor: roundedMinor(exact.refundedMinor), ...counts }, exact });

/** The payments of two kinds of payers, as one: added up exactly, and then rounded. */
export const PAYMENTS_ADDED = addingRows<PaymentsTally>((a, b) => {
  const [one, other] = [a.exact as ExactSums, b.exact as ExactSums];
  const sum = (name: 'paidMinor' | 'refundedMinor' | 'netMinor'): string => decimalSum(one[name], other[name]);
  return {
    ...a, ...rounded({ paidMinor: sum('paidMinor'), refundedMinor: sum('refundedMinor'), netMinor: sum('netMinor') },
      { paidCount: a.tally.paidCount + b.tally.paidCount, refundedCount: a.tally.refundedCount + b.tally.refundedCount }),
  };
});

/** A sum in whole minor units: half a unit and more is one. */
export function roundedMinor(exact: string): number {
  const isNegative = exact.startsWith('-');
  const [whole = '0', fraction = ''] = exact.slice(isNegative ? 1 : 0).split('.');
  return Number(BigInt(whole) + (fraction >= '5' ? 1n : 0n)) * (isNegative ? -1 : 1);
}

/** Who paid in a period, and for whom it was the first payment ever: accounts, or people where the payment names no account. */
export interface PayersTally {
  readonly customers: number;
  readonly newCustomers: number;
}

/** Of payers of two kinds, both: nobody is two payers. */
export const PAYERS_ADDED = addingUp<PayersTally>((a, b) => ({ customers: a.customers + b.customers, newCustomers: a.newCustomers + b.newCustomers }));

/** Customers with a payment above 0, in any currency, also one that no rate is known for. */
export async function countPayers(read: Read, question: TallyQuestion): Promise<Counted<PayersTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const edges = edgesOf(question, parameters);
  const { dims, joins, where } = split({ ...question, groupBy: [] }, parameters, PAYMENT_DIMENSIONS, PAYER);
  // One pass that knows each payer's first payment: a product whose payments were imported a moment ago has no statistics, and joined to itself would take minutes.
  const rows = await read<{ period: number; dims: (string | null)[]; customers: number; newCustomers: number }>(`
    WITH paid AS (
      SELECT ${dims} AS dims, width_bucket(x.at, ${edges.list}) AS bucket, x.account_id IS NULL AS is_person, coalesce(x.account_id, x.person_id) AS payer,
             width_bucket(min(x.at) OVER (PARTITION BY x.account_id IS NULL, coalesce(x.account_id, x.person_id)), ${edges.list}) AS first_bucket
      FROM payment x ${joins} WHERE x.product_id = ${product} AND x.kind = 'PAYMENT' AND x.amount_minor > 0 AND coalesce(x.account_id, x.person_id) IS NOT NULL ${where}
    ), payers AS (SELECT DISTINCT inside.i, paid.dims, paid.is_person, paid.payer, paid.first_bucket FROM ${edges.inside} inside JOIN paid USING (bucket))
    SELECT payers.i::int - 1 AS period, payers.dims, count(*) AS customers, count(*) FILTER (WHERE first_bucket >= (${parameters.add(edges.places.map(([from]) => from))}::int[])[payers.i]) AS "newCustomers"
    FROM payers GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: part, customers, newCustomers }) => ({ period, dims: part, tally: { customers, newCustomers } }));
}
