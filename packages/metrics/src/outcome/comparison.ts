import { minimumDetectableChange, newcombe, NPS_ADJUSTED_UNDER, npsEstimate, twoProportionPValue, Z_95, Z_POWER_80 } from '../interval.js';
import type { NpsCounts } from '../interval.js';
import { normalCdf } from '../statistics.js';

/**
 * One period against another, in the metric's own unit (a share: 0.045 = 4.5 points; NPS: points).
 * All are null, with the reason, when either side has nothing. `isChange` is true only when the 95 % interval leaves out 0.
 */
export interface Comparison {
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pValue: number | null;
  /** The smallest change that these sample sizes find with 80 % power; null where the earlier value says nothing about its spread. */
  readonly smallestDetectable: number | null;
  readonly isChange: boolean | null;
  readonly nullReason: string | null;
}

/** A share as two whole counts. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

const NOT_COMPARABLE: Comparison = {
  difference: null, low: null, high: null, pValue: null, smallestDetectable: null, isChange: null,
  nullReason: 'One of the two periods has nothing to compare.',
};

/**
 * after - before of two independent shares: Newcombe's interval (1998, method 10), the pooled z test's p-value, and the smallest detectable change at
 * the earlier rate. Whether it is a change is the interval's word, not the p-value's: the two can differ at the edge.
 */
export function compareShares(before: Share, after: Share): Comparison {
  const interval = newcombe(before.part, before.whole, after.part, after.whole);
  if (interval === null) return NOT_COMPARABLE;
  const rate = before.part / before.whole;
  return {
    difference: after.part / after.whole - rate,
    low: interval.low,
    high: interval.high,
    pValue: twoProportionPValue(before.part, before.whole, after.part, after.whole),
    smallestDetectable: minimumDetectableChange(rate, before.whole, after.whole),
    isChange: interval.low > 0 || interval.high < 0,
    nullReason: null,
  };
}

/**
 * after - before of two NPS, in points: difference +- z * sqrt(variance + variance), cut to [-200, 200]. If either side has fewer than 50 answers,
 * both sides are taken by adjusted Wald, so that the two are not pulled to 0 unequally; the difference shown stays that of the scores.
 */
export function npsDifference(before: NpsCounts, after: NpsCounts): Comparison {
  const answered = [before, after].map(({ promoters, passives, detractors }) => promoters + passives + detractors);
  const adjusted = Math.min(...answered) < NPS_ADJUSTED_UNDER;
  const [first, second, plainFirst, plainSecond] = [npsEstimate(before, adjusted), npsEstimate(after, adjusted), npsEstimate(before, false), npsEstimate(after, false)];
  if (!first || !second || !plainFirst || !plainSecond) return NOT_COMPARABLE;
  const difference = 100 * (plainSecond.centre - plainFirst.centre);
  const centre = 100 * (second.centre - first.centre);
  const error = 100 * Math.sqrt(first.variance + second.variance);
  const low = Math.max(-200, Math.min(difference, centre - Z_95 * error));
  const high = Math.min(200, Math.max(difference, centre + Z_95 * error));
  return {
    difference,
    low,
    high,
    pValue: error === 0 ? (centre === 0 ? 1 : 0) : Math.min(1, 2 * normalCdf(-Math.abs(centre) / error)),
    smallestDetectable: error === 0 ? null : (Z_95 + Z_POWER_80) * error,
    isChange: low > 0 || high < 0,
    nullReason: null,
  };
}
