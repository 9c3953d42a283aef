import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { exchangeOf, localDay, ratesTable } from './exchange.js';
import { PAYMENT_DIMENSIONS } from './payments.js';
import { instantPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';
import { split } from './split.js';
import { TallyMemory } from './tally-memory.js';

/** Of the payments of a period, what MRR leaves out, in whole minor units. */
export interface PaymentPartsTally {
  readonly taxMinor: number;
  readonly usageMinor: number;
  readonly oneOffMinor: number;
}

const NOTHING: PaymentPartsTally = { taxMinor: 0, usageMinor: 0, oneOffMinor: 0 };

/** Counts what payments were for, as far as their source tells it. */
@Injectable()
export class PaymentParts {
  private readonly read: Read;

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** One row a period. Money in other currencies is valued by its day's rate; sums are rounded once. */
  async of(question: TallyQuestion): Promise<PaymentPartsTally[]> {
    const rows = await this.memory.get('payment parts', question, () => this.count(question), { on: 'money' });
    return question.periods.map((_, period) => rows.find((row) => row.period === period) ?? NOTHING);
  }

  private async count(question: TallyQuestion): Promise<(PaymentPartsTally & { readonly period: number })[]> {
    const exchange = await exchangeOf(this.read, question);
    const parameters = new Parameters();
    const product = parameters.add(question.productId);
    const periods = instantPeriods(question, parameters);
    const { joins, where } = split({ ...question, groupBy: [] }, parameters, PAYMENT_DIMENSIONS);
    const of = (column: string): string => `round(coalesce(sum(x.${column} * coalesce(fx.factor, 1)), 0))::bigint`;
    return this.read(`
      WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)})
      SELECT p.i::int - 1 AS period, ${of('tax_minor')} AS "taxMinor", ${of('usage_minor')} AS "usageMinor", ${of('one_off_minor')} AS "oneOffMinor"
      FROM ${periods} JOIN payment x ON x.product_id = ${product} AND x.at >= p.from_at AND x.at < p.to_at AND x.kind = 'PAYMENT' AND x.currency = ANY(${parameters.add(exchange.currencies)}::text[])
      LEFT JOIN fx ON fx.currency = x.currency AND fx.day = ${localDay('x.at', parameters.add(question.zone))}
      ${joins}
      WHERE true ${where}
      GROUP BY 1`, parameters.values);
  }
}
