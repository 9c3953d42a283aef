import type { RevenueLineFragment } from '../graphql/generated';
import type { ExplainTarget } from '../ui/explain-target';
import type { OutcomeScope } from './outcome-scope';

/** The lines of a period of recurring revenue, in the order in which they add up. */
export const movementNames = { start: 'Start', new: 'New', expansion: 'Expansion', reactivation: 'Reactivation', contraction: 'Contraction', churn: 'Churn', currency: 'Currency', end: 'End' } as const;
export type RevenuePart = keyof typeof movementNames;

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** What explains a line: its metric over the period; the start is what MRR was at the end of the day before. */
export function lineTarget(scope: OutcomeScope, { period, periodEnd }: Pick<RevenueLineFragment, 'period' | 'periodEnd'>, part: RevenuePart): ExplainTarget {
  const range = part === 'start' ? { from: dayBefore(period), to: period } : { from: period, to: periodEnd };
  return { metric: part === 'start' || part === 'end' ? 'revenue.mrr' : `revenue.${part}`, product: scope.product, range, filters: scope.only };
}
