import { blockedStretches, blockedTime, durationIn, passedPercentile, workInProgress, type CyclePercentile } from '@bifocal/metrics';
import type { DurationUnit } from '../graphql/enums.js';
import type { OwnedItems } from '../tallies/delivery/work-groups.js';
import type { WipItem } from './flow.type.js';

/** What the age of work in progress is read against. */
export interface Pace {
  readonly percentiles: readonly CyclePercentile[];
  readonly timeUnit: DurationUnit;
  /** Whether the team's source tells of blocking at all. */
  readonly tellsBlocked: boolean;
}

/** The work in progress at an instant, oldest first, each item's age beside the team's own pace. */
export function ageingWork({ items, settings }: OwnedItems, at: number, { percentiles, timeUnit, tellsBlocked }: Pace): WipItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return workInProgress(items, settings, at).map(({ itemId, itemKey, itemTitle, category, status, startedAt, ageDays, age }): WipItem => {
    const inUnit = age && durationIn(age, timeUnit);
    // Never longer than the age: what blocked an item before work on it began is no part of it.
    const blocked = tellsBlocked ? blockedTime(blockedStretches(byId.get(itemId)!, settings, at), settings, startedAt ?? -Infinity, at) : null;
    return {
      id: itemId, key: itemKey, title: itemTitle, category, status, startedAt: startedAt === null ? null : new Date(startedAt), ageDays,
      age: inUnit, passedPercentile: inUnit === null ? null : passedPercentile(inUnit, percentiles),
      blocked: blocked && durationIn({ ...blocked, minutes: blocked.hours * 60 }, timeUnit), blockedNow: blocked && blocked.isBlockedStill, blockedBy: blocked?.reason ?? null,
    };
  });
}
