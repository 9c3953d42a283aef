import { addDays, daysBetween, eachPeriod, isoWeekday, periodEnd, periodStart, startOfLocalDay, type CalendarGrain } from '@bifocal/metrics';
import type { Compare } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import { monthsBefore, type DayRange } from '../graphql/range.js';
import type { Period } from '../tallies/answer.js';

const MOST_PERIODS = 4_000;

/** A period of local days; complete when its last day is over. */
export function calendarPeriod(range: DayRange, zone: string, nowMs: number): Period {
  return { from: range.from, to: range.to, complete: startOfLocalDay(range.to, zone) <= nowMs, label: null, sprintId: null, releaseId: null };
}

/** The whole periods of the calendar that hold a day of the range. */
export function calendarPeriods(range: DayRange, grain: CalendarGrain, zone: string, nowMs: number): Period[] {
  const days = daysBetween(range.from, range.to);
  const most = grain === 'DAY' ? MOST_PERIODS : MOST_PERIODS * 7;
  if (days > most) throw badInput(`range: ${days} days by ${grain} are more than ${MOST_PERIODS} rows a metric. Ask for a shorter range, or by ${grain === 'DAY' ? 'WEEK, MONTH or QUARTER' : 'QUARTER'}.`);
  return eachPeriod(range.from, range.to, grain).map(({ start, end }) => calendarPeriod({ from: start, to: end }, zone, nowMs));
}

/** The period of the calendar just before, or the same one a year ago: a week has no date of its own, so it is the one 52 weeks earlier. */
export function comparedPeriod(period: DayRange, grain: CalendarGrain, compare: Compare): DayRange {
  if (compare === 'PREVIOUS_PERIOD') {
    const from = periodStart(addDays(period.from, -1), grain);
    return { from, to: period.from };
  }
  const from = grain === 'WEEK' ? addDays(period.from, -364) : monthsBefore(period.from, 12);
  return { from, to: periodEnd(from, grain) };
}

/** The range of the same length just before, or the same range a year ago. A range of whole weeks keeps its weekdays. */
export function comparedRange(range: DayRange, compare: Compare): DayRange {
  const days = daysBetween(range.from, range.to);
  if (compare === 'PREVIOUS_PERIOD') return previousRange(range, days);
  if (isoWeekday(range.from) === 1 && days % 7 === 0 && days < 28) return { from: addDays(range.from, -364), to: addDays(range.to, -364) };
  return { from: monthsBefore(range.from, 12), to: monthsBefore(range.to, 12) };
}

/** A whole month or quarter is compared with the one before, whatever their days. */
function previousRange(range: DayRange, days: number): DayRange {
  for (const grain of ['MONTH', 'QUARTER'] as const) {
    if (periodStart(range.from, grain) === range.from && periodEnd(range.from, grain) === range.to) return comparedPeriod(range, grain, 'PREVIOUS_PERIOD');
  }
  return { from: addDays(range.from, -days), to: range.from };
}
