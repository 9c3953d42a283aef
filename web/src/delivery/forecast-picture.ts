import type { ForecastMark } from '../charts/forecast-marks';
import type { ReleaseFan } from '../charts/release-rows';
import { shortDay } from '../format/date';
import type { ForecastPartsFragment, ReleaseProgressQuery } from '../graphql/generated';
import { shortSprintName } from './short-sprint-name';

type Bar = NonNullable<ReleaseProgressQuery['release']>['burndown']['bars'][number];

/** The sprints of a release as the chart takes them. */
export function barsOf(bars: readonly Bar[]) {
  return bars.map(({ sprint, ...bar }) => ({ ...bar, key: sprint.id, name: shortSprintName(sprint), longName: sprint.name }));
}

/** The fan, from what is left now. */
export function fanOf({ fan, remaining, asOf }: ForecastPartsFragment): ReleaseFan | null {
  return fan.length === 0 ? null : { points: fan, remaining, today: asOf.slice(0, 10) };
}

/** The dates that are drawn: of these percentiles those that differ, and the target. */
export function marksOf({ percentiles, targetDate, fan }: ForecastPartsFragment, only: readonly number[] = [50, 70, 85, 95]): ForecastMark[] {
  if (fan.length === 0) return [];
  const byDate = new Map<string, number[]>();
  for (const { percent, date } of percentiles) if (date && only.includes(percent)) byDate.set(date, [...(byDate.get(date) ?? []), percent]);
  const marks = [...byDate].map(([date, percents]): ForecastMark => ({ date, text: `${percents.length > 1 ? `${percents[0]}–${percents.at(-1)}` : percents[0]} %`, ...(percents.includes(85) ? { main: true, short: '85 %' } : {}) }));
  return targetDate ? [...marks, { date: targetDate, text: `target ${shortDay(targetDate)}`, target: true }] : marks;
}
