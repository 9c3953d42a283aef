import type { OutcomeMetric, OutcomeTallyName } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { BehindOf, BehindSql } from './behind-sql.js';
import { PAYMENT_DIMENSIONS } from './payments.js';
import { edge, instantPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';
import { outlooks } from './revenue-outlook.js';
import { countRevenue, monthsOf, movements } from './revenue.js';
import { accountDimensions, split } from './split.js';

const KIND: Readonly<Record<string, string>> = {
  'revenue.new': 'NEW', 'revenue.expansion': 'EXPANSION', 'revenue.contraction': 'CONTRACTION', 'revenue.churn': 'CHURN', 'revenue.reactivation': 'REACTIVATION',
};

/** What each customer is in a number, from how it stood at the start and at the end; null leaves the customer out. */
interface Parts { readonly numerator: string; readonly denominator: string; readonly of: string }
const STARTER = 's.was_customer';
const PAYING = 's.end_minor > 0';
const PARTS: Readonly<Record<string, Parts>> = {
  'revenue.mrr': { numerator: 's.end_minor', denominator: 'NULL', of: PAYING },
  'revenue.arr': { numerator: '12 * s.end_minor', denominator: 'NULL', of: PAYING },
  'revenue.nrr': { numerator: 's.end_minor', denominator: 's.start_minor', of: STARTER },
  'revenue.grr': { numerator: 'least(s.start_minor, s.end_minor)', denominator: 's.start_minor', of: STARTER },
  'revenue.customer_churn': { numerator: '(NOT s.is_customer)::int', denominator: '1', of: STARTER },
  'revenue.arpa': { numerator: 's.end_minor', denominator: '1', of: PAYING },
  'revenue.ltv': { numerator: 's.end_minor', denominator: `(${STARTER} AND NOT s.is_customer)::int`, of: `${PAYING} OR ${STARTER}` },
  'revenue.paying_customers': { numerator: '1', denominator: 'NULL', of: PAYING },
  'revenue.new_paying_customers': { numerator: '1', denominator: 'NULL', of: 's.is_new' },
};

const ACCOUNT = `ac.key, coalesce(ac.name, ac.key) AS label`;

const OTHER_CURRENCY = (question: TallyQuestion, parameters: Parameters, from: string): string => `
  SELECT x.key, x.key AS label, 'In ' || x.currency || ', not in the product''s currency.' AS reason
  FROM (${from}) x WHERE x.currency <> ${parameters.add(question.currency)}`;

async function customers(metric: OutcomeMetric, question: TallyQuestion, read: Read): Promise<BehindSql | null> {
  const parts = PARTS[metric.key];
  if (!parts) return null;
  const parameters = new Parameters();
  const period = question.periods[0]!;
  const from = parameters.add(new Date(edge(question, period.from)));
  const to = parameters.add(new Date(edge(question, period.to)));
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('m.account_id'));
  const rows = `
    SELECT ${ACCOUNT}, ac.traits->>'plan' AS detail, s.at, ${parts.numerator} AS numerator, ${parts.denominator}::numeric AS denominator
    FROM (SELECT m.account_id, max(m.at) AS at,
                 coalesce((array_agg(m.after ORDER BY m.at DESC) FILTER (WHERE m.at < ${from}))[1], 0) AS start_minor,
                 coalesce((array_agg(m.is_customer ORDER BY m.at DESC) FILTER (WHERE m.at < ${from}))[1], false) AS was_customer,
                 (array_agg(m.after ORDER BY m.at DESC))[1] AS end_minor, (array_agg(m.is_customer ORDER BY m.at DESC))[1] AS is_customer,
                 bool_or(m.kind = 'NEW' AND m.at >= ${from}) AS is_new
          FROM (${movements(question, parameters, to)}) m ${joins} WHERE true ${where} GROUP BY 1) s
    JOIN account ac ON ac.id = s.account_id
    WHERE ${parts.of}`;
  const leftOutParameters = new Parameters();
  const leftOut = OTHER_CURRENCY(question, leftOutParameters, `
    SELECT DISTINCT a.key, m.currency FROM mrr_movement m JOIN account a ON a.id = m.account_id
    WHERE m.product_id = ${leftOutParameters.add(question.productId)} AND m.at < ${leftOutParameters.add(new Date(edge(question, period.to)))}`);
  return { parameters, rows, leftOut, leftOutParameters, ...(metric.key === 'revenue.ltv' ? await lifetime(question, read) : {}) };
}

