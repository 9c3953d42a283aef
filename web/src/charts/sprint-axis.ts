import { shortDayAt } from '../format/date';
import type { BurndownSeries } from './burndown-rows';
import { evenly, xAxisStyle } from './chart-style';

/** The days of a sprint. A day's name stands under its middle: an even step, also where the sprint begins at nine in the morning. */
export function sprintAxis({ days, startAt, lastAt }: BurndownSeries, timeZone: string, width: number) {
  const noons = days.map((day) => (day.startsAt + day.endsAt) / 2).filter((at) => at >= startAt && at <= lastAt);
  const tickFormatter = (at: number) => shortDayAt(at, timeZone);
  return { ...xAxisStyle, dataKey: 'at', type: 'number' as const, scale: 'time' as const, domain: [startAt, lastAt], ticks: evenly(noons, tickFormatter, width), allowDataOverflow: true, tickFormatter };
}

/** How far the end of the counting is from the right edge: room that its name can use. */
export function roomAfter({ startAt, untilAt, lastAt }: BurndownSeries, plot: number): number {
  return plot * (1 - (untilAt - startAt) / Math.max(1, lastAt - startAt));
}
