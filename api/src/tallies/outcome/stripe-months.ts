import { startOfLocalDay, type StripeCustomer, type StripeLine, type StripeMonth } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { edge, instantPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';
import { countPaidIn, revenueCurrencies } from './revenue-currencies.js';
import { TallyMemory } from './tally-memory.js';

/** Everything that a comparison with Stripe's report of a month is reckoned from. */
export interface StripeMonthFacts {
  readonly month: StripeMonth;
  readonly customers: readonly StripeCustomer[];
  /** Names of customers by their key. */
  readonly names: ReadonlyMap<string, string>;
  /** Currencies without a rate: left out, with what is paid in them. */
  readonly leftOut: readonly { readonly currency: string; readonly customers: number; readonly mrrMinor: number }[];
}

type Discounts = readonly { readonly percent: number | null; readonly amountMinor: number | null; readonly duration: 'ONCE'; readonly endsAt: string | null }[];
type LineRow = Omit<StripeLine['terms'], 'discounts' | 'discountPercent'> & { readonly account: string; readonly name: string; readonly currency: string; readonly taxMinor: number; readonly discountPercent: string | null; readonly discounts: Discounts | null };

/** The last change of each subscription before an instant, as the replay of an account has it: by instant, then by key. */
const lines = (product: string, workspace: string, until: string): string => `
  SELECT DISTINCT ON (c.account_id, c.source_id, c.subscription) a.key AS account, coalesce(a.name, a.key) AS name, c.currency, c.key, c.subscription, c.at, c.status, c.amount_minor AS "amountMinor", c.quantity,
         c."interval", c.interval_count AS "intervalCount", c.discount_percent AS "discountPercent", c.discount_amount_minor AS "discountAmountMinor", c.discount_duration AS "discountDuration",
         c.discount_ends_at AS "discountEndsAt", c.discounts, c.cancel_at AS "cancelAt", coalesce(c.tax_minor, 0) AS "taxMinor"
  FROM subscription_change c JOIN account a ON a.id = c.account_id
  WHERE c.workspace_id = ${workspace} AND c.product_id = ${product} AND c.at < ${until}
  ORDER BY c.account_id, c.source_id, c.subscription, c.at DESC, c.key COLLATE "C" DESC`;

/** Reads subscriptions as they stood at the end of a month: asked for by a person who compares, and by no page. */
@Injectable()
export class StripeMonths {
  private readonly read: Read;

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** Of the question's one period, a month. */
  async of(question: TallyQuestion): Promise<StripeMonthFacts> {
    return this.memory.get('stripe month', question, () => this.facts(question));
  }

  private async facts(question: TallyQuestion): Promise<StripeMonthFacts> {
    const period = question.periods[0]!;
    const endsAt = new Date(edge(question, period.to));
    const endsAtUtc = new Date(Math.min(startOfLocalDay(period.to, 'UTC'), question.nowMs + 1));
    const [own, utc, usage, currencies] = await Promise.all([this.lines(question, endsAt), this.lines(question, endsAtUtc), this.usage(question), countPaidIn(this.read, question).then((rows) => revenueCurrencies(this.read, question, rows))]);
    const customers = new Map<string, StripeCustomer & { own: StripeLine[]; utc: StripeLine[] }>();
    const names = new Map<string, string>();
    const customerOf = (account: string, currency: string, usageMinor = 0): { own: StripeLine[]; utc: StripeLine[] } => {
      const key = JSON.stringify([account, currency]);
      const known = customers.get(key) ?? { key: account, currency, own: [], utc: [], usageMinor };
      customers.set(key, known);
      return known;
    };
    for (const row of usage) { names.set(row.account, row.name); customerOf(row.account, row.currency, Math.round(Number(row.usage))); }
    for (const [rows, of] of [[own, 'own'], [utc, 'utc']] as const) {
      for (const row of rows) { names.set(row.account, row.name); customerOf(row.account, row.currency)[of].push(lineOf(row)); }
    }
    const rates = new Map(currencies.flatMap(({ currency, rate, counted }) => (counted && rate !== null ? [[currency, rate] as const] : [])));
    return {
      month: { endsAt, endsAtUtc, currency: question.currency, rates }, customers: [...customers.values()], names,
      leftOut: currencies.filter(({ counted, customers: n }) => !counted && n > 0).map(({ currency, customers: n, mrrMinor }) => ({ currency, customers: n, mrrMinor })),
    };
  }

  private async lines(question: TallyQuestion, until: Date): Promise<LineRow[]> {
    const parameters = new Parameters();
    return this.read<LineRow>(lines(parameters.add(question.productId), parameters.add(question.workspaceId), parameters.add(until)), parameters.values);
  }

  private async usage(question: TallyQuestion): Promise<{ account: string; name: string; currency: string; usage: string }[]> {
    const parameters = new Parameters();
    return this.read(`
      SELECT a.key AS account, coalesce(a.name, a.key) AS name, y.currency, sum(y.usage_minor)::text AS usage
      FROM ${instantPeriods(question, parameters)} JOIN payment y ON y.product_id = ${parameters.add(question.productId)} AND y.at >= p.from_at AND y.at < p.to_at
      JOIN account a ON a.id = y.account_id AND a.workspace_id = ${parameters.add(question.workspaceId)}
      WHERE y.kind = 'PAYMENT' AND y.usage_minor > 0 GROUP BY a.id, y.currency`, parameters.values);
  }
}

function lineOf({ account: _account, name: _name, currency: _currency, taxMinor, discountPercent, discounts, ...terms }: LineRow): StripeLine {
  return {
    taxMinor,
    terms: {
      ...terms, discountPercent: discountPercent === null ? null : Number(discountPercent),
      discounts: (discounts ?? []).map((each) => ({ ...each, endsAt: each.endsAt === null ? null : new Date(each.endsAt) })),
    },
  };
}
