import type { MetricValue } from './metric.js';
import { nothing, ratio } from './metric.js';
import { normalCdf } from './statistics.js';

/** The 97.5 % quantile of the standard normal distribution: the half-width of a 95 % interval in standard errors. */
export const Z_95 = 1.959963984540054;
/** The 80 % quantile of the standard normal distribution: 80 % power. */
export const Z_POWER_80 = 0.8416212335729143;
/** Under this many answers the plain NPS margin is too narrow, and the adjusted Wald one is used. */
export const NPS_ADJUSTED_UNDER = 50;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

function requireShare(successes: number, n: number): void {
  const whole = Number.isSafeInteger(successes) && Number.isSafeInteger(n);
  if (!whole || successes < 0 || successes > n) throw new RangeError(`A share is of whole counts with 0 <= part <= whole, not ${successes} of ${n}.`);
}

/**
 * Wilson's 95 % score interval of a share (Wilson 1927), without continuity correction. Lies in [0, 1] and holds successes / n.
 * @returns null when n is 0. RangeError unless 0 <= successes <= n are whole.
 */
export function wilson(successes: number, n: number): Interval | null {
  requireShare(successes, n);
  if (n === 0) return null;
  const share = successes / n;
  const square = Z_95 * Z_95;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z_95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))) / (1 + square / n);
  return { low: successes === 0 ? 0 : Math.max(0, centre - half), high: successes === n ? 1 : Math.min(1, centre + half) };
}

/** successes / n with Wilson's 95 % interval; nothing, with the reason, when n is 0. RangeError unless 0 <= successes <= n are whole. */
export function proportion(successes: number, n: number, reason: string): MetricValue {
  const interval = wilson(successes, n);
  return interval === null ? nothing(reason, { numerator: successes, denominator: n, sampleSize: 0 }) : ratio(successes, n, reason, interval);
}

/**
 * 95 % interval of the difference s2/n2 - s1/n1 of two independent shares, from their Wilson intervals (Newcombe 1998, method 10).
 * @returns null when either n is 0; else within [-1, 1], holding the difference.
 */
export function newcombe(s1: number, n1: number, s2: number, n2: number): Interval | null {
  const [first, second] = [wilson(s1, n1), wilson(s2, n2)];
  if (first === null || second === null) return null;
  const [p1, p2] = [s1 / n1, s2 / n2];
  const below = Math.hypot(p2 - second.low, first.high - p1);
  const above = Math.hypot(second.high - p2, p1 - first.low);
  return { low: p2 - p1 - below, high: p2 - p1 + above };
}

/**
 * Two-sided p-value of "the two shares are equal": the z test with the pooled share, without continuity correction (Pearson's chi-square, 1 degree).
 * @returns null when either n is 0; 1 when both shares are 0 or both are 1.
 */
export function twoProportionPValue(s1: number, n1: number, s2: number, n2: number): number | null {
  requireShare(s1, n1);
  requireShare(s2, n2);
  if (n1 === 0 || n2 === 0) return null;
  const pooled = (s1 + s2) / (n1 + n2);
  if (pooled === 0 || pooled === 1) return 1;
  const z = (s2 / n2 - s1 / n1) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return Math.min(1, 2 * normalCdf(-Math.abs(z)));
}

/**
 * The smallest change of a share that a two-sided 5 % test finds with 80 % power: (z.975 + z.80) * sqrt(p(1-p)(1/n + 1/m)), as a share (0.048 = 4.8 points).
 * @param rate the share before, 0 to 1. @param n people before. @param m people after, the same number unless given.
 * @returns null when there are no people, or the rate is 0 or 1 and so says nothing about its spread.
 */
export function minimumDetectableChange(rate: number, n: number, m: number = n): number | null {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`A rate lies between 0 and 1, not ${rate}.`);
  if (n <= 0 || m <= 0 || rate === 0 || rate === 1) return null;
  return (Z_95 + Z_POWER_80) * Math.sqrt(rate * (1 - rate) * (1 / n + 1 / m));
}

/** Answers to an NPS survey by category, whole numbers. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** A score's centre and squared standard error, both on the scale -1 to 1. */
export interface NpsEstimate {
  readonly centre: number;
  readonly variance: number;
}

/**
 * Centre m and variance of an NPS: m = p - d, variance (p + d - m^2)/n. With `adjusted`, 3 answers are added first:
 * 3/4 promoter, 3/2 passive, 3/4 detractor (adjusted Wald: Agresti and Min 2005, as MeasuringU applies it to NPS).
 * @returns null without answers. RangeError unless the counts are whole and not negative.
 */
export function npsEstimate({ promoters, passives, detractors }: NpsCounts, adjusted: boolean): NpsEstimate | null {
  const answered = promoters + passives + detractors;
  for (const part of [promoters, passives, detractors]) requireShare(part, answered);
  if (answered === 0) return null;
  const n = adjusted ? answered + 3 : answered;
  const p = (promoters + (adjusted ? 0.75 : 0)) / n;
  const d = (detractors + (adjusted ? 0.75 : 0)) / n;
  return { centre: p - d, variance: (p + d - (p - d) ** 2) / n };
}

/**
 * 95 % margin of an NPS in points: centre +- margin. From 50 answers the plain one around the score itself, under 50 the adjusted Wald one, whose
 * centre is pulled to 0. low and high are cut to [-100, 100] and widened, where needed, to hold the score (only with one answer).
 * @returns null without answers.
 */
export function npsMargin(counts: NpsCounts): (Interval & { readonly centre: number; readonly margin: number; readonly adjusted: boolean }) | null {
  const answered = counts.promoters + counts.passives + counts.detractors;
  const adjusted = answered < NPS_ADJUSTED_UNDER;
  const estimate = npsEstimate(counts, adjusted);
  if (estimate === null) return null;
  const score = (100 * (counts.promoters - counts.detractors)) / answered;
  const centre = 100 * estimate.centre;
  const margin = 100 * Z_95 * Math.sqrt(estimate.variance);
  return { centre, margin, adjusted, low: Math.max(-100, Math.min(score, centre - margin)), high: Math.min(100, Math.max(score, centre + margin)) };
}
