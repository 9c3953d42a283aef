import { longDay, monthOf, shortDay, shortMonth } from '../format/date';

export type PeriodGrain = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

/** A period on an axis: "2 Mar", "Mar", "Q1 26". `period` is its first day. */
export function shortPeriod(period: string, grain: PeriodGrain): string {
  if (grain === 'MONTH') return shortMonth(period);
  if (grain === 'QUARTER') return quarter(period);
  return shortDay(period);
}

/** A period in a tooltip or a table. */
export function longPeriod(period: string, grain: PeriodGrain): string {
  if (grain === 'MONTH') return monthOf(period);
  if (grain === 'QUARTER') return quarter(period);
  return grain === 'WEEK' ? `Week of ${longDay(period)}` : longDay(period);
}

function quarter(period: string): string {
  return `Q${Math.floor((Number(period.slice(5, 7)) - 1) / 3) + 1} ${period.slice(2, 4)}`;
}
