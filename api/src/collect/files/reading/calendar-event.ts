import { daysBetween, localDate, startOfLocalDay } from '@bifocal/metrics';
import ICAL from 'ical.js';
import { mostDaysAYear, type YearlyRule, yearlyDays } from './yearly-days.js';

/** An event of a calendar file that covers whole days. */
export interface WholeDays {
  readonly uid: string;
  readonly name: string;
  /** The first line of its description: what kind of holiday it is, where the calendar says so. */
  readonly note: string | null;
  readonly firstDay: string;
  readonly days: number;
  readonly rule: YearlyRule | null;
  readonly moreDays: readonly string[];
  readonly exceptDays: readonly string[];
  /** Of a single occurrence that was changed: the day it stood on. */
  readonly replaces: string | null;
}

const MOST_DAYS = 366;
const MOST_DAYS_A_YEAR = 31;
const FIRST_YEAR = 1900;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const RULE_PARTS = new Set(['BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS']);

/** Why an event is no holiday, in a sentence. */
export class NoHoliday extends Error {}

const textOf = (event: ICAL.Component, name: string): string | null => {
  const value: unknown = event.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

export const nameOf = (event: ICAL.Component): string => (textOf(event, 'summary') ?? 'Without a name').replaceAll(/\s+/g, ' ').slice(0, 200);

/** The event in whole local days; NoHoliday where it has none. Times in UTC are read in `zone`, all others on their own clocks. */
export function wholeDaysOf(event: ICAL.Component, zone: string): WholeDays {
  if (textOf(event, 'status')?.toUpperCase() === 'CANCELLED') throw new NoHoliday('It is cancelled.');
  const start = timeOf(event, 'dtstart');
  if (start === null) throw new NoHoliday('It has no start.');
  const firstDay = dayOf(start, zone, 'It has a time of day: only whole days are taken.');
  const days = lengthOf(event, start, firstDay, zone);
  const dates = (name: string): string[] => event.getAllProperties(name).flatMap((property) => property.getValues() as unknown[]).filter((value) => value instanceof ICAL.Time).map((time) => dateOf(time, zone));
  const replaced = timeOf(event, 'recurrence-id');
  return {
    uid: textOf(event, 'uid') ?? '', name: nameOf(event), note: textOf(event, 'description')?.split('\n')[0]?.trim().slice(0, 200) ?? null, firstDay, days,
    rule: ruleOf(event, zone), moreDays: dates('rdate'), exceptDays: dates('exdate'), replaces: replaced && dateOf(replaced, zone),
  };
}

/** Every first day on which the event falls in the years asked for, and, where it does not repeat, at all; the exceptions are taken off. */
export function occurrences({ firstDay, rule, moreDays, exceptDays }: WholeDays, firstYear: number, lastYear: number): string[] {
  const all = new Set([...(rule ? yearlyDays(firstDay, rule, firstYear, lastYear) : [firstDay]), ...moreDays]);
  return [...all].filter((day) => !exceptDays.includes(day)).sort();
}

function lengthOf(event: ICAL.Component, start: ICAL.Time, firstDay: string, zone: string): number {
  const end = timeOf(event, 'dtend') ?? afterDuration(event, start);
  const days = end === null ? 1 : daysBetween(firstDay, dayOf(end, zone, 'It ends within a day: only whole days are taken.'));
  if (days < 0) throw new NoHoliday('It ends before it starts.');
  if (days === 0 && !start.isDate) throw new NoHoliday('It has a time of day: only whole days are taken.');
  if (days > MOST_DAYS) throw new NoHoliday(`It is ${days} days long; ${MOST_DAYS} is the most.`);
  // Some programs write the same day as the end of a day.
  return Math.max(1, days);
}

function afterDuration(event: ICAL.Component, start: ICAL.Time): ICAL.Time | null {
  const duration: unknown = event.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration)) return start.isDate ? null : start;
  const end = start.clone();
  end.addDuration(duration);
  return end;
}

function timeOf(event: ICAL.Component, name: string): ICAL.Time | null {
  const value: unknown = event.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) return null;
  const year = value.year;
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > 9_000) throw new NoHoliday(`Its date is not between ${FIRST_YEAR} and 9000.`);
  // The parser turns 31 April into 1 May: the text as it stood tells.
  const written: unknown = event.getFirstProperty(name)?.toJSON()[3];
  if (typeof written === 'string' && written.slice(0, 10) !== writtenDate(value)) throw new NoHoliday(`There is no ${written.slice(0, 10)}.`);
  return value;
}

/** A whole day, or midnight, as a local date. */
function dayOf(time: ICAL.Time, zone: string, otherwise: string): string {
  const day = dateOf(time, zone);
  if (time.isDate) return day;
  const isMidnight = isUtc(time) ? startOfLocalDay(day, zone) === instantOf(time) : time.hour === 0 && time.minute === 0 && time.second === 0;
  if (!isMidnight) throw new NoHoliday(otherwise);
  return day;
}

const isUtc = (time: ICAL.Time): boolean => time.zone === ICAL.Timezone.utcTimezone;
const instantOf = (time: ICAL.Time): number => Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
const writtenDate = (time: ICAL.Time): string => time.toString().slice(0, 10);
const dateOf = (time: ICAL.Time, zone: string): string => (!time.isDate && isUtc(time) ? localDate(instantOf(time), zone) : writtenDate(time));

function ruleOf(event: ICAL.Component, zone: string): YearlyRule | null {
  const rule: unknown = event.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur)) return null;
  if (rule.freq !== 'YEARLY') throw new NoHoliday(`It repeats ${rule.freq.toLowerCase()}: only what repeats yearly is taken.`);
  const parts = rule.parts as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  const numbers = (name: string): number[] => (parts[name] ?? []).map(Number);
  const other = Object.keys(parts).find((name) => !RULE_PARTS.has(name));
  if (other !== undefined) throw new NoHoliday(`Its rule has ${other}, which is not understood.`);
  const weekdays = (parts['BYDAY'] ?? []).map((each) => {
    const [, nth = '', day = ''] = /^([+-]?\d*)([A-Z]{2})$/.exec(String(each)) ?? [];
    return { nth: Number(nth), weekday: WEEKDAYS.indexOf(day) + 1 };
  });
  if (weekdays.some((each) => each.weekday === 0)) throw new NoHoliday('Its rule has a weekday that is none.');
  if (weekdays.length > 0 && numbers('BYMONTH').length === 0) throw new NoHoliday('Its rule counts weekdays without naming a month, which is not understood.');
  const yearly: YearlyRule = {
    interval: Math.max(1, rule.interval), count: rule.count ?? null, until: rule.until ? dateOf(rule.until, zone) : null,
    months: numbers('BYMONTH'), monthDays: numbers('BYMONTHDAY'), weekdays, positions: numbers('BYSETPOS'),
  };
  if (mostDaysAYear(yearly) > MOST_DAYS_A_YEAR) throw new NoHoliday('It falls on too many days of a year to be a holiday.');
  return yearly;
}
