/** The periods that flow and defects are counted in. */
import { type CalendarGrain, eachPeriod, startOfLocalDay } from '../time.js';
import type { Sprint } from './history.js';

/** A half-open stretch of time: fromAt <= instant < toAt. */
export interface Period {
  /** The first date of a calendar period, or the id of a sprint. */
  readonly key: string;
  readonly fromAt: number;
  readonly toAt: number;
}

/** Finds in which of these periods an instant is, by their places: in most lists in one or none, found without a look at each. */
export function periodsAt(periods: readonly Period[]): (at: number) => readonly number[] {
  const sorted = periods.map((period, n) => ({ ...period, own: [n] })).sort((a, b) => a.fromAt - b.fromAt);
  const NONE: readonly number[] = [];
  if (sorted.some(({ fromAt }, n) => n > 0 && fromAt < sorted[n - 1]!.toAt)) {
    // Sprints may run at the same time.
    return (at) => periods.flatMap(({ fromAt, toAt }, n) => (at >= fromAt && at < toAt ? [n] : []));
  }
  return (at) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.fromAt <= at) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low - 1];
    return found && at < found.toAt ? found.own : NONE;
  };
}

/** The whole calendar periods that hold a day of [from, toExclusive), in the zone's local days. */
export function calendarPeriods(from: string, toExclusive: string, grain: CalendarGrain, zone: string): Period[] {
  return eachPeriod(from, toExclusive, grain).map(({ start, end }) => ({ key: start, fromAt: startOfLocalDay(start, zone), toAt: startOfLocalDay(end, zone) }));
}

/**
 * The started sprints as periods, from actual start to actual close (or `now`), by start. The instant of the close is in it, as
 * in the ledger; a sprint that starts at that very instant begins a millisecond later.
 */
export function sprintPeriods(sprints: readonly Sprint[], now: number): Period[] {
  const closes = new Set(sprints.map((sprint) => sprint.closedAt));
  return sprints
    .flatMap(({ id, startedAt, closedAt }): Period[] =>
      startedAt === null || startedAt > now ? [] : [{ key: id, fromAt: closes.has(startedAt) ? startedAt + 1 : startedAt, toAt: (closedAt ?? now) + 1 }])
    .sort((a, b) => a.fromAt - b.fromAt || (a.key < b.key ? -1 : 1));
}
