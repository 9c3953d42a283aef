import type { OutcomeTallyName } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { BehindOf, BehindSql } from './behind-sql.js';
import { PAYMENT_DIMENSIONS } from './payments.js';
import { converted, edgeDay, exchangeOf, localDay, ratesTable, type Exchange } from './exchange.js';
import { edge, instantPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';
import { outlooks } from './revenue-outlook.js';
import { countRevenue, monthsOf, movements } from './revenue.js';
import { accountDimensions, split } from './split.js';

const KIND: Readonly<Record<string, string>> = {
  'revenue.new': 'NEW', 'revenue.expansion': 'EXPANSION', 'revenue.contraction': 'CONTRACTION', 'revenue.churn': 'CHURN', 'revenue.reactivation': 'REACTIVATION',
};

/** What each customer is in a number, from how it stood at the start and at the end; `end_at_start` is the end at the rates of the start. Null leaves the customer out. */
interface Parts { readonly numerator: string; readonly denominator: string; readonly of: string }
const STARTER = 's.was_customer';
const PAYING = 's.end_minor > 0';
const KEPT = 'least(s.start_minor, s.end_at_start)';
const PARTS: Readonly<Record<string, Parts>> = {
  'revenue.mrr': { numerator: 's.end_minor', denominator: 'NULL', of: PAYING },
  'revenue.arr': { numerator: '12 * s.end_minor', denominator: 'NULL', of: PAYING },
  'revenue.nrr': { numerator: 's.end_at_start', denominator: 's.start_minor', of: STARTER },
  'revenue.grr': { numerator: KEPT, denominator: 's.start_minor', of: STARTER },
  'revenue.gross_churn': { numerator: `s.start_minor - ${KEPT}`, denominator: 's.start_minor', of: STARTER },
  'revenue.customer_churn': { numerator: '(NOT s.is_customer)::int', denominator: '1', of: STARTER },
  'revenue.arpa': { numerator: 's.end_minor', denominator: '1', of: PAYING },
  'revenue.ltv': { numerator: 's.end_minor', denominator: `(${STARTER} AND NOT s.is_customer)::int`, of: `${PAYING} OR ${STARTER}` },
  'revenue.paying_customers': { numerator: '1', denominator: 'NULL', of: PAYING },
  'revenue.new_paying_customers': { numerator: '1', denominator: 'NULL', of: 's.is_new' },
  'revenue.quick_ratio': { numerator: 's.gained', denominator: 's.lost', of: 's.gained > 0 OR s.lost > 0' },
  'revenue.currency': { numerator: 's.end_minor - s.start_minor - s.gained + s.lost', denominator: 'NULL', of: 's.end_minor - s.start_minor - s.gained + s.lost <> 0' },
};

const ACCOUNT = `ac.key, coalesce(ac.name, ac.key) AS label`;

const OTHER_CURRENCY = ({ currencies }: Exchange, parameters: Parameters, from: string): string => `
  SELECT x.key, x.key AS label, 'In ' || x.currency || ', for which no rate of exchange is known. Send rates to have it counted.' AS reason
  FROM (${from}) x WHERE x.currency <> ALL(${parameters.add(currencies)}::text[])`;

/** Each customer's part, over all its currencies, of the movements up to the period's end. */
const customers: BehindOf = async (metric, question, read) => {
  const parts = PARTS[metric.key];
  if (!parts) return null;
  const exchange = await exchangeOf(read, question);
  const parameters = new Parameters();
  const period = question.periods[0]!;
  const [fromMs, toMs] = [edge(question, period.from), edge(question, period.to)];
  const [from, to] = [parameters.add(new Date(fromMs)), parameters.add(new Date(toMs))];
  const [own, zone] = [parameters.add(question.currency), parameters.add(question.zone)];
  const [startDay, endDay] = [`${parameters.add(edgeDay(question, fromMs))}::date`, `${parameters.add(edgeDay(question, toMs))}::date`];
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('m.account_id'));
  const rate = (alias: string, day: string): string => `LEFT JOIN fx ${alias} ON ${alias}.currency = m.currency AND ${alias}.day = ${day}`;
  const rising = `m.kind IN ('NEW', 'EXPANSION', 'REACTIVATION')`;
  const change = `abs(${converted('m.after', 'f.factor')} - ${converted('m.before', 'f.factor')})`;
  const rows = `
    WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)}),
    m AS (SELECT m.*, ${change} AS moved FROM (${movements(question, parameters, to, exchange)}) m ${rate('f', localDay('m.at', zone))} ${joins} WHERE true ${where}),
    parts AS (
      SELECT m.account_id, m.currency, max(m.at) AS at, coalesce((array_agg(m.after ORDER BY m.at DESC) FILTER (WHERE m.at < ${from}))[1], 0) AS start_minor, (array_agg(m.after ORDER BY m.at DESC))[1] AS end_minor,
             coalesce(sum(m.moved) FILTER (WHERE m.at >= ${from} AND ${rising}), 0) AS gained, coalesce(sum(m.moved) FILTER (WHERE m.at >= ${from} AND NOT ${rising}), 0) AS lost
      FROM m GROUP BY 1, 2
    ), stood AS (
      SELECT account_id, coalesce((array_agg(is_customer ORDER BY at DESC, currency DESC) FILTER (WHERE at < ${from}))[1], false) AS was_customer,
             (array_agg(is_customer ORDER BY at DESC, currency DESC))[1] AS is_customer, bool_or(kind = 'NEW' AND at >= ${from}) AS is_new
      FROM m GROUP BY 1
    ), s AS (
      SELECT m.account_id, max(m.at) AS at, sum(${converted('m.start_minor', 'b.factor')}) AS start_minor, sum(${converted('m.end_minor', 'e.factor')}) AS end_minor,
             sum(${converted('m.end_minor', 'b.factor')}) AS end_at_start, sum(m.gained) AS gained, sum(m.lost) AS lost,
             string_agg(DISTINCT 'in ' || m.currency, ', ') FILTER (WHERE m.currency <> ${own}) AS abroad
      FROM parts m ${rate('b', startDay)} ${rate('e', endDay)} GROUP BY 1
    )
    SELECT ${ACCOUNT}, nullif(concat_ws(', ', ac.traits->>'plan', s.abroad), '') AS detail, s.at, ${parts.numerator} AS numerator, ${parts.denominator}::numeric AS denominator
    FROM s JOIN stood USING (account_id) JOIN account ac ON ac.id = s.account_id
    WHERE ${parts.of}`.replaceAll(/\bs\.(was_customer|is_customer|is_new)\b/g, 'stood.$1');
  const leftOutParameters = new Parameters();
  const leftOut = OTHER_CURRENCY(exchange, leftOutParameters, `
    SELECT DISTINCT a.key, m.currency FROM mrr_movement m JOIN account a ON a.id = m.account_id
    WHERE m.product_id = ${leftOutParameters.add(question.productId)} AND m.at < ${leftOutParameters.add(new Date(toMs))}`);
  return { parameters, rows, leftOut, leftOutParameters, ...(metric.key === 'revenue.ltv' ? await lifetime(question, read) : {}) };
};

