import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Churned, type ChurnedRow } from '../tallies/outcome/churn-reasons.js';
import { ChurnReason } from './churn-reasons.type.js';
import { questionOf, wholeRange } from './outcome-question.js';
import { Revenue } from './revenue.type.js';

const SHOWN = 200;

/** Why customers left. */
@Resolver(() => Revenue)
export class ChurnReasonsResolver {
  constructor(@Inject(Churned) private readonly churned: Churned) {}

  @ResolveField(() => [ChurnReason], { description: 'Churned MRR by the reason that the source gives, the most first; where nobody said one, last.' })
  async churnReasons(@Parent() { question }: Revenue): Promise<ChurnReason[]> {
    return byReason(await this.churned.of(questionOf(question, [wholeRange(question)])));
  }
}

function byReason(rows: readonly ChurnedRow[]): ChurnReason[] {
  const groups = new Map<string | null, ChurnedRow[]>();
  for (const row of rows) groups.set(row.reason, [...(groups.get(row.reason) ?? []), row]);
  const reasons = [...groups].map(([reason, own]): ChurnReason => ({
    reason, amount: own.reduce((sum, { amount }) => sum + amount, 0), customers: own.length, left: own.slice(0, SHOWN),
  }));
  return reasons.sort((a, b) => Number(a.reason === null) - Number(b.reason === null) || b.amount - a.amount || b.customers - a.customers);
}
