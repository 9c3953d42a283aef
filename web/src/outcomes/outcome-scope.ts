import type { FilterInput } from '../graphql/generated';
import type { ExplainScope } from '../ui/explain-target';
import type { PeriodFilters } from '../ui/use-period-filters';

/** Which product a panel of the page is about, and how the page is filtered. */
export interface OutcomeScope {
  product: string;
  currency: string;
  timeZone: string;
  filters: PeriodFilters;
  /** Only these customers or people: a segment that was chosen. */
  only?: FilterInput[] | undefined;
}

export function explainScope({ product, filters, only }: OutcomeScope): ExplainScope {
  return { product, range: filters.range, ...(only ? { filters: only } : {}) };
}

/** Retention, churn and movements are judged by the month: their definitions compare what stood at its start with its end. */
export function moneyGrain({ filters }: OutcomeScope): 'MONTH' | 'QUARTER' {
  return filters.grain === 'QUARTER' ? 'QUARTER' : 'MONTH';
}

export const grainWords = { DAY: 'by day', WEEK: 'by week', MONTH: 'by month', QUARTER: 'by quarter' } as const;
