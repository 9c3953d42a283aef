import { proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { nothing, ratio } from '../metric.js';
import { requireCount, requireMinor } from './tallies.js';

/** Customers who paid for the first time in one month, as they stand at the end of a month since. Money at the rates of each customer's first day. */
export interface RevenueCohortCell {
  /** Customers of the cohort, and their MRR as it was when each began. */
  readonly customers: number;
  readonly startMinor: number;
  /** Those of them whose last movement is not CHURN: they pay, or are paused. */
  readonly kept: number;
  /** Their MRR then. */
  readonly netMinor: number;
  /** Sum of the lesser of each customer's first MRR and the MRR then. */
  readonly grossMinor: number;
  /** Whether the month is over. */
  readonly complete: boolean;
}

const NOT_OVER = 'This month is not over.';
const NOBODY = 'Nobody began to pay in this month.';

/** Customers kept = those still customers at the end of the month / customers of the cohort, with Wilson's interval. Null for a month that is not over. */
export function keptCustomers({ kept, customers, complete }: RevenueCohortCell): MetricValue {
  return complete ? proportion(requireCount(kept, 'kept'), requireCount(customers, 'customers'), NOBODY) : nothing(NOT_OVER, { denominator: customers });
}

/** Net MRR kept = the cohort's MRR at the end of the month / its first MRR; over 1 where it grew. Who left and came back counts again. Null for a month that is not over. */
export function keptNet({ netMinor, startMinor, customers, complete }: RevenueCohortCell): MetricValue {
  return complete ? { ...ratio(requireMinor(netMinor, 'netMinor'), requireMinor(startMinor, 'startMinor'), NOBODY), sampleSize: customers } : nothing(NOT_OVER, { denominator: startMinor });
}

/** Gross MRR kept = sum of min(first MRR, MRR then) / first MRR: never over 1. Null for a month that is not over. */
export function keptGross({ grossMinor, startMinor, customers, complete }: RevenueCohortCell): MetricValue {
  if (grossMinor > startMinor) throw new RangeError(`Kept MRR of ${grossMinor} is more than the ${startMinor} that the cohort began with.`);
  return complete ? { ...ratio(requireMinor(grossMinor, 'grossMinor'), requireMinor(startMinor, 'startMinor'), NOBODY), sampleSize: customers } : nothing(NOT_OVER, { denominator: startMinor });
}

/** One column of the grid as one cell: the cohorts that are old enough, taken together, customer by customer; the others are left out. Not complete where none is old enough. */
export function pooledCohorts(column: readonly RevenueCohortCell[]): RevenueCohortCell {
  const old = column.filter(({ complete }) => complete);
  const sum = (of: (cell: RevenueCohortCell) => number): number => old.reduce((all, cell) => all + of(cell), 0);
  return { customers: sum((c) => c.customers), startMinor: sum((c) => c.startMinor), kept: sum((c) => c.kept), netMinor: sum((c) => c.netMinor), grossMinor: sum((c) => c.grossMinor), complete: old.length > 0 };
}
