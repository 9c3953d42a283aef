import type { Grain } from '../graphql/generated';
import { usePeriods } from '../graphql/use-periods';
import type { PeriodFilters } from '../ui/use-period-filters';

/** Which product is reviewed, and how. */
export interface ReviewScope {
  product: string;
  currency: string;
  timeZone: string;
  teams: readonly { key: string; name: string }[];
  filters: PeriodFilters;
}

export function useReviewPeriods(scope: ReviewScope, metrics: string[], grain: Grain, options: { groupBy?: string[]; completeOnly?: boolean } = {}) {
  const { range, compare, completeOnly } = scope.filters;
  return usePeriods({ metrics, product: scope.product, range, grain, compare, completeOnly: options.completeOnly ?? completeOnly, groupBy: options.groupBy ?? null, filters: null, funnel: null });
}
