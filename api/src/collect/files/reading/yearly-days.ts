/** A yearly rule of a calendar file. Empty lists say nothing. */
export interface YearlyRule {
  readonly interval: number;
  readonly count: number | null;
  /** The last local date on which it may fall. */
  readonly until: string | null;
  readonly months: readonly number[];
  /** Negative ones count from the end of the month. */
  readonly monthDays: readonly number[];
  /** ISO weekday, and the how-manieth of the month it is: 0 any, negative ones from its end. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
  /** Which of the year's days; negative ones from the end of the year. */
  readonly positions: readonly number[];
}

const DAY_MS = 86_400_000;
const pad = (value: number): string => String(value).padStart(2, '0');

/** The most days of one year that a rule can fall on. */
export function mostDaysAYear({ months, monthDays, weekdays, positions }: YearlyRule): number {
  const monthsOfIt = months.length > 0 ? new Set(months).size : monthDays.length > 0 ? 12 : 1;
  const daysOfThem = monthDays.length > 0 ? monthDays.length : weekdays.reduce((sum, { nth }) => sum + (nth === 0 ? 5 : 1), 0);
  return Math.min(monthsOfIt * Math.max(1, daysOfThem), positions.length > 0 ? positions.length : Infinity);
}

/**
 * The local dates on which a yearly rule falls, from its first day on, in the years asked for. By RFC 5545: a day that a year
 * does not have (29 February) is skipped, not moved. Only a rule that counts is walked from its start.
 */
export function yearlyDays(firstDay: string, rule: YearlyRule, firstYear: number, lastYear: number): string[] {
  const began = Number(firstDay.slice(0, 4));
  const skipped = rule.count === null ? Math.max(0, Math.floor((firstYear - began) / rule.interval)) * rule.interval : 0;
  const found: string[] = [];
  let counted = 0;
  for (let year = began + skipped; year <= lastYear; year += rule.interval) {
    for (const day of daysOf(year, firstDay, rule)) {
      if (day < firstDay) continue;
      if ((rule.until !== null && day > rule.until) || (rule.count !== null && counted >= rule.count)) return found;
      counted += 1;
      if (year >= firstYear) found.push(day);
    }
  }
  return found;
}

function daysOf(year: number, firstDay: string, rule: YearlyRule): string[] {
  const [month, monthDay] = [Number(firstDay.slice(5, 7)), Number(firstDay.slice(8))];
  const isByDay = rule.monthDays.length > 0 || rule.weekdays.length > 0;
  const months = rule.months.length > 0 ? [...new Set(rule.months)].sort((a, b) => a - b) : rule.monthDays.length > 0 ? Array.from({ length: 12 }, (_, n) => n + 1) : [month];
  const days = months.filter((each) => each >= 1 && each <= 12).flatMap((each) => {
    // Day 0 of the next month is the last of this one; 1 January 1970 was a Thursday.
    const length = new Date(Date.UTC(year, each, 0)).getUTCDate();
    const before = Date.UTC(year, each - 1, 0) / DAY_MS;
    const found: string[] = [];
    for (let day = 1; day <= length; day += 1) {
      const weekday = (((before + day + 3) % 7) + 7) % 7 + 1;
      if (isByDay ? falls(day, length, weekday, rule) : day === monthDay) found.push(`${year}-${pad(each)}-${pad(day)}`);
    }
    return found;
  });
  if (rule.positions.length === 0) return days;
  const chosen = new Set(rule.positions.map((position) => days.at(position > 0 ? position - 1 : position)));
  return days.filter((day) => chosen.has(day));
}

function falls(day: number, length: number, weekday: number, { monthDays, weekdays }: YearlyRule): boolean {
  if (monthDays.length > 0 && !monthDays.includes(day) && !monthDays.includes(day - length - 1)) return false;
  const [fromStart, fromEnd] = [Math.ceil(day / 7), -Math.ceil((length - day + 1) / 7)];
  return weekdays.length === 0 || weekdays.some((each) => each.weekday === weekday && (each.nth === 0 || each.nth === fromStart || each.nth === fromEnd));
}
