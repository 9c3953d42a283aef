/** The team's own pace: what share of its items was done within how long. */
import type { FlowRow } from './flow.js';
import type { FlowDuration } from './item-flow.js';
import { percentileNearestRank } from './percentile.js';

/** How a length of time is read. CALENDAR_DAYS and WORKING_DAYS count both ends; HOURS are exact. */
export type DurationUnit = 'CALENDAR_DAYS' | 'WORKING_DAYS' | 'HOURS';

export const CYCLE_PERCENTILES = [50, 70, 85, 95] as const;
export type CyclePercentileRank = (typeof CYCLE_PERCENTILES)[number];

export interface CyclePercentile {
  readonly percentile: CyclePercentileRank;
  /** So many per cent of the items took no longer than this. */
  readonly value: number;
}

/** A duration in a unit; hours to two decimals. */
export function durationIn(duration: FlowDuration, unit: DurationUnit): number {
  if (unit === 'HOURS') return Math.round(duration.hours * 100) / 100;
  return unit === 'WORKING_DAYS' ? duration.workingDays : duration.days;
}

/** The 50th, 70th, 85th and 95th percentile of the cycle times, by nearest rank; none where no item was in progress and done. */
export function cyclePercentiles(rows: readonly FlowRow[], unit: DurationUnit): CyclePercentile[] {
  const sorted = rows.flatMap(({ cycle }) => (cycle === null ? [] : durationIn(cycle, unit))).sort((a, b) => a - b);
  return CYCLE_PERCENTILES.flatMap((percentile) => {
    const value = percentileNearestRank(sorted, percentile / 100);
    return value === null ? [] : [{ percentile, value }];
  });
}

/** The highest of the percentiles that an age has passed: above 85 it is older than 85 % of the items done ever got. Null: it has passed none. */
export function passedPercentile(age: number, percentiles: readonly CyclePercentile[]): CyclePercentileRank | null {
  return percentiles.filter(({ value }) => age > value).at(-1)?.percentile ?? null;
}
