import { proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { measured, nothing } from '../metric.js';
import { mean } from '../statistics.js';
import type { FeatureUseTally, LifecycleTally, PeopleTally, StickinessTally } from './tallies.js';
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

/** People who were active in the period before too. 0 = nobody came back. */
export function returningUsers({ returning }: LifecycleTally): MetricValue {
  return measured(requireCount(returning, 'returning'), { sampleSize: returning });
}

/** People who are back: active before, not in the period before, and again now. 0 = nobody. */
export function resurrectedUsers({ resurrected }: LifecycleTally): MetricValue {
  return measured(requireCount(resurrected, 'resurrected'), { sampleSize: resurrected });
}

/** People who were active in the period before, and not in this one. 0 = nobody went quiet. */
export function dormantUsers({ dormant }: LifecycleTally): MetricValue {
  return measured(requireCount(dormant, 'dormant'), { sampleSize: dormant });
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

/** How many people did something how often: [times, people]. */
export type TimesOfPeople = readonly (readonly [times: number, people: number])[];

/**
 * The median of a count over people, from how many people have each count: the middle one, or the mean of the two in the middle. In times a person.
 * Null when nobody is counted. Taken from the counts of a whole range: medians of parts are never averaged.
 */
export function medianOfPeople(counts: TimesOfPeople): number | null {
  const sorted = [...counts].filter(([, people]) => requireCount(people, 'people') > 0).sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, people]) => sum + people, 0);
  if (all === 0) return null;
  const at = (place: number): number => {
    let seen = 0;
    return sorted.find(([, people]) => (seen += people) > place)![0];
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
}
