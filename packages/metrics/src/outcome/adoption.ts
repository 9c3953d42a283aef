import { proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { measured, nothing } from '../metric.js';
import { mean } from '../statistics.js';
import type { FeatureUseTally, PeopleTally, StickinessTally } from './tallies.js';
import { requireCount } from './tallies.js';

/** People counted once each: active users of a day, a week, a month or a rolling window. 0 = nobody was active. */
export function activeUsers({ people }: PeopleTally): MetricValue {
  return measured(requireCount(people, 'people'), { sampleSize: people });
}

/** People whose first-ever qualifying event lies in the period. 0 = nobody was new. */
export function newUsers({ people }: PeopleTally): MetricValue {
  return measured(requireCount(people, 'people'), { sampleSize: people });
}

/**
 * Stickiness = mean daily active users of the window / people active in the window: the share of its days on which an active person came.
 * No interval: days of one person are not independent. Null when nobody was active in the window.
 */
export function stickiness({ dailyActive, windowActive }: StickinessTally): MetricValue {
  dailyActive.forEach((people) => requireCount(people, 'dailyActive'));
  const meanDaily = mean(dailyActive);
  if (requireCount(windowActive, 'windowActive') === 0 || meanDaily === null) {
    return nothing('Nobody was active in this period.', { numerator: meanDaily, denominator: windowActive, sampleSize: 0 });
  }
  return measured(meanDaily / windowActive, { numerator: meanDaily, denominator: windowActive, sampleSize: windowActive });
}

/** Feature adoption = active people who used the feature / active people eligible for it, with Wilson's interval. Null when nobody was eligible. */
export function featureRate({ used, eligible }: FeatureUseTally): MetricValue {
  return proportion(used, eligible, 'Nobody eligible for this feature was active in this period.');
}

/** Depth of feature use = active people who used it on 3 local days or more / active people eligible for it. Null when nobody was eligible. */
export function featureDepth({ usedOnThreeDays, eligible }: FeatureUseTally): MetricValue {
  return proportion(usedOnThreeDays, eligible, 'Nobody eligible for this feature was active in this period.');
}

/** People by how they stand in a period and in the one before. `newPeople` are first-ever, `dormant` were active before and are not now. */
export interface LifecycleTally {
  readonly newPeople: number;
  readonly returning: number;
  readonly resurrected: number;
  readonly dormant: number;
}

/** active = new + returning + resurrected; active in the period before = returning + dormant. Both equal the plain counts of active people. */
export function lifecycleTotals(tally: LifecycleTally): { readonly active: number; readonly activeBefore: number } {
  return { active: tally.newPeople + tally.returning + tally.resurrected, activeBefore: tally.returning + tally.dormant };
}

export type LifecycleStage = 'NEW' | 'RETURNING' | 'RESURRECTED' | 'DORMANT';

/**
 * How one person stands in a period: new (first ever now), returning (also active in the period before), resurrected (older, not active in the one
 * before), dormant (active in the one before, not now). Null: neither now nor in the period before.
 */
export function lifecycleStage(person: { readonly firstEverNow: boolean; readonly activeBefore: boolean; readonly activeNow: boolean }): LifecycleStage | null {
  if (!person.activeNow) return person.activeBefore ? 'DORMANT' : null;
  if (person.firstEverNow) return 'NEW';
  return person.activeBefore ? 'RETURNING' : 'RESURRECTED';
}
