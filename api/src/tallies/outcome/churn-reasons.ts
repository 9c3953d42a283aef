import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { edge } from './periods.js';
import { Parameters } from './read.js';
import { TallyMemory } from './tally-memory.js';

/** A customer who left, with what they paid and said. */
export interface ChurnedRow {
  readonly key: string;
  readonly name: string;
  readonly at: Date;
  readonly amount: number;
  readonly reason: string | null;
  readonly comment: string | null;
}

/** Who left, the dearest first. */
@Injectable()
export class Churned {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory) {}

  /** Every churn movement of the question's one period, in the product's currency: they add up to revenue.churn. */
  async of(question: TallyQuestion): Promise<ChurnedRow[]> {
    return this.memory.get('churned', question, () => this.read(question));
  }

  private async read(question: TallyQuestion): Promise<ChurnedRow[]> {
    const parameters = new Parameters();
    const period = question.periods[0]!;
    return this.dataSource.query<ChurnedRow[]>(`
      SELECT a.key, coalesce(a.name, a.key) AS name, m.at, m.amount_minor AS amount, m.reason, m.comment
      FROM mrr_movement m JOIN account a ON a.id = m.account_id AND a.workspace_id = ${parameters.add(question.workspaceId)}
      WHERE m.product_id = ${parameters.add(question.productId)} AND m.kind = 'CHURN' AND m.currency = ${parameters.add(question.currency)}
        AND m.at >= ${parameters.add(new Date(edge(question, period.from)))} AND m.at < ${parameters.add(new Date(edge(question, period.to)))}
      ORDER BY m.amount_minor DESC, m.at DESC, a.key`, parameters.values);
  }
}
