/** The line a sprint would burn down along if every working day burned the same. */
import { eachDay, endOfLocalDay, isWorkingDay, localDate } from '../time.js';
import type { TeamSettings } from './history.js';

export interface IdealPoint {
  readonly at: number;
  readonly remaining: number;
}

export interface IdealLine {
  /** From the start to the planned end; empty where there is no line. */
  readonly points: readonly IdealPoint[];
  /** What should remain at the end of a day; null after the planned end, and where there is no line. */
  readonly onDay: (date: string) => number | null;
}

/**
 * The ideal line: from the commitment at the start to 0 at the planned end, one equal step per working day, flat on days the
 * team does not work. Without a commitment, or with a planned end that is not after the start, there is no line; without a
 * working day it is one step at the planned end. A planned end at midnight is the end of the day before.
 */
export function idealLine(commitment: number, startAt: number, plannedEndAt: number, settings: TeamSettings): IdealLine {
  if (commitment <= 0 || plannedEndAt <= startAt) return { points: [], onDay: () => null };
  const lastDay = localDate(plannedEndAt - 1, settings.timeZone);
  const days = eachDay(localDate(startAt, settings.timeZone), lastDay);
  const workingDays = days.filter((date) => isWorkingDay(date, settings)).length;
  const points: IdealPoint[] = [{ at: startAt, remaining: commitment }];
  const byDay = new Map<string, number>();
  let worked = 0;
  for (const date of days) {
    if (isWorkingDay(date, settings)) worked += 1;
    const isStep = workingDays === 0 && date === lastDay;
    const remaining = isStep ? 0 : workingDays === 0 ? commitment : (commitment * (workingDays - worked)) / workingDays;
    const at = Math.min(endOfLocalDay(date, settings.timeZone), plannedEndAt);
    if (isStep) points.push({ at, remaining: commitment });
    points.push({ at, remaining });
    byDay.set(date, remaining);
  }
  return { points, onDay: (date) => byDay.get(date) ?? null };
}
