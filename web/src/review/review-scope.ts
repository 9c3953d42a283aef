import { useQuestion } from '../graphql/client';
import { ReviewPeriodsDocument, type Grain } from '../graphql/generated';
import type { PeriodFilters } from '../ui/use-period-filters';

/** Which product is reviewed, and how. */
export interface ReviewScope {
  product: string;
  currency: string;
  timeZone: string;
  teams: readonly { key: string; name: string }[];
  filters: PeriodFilters;
}

export function useReviewPeriods(scope: ReviewScope, metrics: string[], grain: Grain, groupBy: string[] | null = null) {
  const { range, compare, completeOnly } = scope.filters;
  return useQuestion(ReviewPeriodsDocument, { metrics, product: scope.product, range, grain, compare, completeOnly, groupBy });
}
