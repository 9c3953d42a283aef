import { ANY_TRAIT, type PaymentsTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { instantPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { split, type Dimension } from './split.js';

/** Payments are made by an account, by a person, or by a person of an account. */
const JOINS = ['LEFT JOIN person pe ON pe.id = x.person_id', 'LEFT JOIN account ac ON ac.id = coalesce(x.account_id, pe.account_id)'];
export const PAYMENT_DIMENSIONS: Readonly<Record<string, Dimension>> = {
  country: { expression: `coalesce(ac.traits->>'country', pe.traits->>'country')`, joins: JOINS },
  plan: { expression: `coalesce(ac.traits->>'plan', pe.traits->>'plan')`, joins: JOINS },
  [ANY_TRAIT]: { expression: (name) => `coalesce(ac.traits->>${name}, pe.traits->>${name})`, joins: JOINS },
};

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly paid: string; readonly paidCount: number; readonly refunded: string; readonly refundedCount: number }

/** Payments and refunds in the product's currency, summed exactly: rounded to whole minor units once, at the end. */
export async function countPayments(read: Read, question: TallyQuestion): Promise<Counted<PaymentsTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const currency = parameters.add(question.currency);
  const periods = instantPeriods(question, parameters);
  const { dims, joins, where } = split(question, parameters, PAYMENT_DIMENSIONS);
  const of = (kind: string, alias: string): string => `
    trim_scale(coalesce(sum(x.amount_minor) FILTER (WHERE x.kind = '${kind}'), 0))::text AS "${alias}", count(*) FILTER (WHERE x.kind = '${kind}') AS "${alias}Count"`;
  const rows = await read<Row>(`
    SELECT p.i::int - 1 AS period, ${dims} AS dims, ${of('PAYMENT', 'paid')}, ${of('REFUND', 'refunded')}
    FROM ${periods} JOIN payment x ON x.product_id = ${product} AND x.at >= p.from_at AND x.at < p.to_at AND x.currency = ${currency}
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: group, paid, paidCount, refunded, refundedCount }) => ({
    period, dims: group,
    tally: { paidMinor: roundedMinor(paid), paidCount, refundedMinor: roundedMinor(refunded), refundedCount },
    exact: { paidMinor: paid, refundedMinor: refunded },
  }));
}

/** A sum of payments, never negative, in whole minor units: half a unit and more is one. */
function roundedMinor(exact: string): number {
  const [whole = '0', fraction = ''] = exact.split('.');
  return Number(BigInt(whole) + (fraction >= '5' ? 1n : 0n));
}

/** Who paid in a period, and for whom it was the first payment ever: accounts, or people where the payment names no account. */
export interface PayersTally {
  readonly customers: number;
  readonly newCustomers: number;
}

/** Customers with a payment above 0, in any currency. */
export async function countPayers(read: Read, question: TallyQuestion): Promise<Counted<PayersTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = instantPeriods(question, parameters);
  const rows = await read<{ period: number; customers: number; newCustomers: number }>(`
    WITH paid AS NOT MATERIALIZED (
      SELECT at, account_id IS NULL AS is_person, coalesce(account_id, person_id) AS payer
      FROM payment WHERE product_id = ${product} AND kind = 'PAYMENT' AND amount_minor > 0 AND coalesce(account_id, person_id) IS NOT NULL
    ), first AS (SELECT is_person, payer, min(at) AS at FROM paid GROUP BY 1, 2)
    SELECT x.i::int - 1 AS period, count(*) AS customers, count(*) FILTER (WHERE first.at >= x.from_at) AS "newCustomers"
    FROM (SELECT DISTINCT p.i, p.from_at, paid.is_person, paid.payer FROM ${periods} JOIN paid ON paid.at >= p.from_at AND paid.at < p.to_at) x
    JOIN first USING (is_person, payer)
    GROUP BY 1`, parameters.values);
  return rows.map(({ period, customers, newCustomers }) => ({ period, dims: [], tally: { customers, newCustomers } }));
}
