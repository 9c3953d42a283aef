import type { PaymentsTally } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { countPayers, countPayments, PAYERS_ADDED, PAYMENTS_ADDED, type PayersTally } from './payments.js';
import type { Counted, Read } from './read.js';
import { countRevenue, NO_REVENUE, monthsOf, REVENUE_ADDED, type RevenueTally } from './revenue.js';
import { countRevenueCohorts, STEPS_ADDED, type CohortStep } from './revenue-cohort-steps.js';
import { countPaidIn, CURRENCIES_ADDED, revenueCurrencies, type CurrencyRow } from './revenue-currencies.js';
import { TallyMemory } from './tally-memory.js';
import { withTraitValues } from './trait-values.js';

export type PaymentPeriodTally = PaymentsTally & PayersTally & { readonly paidExact: string };

/** A group of customers with what its MRR did in the question's one period. */
export interface SegmentTally {
  /** Null: customers without a value. */
  readonly value: string | null;
  readonly tally: RevenueTally;
}

/** A trait that accounts have: how many accounts, and how many different values. */
export interface AccountTrait {
  readonly name: string;
  readonly accounts: number;
  readonly values: number;
}

const TRAITS = `
  SELECT t.key AS name, count(*)::int AS accounts, count(DISTINCT t.value)::int AS values
  FROM account a CROSS JOIN LATERAL jsonb_each_text(a.traits) t
  WHERE a.workspace_id = $1 AND a.product_id = $2 AND t.value IS NOT NULL
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`;

/** Revenue's tallies that a page shows as tables. */
@Injectable()
export class RevenueTables {
  private readonly read: Read;

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** The movements of recurring revenue, one row a period. */
  async movements(asked: TallyQuestion): Promise<RevenueTally[]> {
    const question = await withTraitValues(this.read, this.memory, asked);
    const counted = await this.memory.sum('revenue', question, (part) => countRevenue(this.read, part), REVENUE_ADDED, { on: 'money', by: 'account' });
    return question.periods.map((each, period) => of(counted, period) ?? { ...NO_REVENUE, months: monthsOf(each) });
  }

  /** The movements of the question's one period by the values of one dimension. */
  async segments(asked: TallyQuestion): Promise<SegmentTally[]> {
    const question = await withTraitValues(this.read, this.memory, asked);
    const counted = await this.memory.sum('revenue', question, (part) => countRevenue(this.read, part), REVENUE_ADDED, { on: 'money', by: 'account' });
    return counted.filter(({ period }) => period === 0).map(({ dims, tally }) => ({ value: dims[0] ?? null, tally }));
  }

  /** Payments with who paid, one row a period. */
  async payments(asked: TallyQuestion): Promise<PaymentPeriodTally[]> {
    const question = await withTraitValues(this.read, this.memory, asked);
    const [payments, payers] = await Promise.all([
      this.memory.sum('payments', question, (part) => countPayments(this.read, part), PAYMENTS_ADDED, { on: 'money' }),
      this.memory.sum('payers', question, (part) => countPayers(this.read, part), PAYERS_ADDED, { on: 'money' }),
    ]);
    return question.periods.map((_, period) => ({
      paidMinor: 0, paidCount: 0, refundedMinor: 0, refundedCount: 0, customers: 0, newCustomers: 0,
      ...of(payments, period), ...of(payers, period),
      paidExact: payments.find((each) => each.period === period)?.exact?.['paidMinor'] ?? '0',
    }));
  }

  /** What customers who began in each of the question's periods (months that follow each other) gained and lost in each of them. */
  async cohorts(asked: TallyQuestion): Promise<CohortStep[]> {
    const question = await withTraitValues(this.read, this.memory, asked);
    return this.memory.sum('revenue cohorts', question, (part) => countRevenueCohorts(this.read, part), STEPS_ADDED, { on: 'money', by: 'account' });
  }

  /** The currencies of the product's money over the question's one period, its own first. */
  async currencies(question: TallyQuestion): Promise<CurrencyRow[]> {
    const paid = await this.memory.sum('paid in', question, (part) => countPaidIn(this.read, part), CURRENCIES_ADDED, { on: 'money' });
    return this.memory.get('revenue currencies', question, () => revenueCurrencies(this.read, question, paid), { on: 'money' });
  }

  async accountTraits(question: TallyQuestion): Promise<AccountTrait[]> {
    const { workspaceId, productId } = question;
    return this.memory.get('account traits', { ...question, periods: [], filters: [], nowMs: 0 }, () => this.read<AccountTrait>(TRAITS, [workspaceId, productId]));
  }
}

function of<Tally>(counted: readonly Counted<Tally>[], period: number): Tally | null {
  return counted.find((each) => each.period === period)?.tally ?? null;
}
