import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import type { AddingUp } from './adding-up.js';
import { converted, exchangeOf, localDay, ratesTable } from './exchange.js';
import { edge } from './periods.js';
import { Parameters, type Read } from './read.js';
import { accountDimensions, split } from './split.js';
import { TallyMemory } from './tally-memory.js';

/** A customer who left, with what they paid and said. */
export interface ChurnedRow {
  readonly key: string;
  readonly name: string;
  readonly at: Date;
  readonly amount: number;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly dims: readonly (string | null)[];
}

/** The dearest first, whoever left last first among them. */
const DEAREST_FIRST: AddingUp<ChurnedRow> = {
  together: (rows) => [...rows].sort((a, b) => b.amount - a.amount || b.at.getTime() - a.at.getTime() || (a.key < b.key ? -1 : 1)),
};

/** Who left, the dearest first. */
@Injectable()
export class Churned {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory) {}

  /** Every churn movement of the question's one period, valued by the rate of its day: they add up to revenue.churn. */
  async of(question: TallyQuestion): Promise<ChurnedRow[]> {
    return this.memory.sum('churned', question, (asked) => this.read(asked), DEAREST_FIRST, { on: 'money', named: true, by: 'account' });
  }

  private async read(question: TallyQuestion): Promise<ChurnedRow[]> {
    const read: Read = (sql, values) => this.dataSource.query(sql, [...values]);
    const exchange = await exchangeOf(read, question);
    const parameters = new Parameters();
    const period = question.periods[0]!;
    const { dims, joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('m.account_id'), 'm.account_id');
    return read<ChurnedRow>(`
      SELECT own.key, coalesce(own.name, own.key) AS name, m.at, ${converted('m.amount_minor', 'fx.factor')}::bigint AS amount, m.reason, m.comment, ${dims} AS dims
      FROM mrr_movement m JOIN account own ON own.id = m.account_id AND own.workspace_id = ${parameters.add(question.workspaceId)}
      LEFT JOIN (${ratesTable(question, exchange, parameters)}) fx ON fx.currency = m.currency AND fx.day = ${localDay('m.at', parameters.add(question.zone))}
      ${joins}
      WHERE m.product_id = ${parameters.add(question.productId)} AND m.kind = 'CHURN' AND m.currency = ANY(${parameters.add(exchange.currencies)}::text[])
        AND m.at >= ${parameters.add(new Date(edge(question, period.from)))} AND m.at < ${parameters.add(new Date(edge(question, period.to)))} ${where}`, parameters.values);
  }
}