/** LTV's parts are an average and a rate: each customer's share of them. */
async function lifetime(question: TallyQuestion, read: Read): Promise<Pick<BehindSql, 'numeratorBy' | 'denominatorBy'>> {
  const [counted] = await countRevenue(read, { ...question, groupBy: [] });
  return { numeratorBy: [counted?.tally.endCustomers ?? 0], denominatorBy: [counted?.tally.startCustomers ?? 0, monthsOf(question.periods[0]!)] };
}

const moved: BehindOf = (metric, question) => {
  const parameters = new Parameters();
  const period = question.periods[0]!;
  const from = parameters.add(new Date(edge(question, period.from)));
  const to = parameters.add(new Date(edge(question, period.to)));
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('m.account_id'));
  const rows = `
    SELECT own.key, coalesce(own.name, own.key) AS label, m.note AS detail, m.at, m.amount_minor AS numerator, NULL::numeric AS denominator
    FROM (${movements(question, parameters, to)}) m JOIN account own ON own.id = m.account_id ${joins}
    WHERE m.at >= ${from} AND m.kind = ${parameters.add(KIND[metric.key])} ${where}`;
  const leftOutParameters = new Parameters();
  const leftOut = OTHER_CURRENCY(question, leftOutParameters, `
    SELECT a.key, m.currency FROM ${instantPeriods(question, leftOutParameters)}
    JOIN mrr_movement m ON m.product_id = ${leftOutParameters.add(question.productId)} AND m.at >= p.from_at AND m.at < p.to_at JOIN account a ON a.id = m.account_id`);
  return { parameters, rows, leftOut, leftOutParameters };
};

const paid: BehindOf = (metric, question) => {
  const kind = metric.key === 'revenue.refunds' ? 'REFUND' : 'PAYMENT';
  const of = (parameters: Parameters): string => `${instantPeriods(question, parameters)}
    JOIN payment x ON x.product_id = ${parameters.add(question.productId)} AND x.at >= p.from_at AND x.at < p.to_at AND x.kind = ${parameters.add(kind)}`;
  const parameters = new Parameters();
  const { where } = split({ ...question, groupBy: [] }, parameters, PAYMENT_DIMENSIONS);
  const rows = `
    SELECT x.key, coalesce(ac.name, ac.key, pe.traits->>'name', pe.key, x.key) AS label, x.key AS detail, x.at, x.amount_minor AS numerator, NULL::numeric AS denominator
    FROM ${of(parameters)} AND x.currency = ${parameters.add(question.currency)}
    ${PAYMENT_DIMENSIONS['plan']!.joins.join(' ')} WHERE true ${where}`;
  const leftOutParameters = new Parameters();
  return { parameters, rows, leftOutParameters, leftOut: OTHER_CURRENCY(question, leftOutParameters, `SELECT x.key, x.currency FROM ${of(leftOutParameters)}`) };
};

/** Customers of whose MRR a part may go: their last row before the end of the period. */
const endangered: BehindOf = (metric, question) => {
  const amount = metric.key === 'revenue.at_risk' ? 'at_risk' : 'scheduled';
  const parameters = new Parameters();
  const to = parameters.add(new Date(edge(question, question.periods[0]!.to)));
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('o.account_id'));
  const rows = `
    SELECT own.key, coalesce(own.name, own.key) AS label, own.traits->>'plan' AS detail, o.at, o.${amount} AS numerator, NULL::numeric AS denominator
    FROM (SELECT DISTINCT ON (account_id) * FROM (${outlooks(question, parameters, to)}) x ORDER BY account_id, at DESC) o
    JOIN account own ON own.id = o.account_id ${joins}
    WHERE o.${amount} > 0 ${where}`;
  return { parameters, rows };
};

/** The customers, movements and payments behind revenue. */
export const revenueBehind: Partial<Record<OutcomeTallyName, BehindOf>> = {
  'revenue-cohort': customers,
  'paying-customers': customers,
  'revenue-movements': moved,
  'revenue-outlook': endangered,
  payments: paid,
};
