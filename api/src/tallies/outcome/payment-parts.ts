import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';
import { decimalSum } from './decimal-sum.js';
import { exchangeOf, localDay, ratesTable } from './exchange.js';
import { PAYER } from './id-parts.js';
import { PAYMENT_DIMENSIONS, roundedMinor } from './payments.js';
import { instantPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { split } from './split.js';
import { TallyMemory } from './tally-memory.js';

/** Of the payments of a period, what MRR leaves out, in whole minor units. */
export interface PaymentPartsTally {
  readonly taxMinor: number;
  readonly usageMinor: number;
  readonly oneOffMinor: number;
}

const NOTHING: PaymentPartsTally = { taxMinor: 0, usageMinor: 0, oneOffMinor: 0 };

/** The same as exact decimal text, which adds up. */
type ExactParts = Readonly<Record<keyof PaymentPartsTally, string>>;

/** Counts what payments were for, as far as their source tells it. */
@Injectable()
export class PaymentParts {
  private readonly read: Read;

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** One row a period. Money in other currencies is valued by its day's rate; sums are rounded once. */
  async of(question: TallyQuestion): Promise<PaymentPartsTally[]> {
    const rows = await this.memory.sum('payment parts', question, (asked) => this.count(asked), ADDED, { on: 'money' });
    return question.periods.map((_, period) => wholeUnits(rows.find((row) => row.period === period)?.tally));
  }

  private async count(question: TallyQuestion): Promise<Counted<ExactParts>[]> {
    const exchange = await exchangeOf(this.read, question);
    const parameters = new Parameters();
    const product = parameters.add(question.productId);
    const periods = instantPeriods(question, parameters);
    const { dims, joins, where } = split({ ...question, groupBy: [] }, parameters, PAYMENT_DIMENSIONS, PAYER);
    const of = (column: string): string => `coalesce(sum(x.${column} * coalesce(fx.factor, 1)), 0)::text`;
    const rows = await this.read<ExactParts & { readonly period: number; readonly dims: (string | null)[] }>(`
      WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)})
      SELECT p.i::int - 1 AS period, ${dims} AS dims, ${of('tax_minor')} AS "taxMinor", ${of('usage_minor')} AS "usageMinor", ${of('one_off_minor')} AS "oneOffMinor"
      FROM ${periods} JOIN payment x ON x.product_id = ${product} AND x.at >= p.from_at AND x.at < p.to_at AND x.kind = 'PAYMENT' AND x.currency = ANY(${parameters.add(exchange.currencies)}::text[])
      LEFT JOIN fx ON fx.currency = x.currency AND fx.day = ${localDay('x.at', parameters.add(question.zone))}
      ${joins}
      WHERE true ${where}
      GROUP BY 1, 2`, parameters.values);
    return rows.map(({ period, dims: part, ...tally }) => ({ period, dims: part, tally }));
  }
}

const ADDED = addingUp<ExactParts>((a, b) => ({ taxMinor: decimalSum(a.taxMinor, b.taxMinor), usageMinor: decimalSum(a.usageMinor, b.usageMinor), oneOffMinor: decimalSum(a.oneOffMinor, b.oneOffMinor) }));

const wholeUnits = (exact: ExactParts | undefined): PaymentPartsTally => (
  exact ? { taxMinor: roundedMinor(exact.taxMinor), usageMinor: roundedMinor(exact.usageMinor), oneOffMinor: roundedMinor(exact.oneOffMinor) } : NOTHING);