/** LTV's parts are an average and a rate: each customer's share of them. */
async function lifetime(question: TallyQuestion, read: Read): Promise<Pick<BehindSql, 'numeratorBy' | 'denominatorBy'>> {
  const [counted] = await countRevenue(read, { ...question, groupBy: [] });
  return { numeratorBy: [counted?.tally.endCustomers ?? 0], denominatorBy: [counted?.tally.startCustomers ?? 0, monthsOf(question.periods[0]!)] };
}

const moved: BehindOf = async (metric, question, read) => {
  const kind = KIND[metric.key];
  if (!kind) return customers(metric, question, read);
  const exchange = await exchangeOf(read, question);
  const parameters = new Parameters();
  const period = question.periods[0]!;
  const from = parameters.add(new Date(edge(question, period.from)));
  const to = parameters.add(new Date(edge(question, period.to)));
  const [own, zone] = [parameters.add(question.currency), parameters.add(question.zone)];
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('m.account_id'));
  const rows = `
    WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)})
    SELECT own.key, coalesce(own.name, own.key) AS label, nullif(concat_ws(', ', m.note, CASE WHEN m.currency <> ${own} THEN 'in ' || m.currency END), '') AS detail, m.at,
           abs(${converted('m.after', 'fx.factor')} - ${converted('m.before', 'fx.factor')}) AS numerator, NULL::numeric AS denominator
    FROM (${movements(question, parameters, to, exchange)}) m JOIN account own ON own.id = m.account_id ${joins}
    LEFT JOIN fx ON fx.currency = m.currency AND fx.day = ${localDay('m.at', zone)}
    WHERE m.at >= ${from} AND m.kind = ${parameters.add(kind)} ${where}`;
  const leftOutParameters = new Parameters();
  const leftOut = OTHER_CURRENCY(exchange, leftOutParameters, `
    SELECT a.key, m.currency FROM ${instantPeriods(question, leftOutParameters)}
    JOIN mrr_movement m ON m.product_id = ${leftOutParameters.add(question.productId)} AND m.at >= p.from_at AND m.at < p.to_at JOIN account a ON a.id = m.account_id`);
  return { parameters, rows, leftOut, leftOutParameters };
};

