import { proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { measured, nothing, ratio } from '../metric.js';
import type { RevenueCohortTally, RevenueMovementsTally, RevenueOutlookTally } from './tallies.js';
import { requireCount, requireMinor } from './tallies.js';

const NO_START = 'Nobody was paying at the start of this period.';
const NO_CUSTOMERS = 'Nobody is paying at the end of this period.';

/** Months in a period of each grain, for turning a rate per period into one per month. A year has 365 days here, as for daily prices. */
export const MONTHS_IN = { DAY: 12 / 365, WEEK: (7 * 12) / 365, MONTH: 1, QUARTER: 3 } as const;

/** MRR at the end of the period, in minor units. */
export function mrr({ endMinor, endCustomers }: Pick<RevenueCohortTally, 'endMinor' | 'endCustomers'>): MetricValue {
  return measured(requireMinor(endMinor, 'endMinor'), { sampleSize: requireCount(endCustomers, 'endCustomers') });
}

/** ARR = 12 x MRR at the end of the period, in minor units: a run rate, not a forecast. */
export function arr({ endMinor, endCustomers }: Pick<RevenueCohortTally, 'endMinor' | 'endCustomers'>): MetricValue {
  return measured(requireMinor(12 * requireMinor(endMinor, 'endMinor'), 'ARR'), { sampleSize: requireCount(endCustomers, 'endCustomers') });
}

/** MRR of subscriptions that are past due at the end of the period, in minor units: it counts as MRR until the source gives up collecting. Part of MRR. */
export function atRisk({ atRiskMinor, atRiskCustomers }: RevenueOutlookTally): MetricValue {
  return measured(requireMinor(atRiskMinor, 'atRiskMinor'), { sampleSize: requireCount(atRiskCustomers, 'atRiskCustomers') });
}

/** MRR of subscriptions that run at the end of the period and whose end was set by then, in minor units: it is lost when that end comes. Part of MRR. */
export function scheduledChurn({ scheduledMinor, scheduledCustomers }: RevenueOutlookTally): MetricValue {
  return measured(requireMinor(scheduledMinor, 'scheduledMinor'), { sampleSize: requireCount(scheduledCustomers, 'scheduledCustomers') });
}

/** What the movements lead to: start + new + expansion + reactivation - contraction - churn + currency. Always equals endMinor. */
export function movementSum(tally: Omit<RevenueMovementsTally, 'endMinor' | 'newCount' | 'expansionCount' | 'contractionCount' | 'churnCount' | 'reactivationCount'>): number {
  const gained = tally.newMinor + tally.expansionMinor + tally.reactivationMinor;
  return requireMinor(tally.startMinor + gained - tally.contractionMinor - tally.churnMinor + tally.currencyMinor, 'sum of the movements');
}

/** The sum of one kind of movement in the period, in minor units, never negative; `count` is how many movements it is made of. */
export function movementTotal(minor: number, count: number): MetricValue {
  if (requireMinor(minor, 'movement') < 0) throw new RangeError(`A movement has no sign, its kind says it: ${minor}.`);
  return measured(minor, { sampleSize: requireCount(count, 'count') });
}

/** What rates of exchange alone did to MRR in the period, in minor units, signed: end - start - all movements at their days' rates. 0 while all is in the product's currency. */
export function revaluation({ currencyMinor }: Pick<RevenueMovementsTally, 'currencyMinor'>): MetricValue {
  return measured(requireMinor(currencyMinor, 'currencyMinor'));
}

/** Net revenue retention = MRR at the end of the customers of the start / MRR at the start. New and returned customers are left out. Null without MRR at the start. */
export function nrr(tally: Pick<RevenueCohortTally, 'startMinor' | 'endOfStartersMinor'> & { readonly startCustomers?: number }): MetricValue {
  const [start, end] = [requireMinor(tally.startMinor, 'startMinor'), requireMinor(tally.endOfStartersMinor, 'endOfStartersMinor')];
  return withSample(ratio(end, start, NO_START), tally.startCustomers);
}

/** Gross revenue retention = sum of min(MRR at the start, at the end) over the customers of the start / MRR at the start: never above 1. Null without MRR at the start. */
export function grr(tally: Pick<RevenueCohortTally, 'startMinor' | 'keptMinor'> & { readonly startCustomers?: number }): MetricValue {
  const [start, kept] = [requireMinor(tally.startMinor, 'startMinor'), requireMinor(tally.keptMinor, 'keptMinor')];
  if (kept > start) throw new RangeError(`Kept MRR of ${kept} is more than the ${start} of the start.`);
  return withSample(ratio(kept, start, NO_START), tally.startCustomers);
}

/** Gross MRR churn = 1 - GRR: the share of the start's MRR that contraction and churn took. Null without MRR at the start. */
export function grossChurn(tally: Pick<RevenueCohortTally, 'startMinor' | 'keptMinor'> & { readonly startCustomers?: number }): MetricValue {
  const kept = grr(tally);
  return withSample(ratio(tally.startMinor - tally.keptMinor, tally.startMinor, NO_START), kept.sampleSize ?? undefined);
}

/** Money is no sample size: the customers are. */
function withSample(value: MetricValue, customers: number | undefined): MetricValue {
  return { ...value, sampleSize: customers ?? null };
}

/** Customer churn = customers of the start whose last subscription is gone at the end / customers of the start, with Wilson's interval. Null without customers at the start. */
export function customerChurn({ lost, start }: { readonly lost: number; readonly start: number }): MetricValue {
  return proportion(lost, start, NO_START);
}

/** ARPA = MRR at the end / customers with MRR above 0 at the end, in minor units a month (not rounded). No interval: all customers are counted, none sampled. */
export function arpa({ mrrMinor, customers }: { readonly mrrMinor: number; readonly customers: number }): MetricValue {
  return ratio(requireMinor(mrrMinor, 'mrrMinor'), requireCount(customers, 'customers'), NO_CUSTOMERS);
}

/**
 * LTV = ARPA / customer churn per month, in minor units (not rounded). Churn of a longer or shorter period is spread over its months, since ARPA is monthly.
 * Null without churn (never infinity), and without customers at the start or at the end.
 */
export function ltv({ endMinor, endCustomers, lostCustomers, startCustomers, months }: Omit<RevenueCohortTally, 'startMinor' | 'endOfStartersMinor' | 'keptMinor'>): MetricValue {
  if (!(months > 0)) throw new RangeError(`A period lasts more than 0 months, not ${months}.`);
  const average = arpa({ mrrMinor: endMinor, customers: endCustomers });
  const churn = customerChurn({ lost: lostCustomers, start: startCustomers });
  if (average.value === null) return nothing(NO_CUSTOMERS, { sampleSize: 0 });
  if (churn.value === null) return nothing(NO_START, { sampleSize: 0 });
  if (lostCustomers === 0) return nothing('No customer was lost in this period, so a lifetime cannot be told.', { numerator: average.value, denominator: 0, sampleSize: startCustomers });
  const monthlyChurn = churn.value / months;
  return measured(average.value / monthlyChurn, { numerator: average.value, denominator: monthlyChurn, sampleSize: startCustomers });
}

/** Quick ratio = (new + expansion + reactivation) / (contraction + churn). Null when nothing was lost. */
export function quickRatio(tally: Pick<RevenueMovementsTally, 'newMinor' | 'expansionMinor' | 'reactivationMinor' | 'contractionMinor' | 'churnMinor'>): MetricValue {
  const gained = requireMinor(tally.newMinor + tally.expansionMinor + tally.reactivationMinor, 'gained');
  const lost = requireMinor(tally.contractionMinor + tally.churnMinor, 'lost');
  return withSample(ratio(gained, lost, 'No revenue was lost in this period.'), undefined);
}
