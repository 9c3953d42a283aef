import type { MetricValue } from '../metric.js';
import { measured, nothing } from '../metric.js';
import type { Interval } from '../interval.js';

/** What an initiative cost and what it is held to have changed. Money in minor units. */
export interface Initiative {
  readonly costMinor: number;
  /** Change of MRR that is put down to it, with its 95 % interval. */
  readonly mrrGainMinor: number;
  readonly mrrGainInterval: Interval | null;
  /** Over how many months the gain is counted. */
  readonly horizonMonths: number;
  /** Share of revenue left after the cost of serving it, 0 to 1. */
  readonly margin: number;
}

/** Cost of an initiative in minor units = hours x rate of an hour + other costs. */
export function initiativeCost({ hours, hourlyRateMinor, otherMinor }: { readonly hours: number; readonly hourlyRateMinor: number; readonly otherMinor: number }): number {
  return hours * hourlyRateMinor + otherMinor;
}

/**
 * ROI = (gain over the horizon - cost) / cost, gain = MRR change x months x margin, with the interval of the gain carried through.
 * Numerator: gain - cost; denominator: cost. Null when it cost nothing. RangeError for a margin outside 0 to 1 or a negative cost or horizon.
 */
export function returnOnInvestment({ costMinor, mrrGainMinor, mrrGainInterval, horizonMonths, margin }: Initiative): MetricValue {
  if (!(margin >= 0 && margin <= 1) || !(costMinor >= 0) || !(horizonMonths >= 0)) throw new RangeError('Cost and horizon are from 0, the margin is from 0 to 1.');
  const gain = (mrrMinor: number): number => mrrMinor * horizonMonths * margin;
  if (costMinor === 0) return nothing('The initiative has no cost.', { numerator: gain(mrrGainMinor), denominator: 0 });
  const over = (mrrMinor: number): number => (gain(mrrMinor) - costMinor) / costMinor;
  return measured(over(mrrGainMinor), {
    numerator: gain(mrrGainMinor) - costMinor, denominator: costMinor,
    low: mrrGainInterval && over(mrrGainInterval.low), high: mrrGainInterval && over(mrrGainInterval.high),
  });
}

/** Payback in months = cost / (MRR change x margin). Null when nothing is gained. */
export function paybackMonths({ costMinor, mrrGainMinor, margin }: Pick<Initiative, 'costMinor' | 'mrrGainMinor' | 'margin'>): MetricValue {
  const monthly = mrrGainMinor * margin;
  const parts = { numerator: costMinor, denominator: monthly };
  return monthly > 0 ? measured(costMinor / monthly, parts) : nothing('Nothing is gained, so the cost is never paid back.', parts);
}