const PAID: Readonly<Record<string, readonly string[]>> = { 'revenue.payments': ['PAYMENT'], 'revenue.refunds': ['REFUND'], 'revenue.net_payments': ['PAYMENT', 'REFUND'] };

const paid: BehindOf = async (metric, question, read) => {
  const exchange = await exchangeOf(read, question);
  const of = (parameters: Parameters): string => `${instantPeriods(question, parameters)}
    JOIN payment x ON x.product_id = ${parameters.add(question.productId)} AND x.at >= p.from_at AND x.at < p.to_at AND x.kind = ANY(${parameters.add(PAID[metric.key])}::text[])`;
  const parameters = new Parameters();
  const { where } = split({ ...question, groupBy: [] }, parameters, PAYMENT_DIMENSIONS);
  const sign = metric.key === 'revenue.net_payments' ? `CASE WHEN x.kind = 'REFUND' THEN -1 ELSE 1 END *` : '';
  const [own, zone] = [parameters.add(question.currency), parameters.add(question.zone)];
  const rows = `
    WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)})
    SELECT x.key, pe.key AS person, coalesce(ac.name, ac.key, pe.traits->>'name', pe.key, x.key) AS label, concat_ws(', ', x.key, CASE WHEN x.currency <> ${own} THEN 'in ' || x.currency END) AS detail, x.at,
           trim_scale(${sign} x.amount_minor * coalesce(fx.factor, 1)) AS numerator, NULL::numeric AS denominator
    FROM ${of(parameters)} AND x.currency = ANY(${parameters.add(exchange.currencies)}::text[])
    LEFT JOIN fx ON fx.currency = x.currency AND fx.day = ${localDay('x.at', zone)}
    ${PAYMENT_DIMENSIONS['plan']!.joins.join(' ')} WHERE true ${where}`;
  const leftOutParameters = new Parameters();
  return { parameters, rows, leftOutParameters, leftOut: OTHER_CURRENCY(exchange, leftOutParameters, `SELECT x.key, x.currency FROM ${of(leftOutParameters)}`) };
};

/** Customers of whose MRR a part may go: the last row of each of their currencies before the end of the period, valued by that day's rate. */
const endangered: BehindOf = async (metric, question, read) => {
  const amount = metric.key === 'revenue.at_risk' ? 'at_risk' : 'scheduled';
  const exchange = await exchangeOf(read, question);
  const parameters = new Parameters();
  const end = edge(question, question.periods[0]!.to);
  const to = parameters.add(new Date(end));
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('o.account_id'));
  const rows = `
    SELECT own.key, coalesce(own.name, own.key) AS label, own.traits->>'plan' AS detail, max(o.at) AS at, sum(${converted(`o.${amount}`, 'fx.factor')}) AS numerator, NULL::numeric AS denominator
    FROM (SELECT DISTINCT ON (account_id, currency) * FROM (${outlooks(question, parameters, to, exchange)}) x ORDER BY account_id, currency, at DESC) o
    LEFT JOIN (${ratesTable(question, exchange, parameters)}) fx ON fx.currency = o.currency AND fx.day = ${parameters.add(edgeDay(question, end))}::date
    JOIN account own ON own.id = o.account_id ${joins}
    WHERE o.${amount} > 0 ${where}
    GROUP BY own.id`;
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
