import type { TallyQuestion } from '../answer.js';
import type { AddingUp } from './adding-up.js';
import { decimalSum } from './decimal-sum.js';
import { edgeDay, foreignCurrencies, ratesTable } from './exchange.js';
import { PAYER } from './id-parts.js';
import { edge } from './periods.js';
import { Parameters, type Read } from './read.js';
import { accountDimensions, split } from './split.js';

/** What is paid in one currency, in its own minor units: MRR at the end of the period, payments within it. */
export interface CurrencyRow {
  readonly currency: string;
  readonly own: boolean;
  /** Whether it is part of the product's figures. */
  readonly counted: boolean;
  readonly customers: number;
  readonly mrrMinor: number;
  readonly payments: number;
  /** Exact decimal text. */
  readonly paid: string;
  readonly refunded: string;
  /** What a unit of it is in the product's currency on the period's last day, and on which day that was said; null: its own, or not known. */
  readonly rate: string | null;
  readonly rateDay: string | null;
  /** The day of the first rate: before it, that one is taken. */
  readonly firstRateDay: string | null;
}

/** What is paid in a currency by itself. */
export interface PaidIn extends Pick<CurrencyRow, 'currency' | 'customers' | 'mrrMinor' | 'payments' | 'paid' | 'refunded'> {
  readonly dims: readonly (string | null)[];
}

/** Of customers of two kinds, what both pay. */
export const CURRENCIES_ADDED: AddingUp<PaidIn> = {
  together(rows) {
    const sums = new Map<string, PaidIn>();
    for (const row of rows) {
      const known = sums.get(row.currency);
      sums.set(row.currency, known ? {
        ...known, customers: known.customers + row.customers, mrrMinor: known.mrrMinor + row.mrrMinor, payments: known.payments + row.payments,
        paid: decimalSum(known.paid, row.paid), refunded: decimalSum(known.refunded, row.refunded),
      } : row);
    }
    return [...sums.values()];
  },
};

/** What is paid in each currency over the question's one period, by the customers of each part. */
export async function countPaidIn(read: Read, question: TallyQuestion): Promise<PaidIn[]> {
  const period = question.periods[0]!;
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const [from, to] = [parameters.add(new Date(edge(question, period.from))), parameters.add(new Date(edge(question, period.to)))];
  const asked = { ...question, groupBy: [] };
  const paying = split(asked, parameters, accountDimensions('m.account_id'), 'm.account_id');
  const paid = split(asked, parameters, accountDimensions('m.account_id'), 'm.payer');
  return read<PaidIn>(`
    SELECT dims, currency, coalesce(m.customers, 0) AS customers, coalesce(m.minor, 0)::bigint AS "mrrMinor", coalesce(p.payments, 0) AS payments, coalesce(p.paid, 0)::text AS paid, coalesce(p.refunded, 0)::text AS refunded
    FROM (SELECT m.currency, ${paying.dims} AS dims, count(*)::int AS customers, sum(m.minor) AS minor
          FROM (SELECT DISTINCT ON (account_id, currency) account_id, currency, mrr_after_minor AS minor FROM mrr_movement WHERE product_id = ${product} AND at < ${to} ORDER BY account_id, currency, at DESC) m
          ${paying.joins} WHERE m.minor > 0 ${paying.where} GROUP BY 1, 2) m
    FULL JOIN (SELECT m.currency, ${paid.dims} AS dims, count(*) FILTER (WHERE m.kind = 'PAYMENT')::int AS payments, trim_scale(sum(m.amount_minor) FILTER (WHERE m.kind = 'PAYMENT')) AS paid, trim_scale(sum(m.amount_minor) FILTER (WHERE m.kind = 'REFUND')) AS refunded
               FROM (SELECT currency, kind, amount_minor, ${PAYER} AS payer, coalesce(x.account_id, (SELECT pe.account_id FROM person pe WHERE pe.id = x.person_id)) AS account_id
                     FROM payment x WHERE product_id = ${product} AND at >= ${from} AND at < ${to}) m
               ${paid.joins} WHERE true ${paid.where} GROUP BY 1, 2) p USING (currency, dims)`, parameters.values);
}

/** All currencies that the product is or was paid in, its own first; `rows` says what is paid in each. */
export async function revenueCurrencies(read: Read, question: TallyQuestion, rows: readonly PaidIn[]): Promise<CurrencyRow[]> {
  const period = question.periods[0]!;
  const foreign = await foreignCurrencies(read, question);
  const rates = await ratesOn(read, question, foreign.filter(({ rated }) => rated).map(({ currency }) => currency), edgeDay(question, edge(question, period.to)));
  const found = new Map(rows.map(({ dims: _, ...row }) => [row.currency, row]));
  const nothing = { customers: 0, mrrMinor: 0, payments: 0, paid: '0', refunded: '0' };
  return [{ currency: question.currency, rated: true, own: true }, ...foreign.map((each) => ({ ...each, own: false }))].map(({ currency, rated, own }) => ({
    ...nothing, ...found.get(currency), currency, own, counted: rated,
    ...(rates.find((rate) => rate.currency === currency) ?? { rate: null, rateDay: null, firstRateDay: null }),
  }));
}

interface RateRow { readonly currency: string; readonly rate: string; readonly rateDay: string | null; readonly firstRateDay: string | null }

async function ratesOn(read: Read, question: TallyQuestion, currencies: readonly string[], day: string): Promise<RateRow[]> {
  if (currencies.length === 0) return [];
  const parameters = new Parameters();
  const said = parameters.add(question.productId);
  return read<RateRow>(`
    SELECT fx.currency, trim_scale(fx.factor)::text AS rate,
           (SELECT max(r.day)::text FROM exchange_rate r WHERE r.product_id = ${said} AND fx.currency IN (r.from_currency, r.to_currency) AND r.day <= fx.day) AS "rateDay",
           (SELECT min(r.day)::text FROM exchange_rate r WHERE r.product_id = ${said} AND fx.currency IN (r.from_currency, r.to_currency)) AS "firstRateDay"
    FROM (${ratesTable(question, { currencies: [question.currency, ...currencies], several: true }, parameters, 'units')}) fx
    WHERE fx.day = ${parameters.add(day)}::date`, parameters.values);
}
