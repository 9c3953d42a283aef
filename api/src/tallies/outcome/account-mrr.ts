import type { TallyQuestion } from '../answer.js';
import { converted, edgeDay, exchangeOf, ratesTable, type Exchange } from './exchange.js';
import { edge } from './periods.js';
import type { Parameters, Read } from './read.js';

const NOW = '9999-12-31';

/** What an account pays a month as of now, for statements about a question's product. */
export interface AccountMrr {
  /** The first of the statement's common table expressions, with its comma: what a minor unit of each foreign currency is now. Nothing where all is paid in one. */
  readonly rates: string;
  /** A subquery: what an account pays, in minor units of the product's currency; null where it never paid in a currency that counts. */
  of(accountId: string): string;
}

/** The same rule as MRR's: each currency that a rate is known for, valued at the rate of the day and rounded by itself; what has no rate is left out. */
export async function accountMrr(read: Read, question: TallyQuestion, parameters: Parameters): Promise<AccountMrr> {
  const exchange = await exchangeOf(read, question);
  const now = edge(question, NOW);
  const [currencies, until] = [parameters.add(exchange.currencies), parameters.add(new Date(now))];
  const last = (accountId: string): string => `
    SELECT DISTINCT ON (m.currency) m.currency, m.mrr_after_minor AS minor FROM mrr_movement m
    WHERE m.account_id = ${accountId} AND m.currency = ANY(${currencies}::text[]) AND m.at < ${until} ORDER BY m.currency, m.at DESC`;
  if (!exchange.several) return { rates: '', of: (accountId) => `(SELECT own.minor FROM (${last(accountId)}) own)` };
  return {
    rates: ratesNow(question, exchange, parameters, edgeDay(question, now)),
    of: (accountId) => `(SELECT sum(${converted('own.minor', 'fx.factor')})::bigint FROM (${last(accountId)}) own LEFT JOIN rate_now fx ON fx.currency = own.currency)`,
  };
}

const ratesNow = (question: TallyQuestion, exchange: Exchange, parameters: Parameters, day: string): string => `
  rate_now AS MATERIALIZED (SELECT fx.currency, fx.factor FROM (${ratesTable(question, exchange, parameters)}) fx WHERE fx.day = ${parameters.add(day)}::date),`;
