/**
 * Local dates of a time zone, exact across clock changes. A date is `YYYY-MM-DD`, an instant is milliseconds since 1970 UTC.
 * Offsets are read once per zone and day and remembered, so that millions of calls cost millions of map look-ups.
 */
import type { Grain } from './metric.js';

export type CalendarGrain = Extract<Grain, 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER'>;

/** The days a team works: ISO weekdays (1 = Monday), without its holidays. */
export interface WorkCalendar {
  readonly workingDays: readonly number[];
  readonly holidays: readonly string[];
}

/** A calendar period of whole local days; `end` is the first day after it. */
export interface LocalPeriod {
  readonly start: string;
  readonly end: string;
}

const DAY_MS = 86_400_000;
const REMEMBERED = 100_000;

/** The offset of one UTC day: `before` until `changesAt`, `after` from then on. */
interface OffsetDay {
  readonly before: number;
  readonly changesAt: number;
  readonly after: number;
}

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, OffsetDay>;
  readonly dayStarts: Map<string, number>;
}

const zones = new Map<string, ZoneClock>();
const dayNumbers = new Map<string, number>();
const dateTexts = new Map<number, string>();

function remember<K, V>(memory: Map<K, V>, key: K, value: V): V {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, value);
  return value;
}

function clockOf(zone: string): ZoneClock {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return remember(zones, zone, { format, offsets: new Map<number, OffsetDay>(), dayStarts: new Map<string, number>() });
}

function readOffset(clock: ZoneClock, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clock.format.formatToParts(at)) part[type] = Number(value);
  const local = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
  return local - Math.floor(at / 1000) * 1000;
}

/** The first instant in (low, high] that has the offset of `high`; offsets change on whole seconds. */
function changeBetween(clock: ZoneClock, low: number, high: number): number {
  const after = readOffset(clock, high);
  let [before, from] = [low, high];
  while (from - before > 1000) {
    const middle = Math.floor((before + from) / 2000) * 1000;
    if (readOffset(clock, middle) === after) from = middle;
    else before = middle;
  }
  return from;
}

function offsetAt(clock: ZoneClock, at: number): number {
  const day = Math.floor(at / DAY_MS);
  let known = clock.offsets.get(day);
  if (!known) {
    const before = readOffset(clock, day * DAY_MS);
    const after = readOffset(clock, (day + 1) * DAY_MS);
    const changesAt = before === after ? Infinity : changeBetween(clock, day * DAY_MS, (day + 1) * DAY_MS);
    known = remember(clock.offsets, day, { before, changesAt, after });
  }
  return at < known.changesAt ? known.before : known.after;
}

function dayNumber(date: string): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) throw new RangeError(`"${date}" is not a date of the form YYYY-MM-DD`);
  return remember(dayNumbers, date, at / DAY_MS);
}

function dateText(day: number): string {
  return dateTexts.get(day) ?? remember(dateTexts, day, new Date(day * DAY_MS).toISOString().slice(0, 10));
}

/** The local date of an instant. Throws RangeError for an unknown zone or an instant that is not a number. */
export function localDate(atMs: number, zone: string): string {
  return dateText(Math.floor((atMs + offsetAt(clockOf(zone), atMs)) / DAY_MS));
}

/**
 * The first instant of a local day. Where clocks jump over midnight the day begins at the jump; a date that a zone skipped
 * begins where the next one does. Throws RangeError for an unknown zone or a text that is not a date.
 */
export function startOfLocalDay(date: string, zone: string): number {
  const clock = clockOf(zone);
  const known = clock.dayStarts.get(date);
  if (known !== undefined) return known;
  const midnight = dayNumber(date) * DAY_MS;
  const starts = [midnight - DAY_MS * 1.5, midnight + DAY_MS * 1.5].map((near) => midnight - offsetAt(clock, near));
  const real = starts.filter((at) => at + offsetAt(clock, at) === midnight);
  const start = real.length > 0 ? Math.min(...real) : changeBetween(clock, Math.min(...starts), Math.max(...starts));
  return remember(clock.dayStarts, date, start);
}

/** The first instant after a local day: the start of the next one (23, 24 or 25 hours later, as the clocks go). */
export function endOfLocalDay(date: string, zone: string): number {
  return startOfLocalDay(addDays(date, 1), zone);
}

/** The date n calendar days later (earlier where n is negative). */
export function addDays(date: string, n: number): string {
  return dateText(dayNumber(date) + n);
}

/** Calendar days from a to b: 0 on one day, negative where b is earlier. */
export function daysBetween(a: string, b: string): number {
  return dayNumber(b) - dayNumber(a);
}

/** 1 = Monday to 7 = Sunday. */
export function isoWeekday(date: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7 + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** True on a weekday the team works, unless it is one of its holidays. */
export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  return calendar.workingDays.includes(isoWeekday(date)) && !calendar.holidays.includes(date);
}

/** Working days from `from` to `to`, both counted; 0 where `to` is earlier. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  const days = daysBetween(from, to) + 1;
  if (days <= 0) return 0;
  const first = isoWeekday(from);
  let count = 0;
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    if (!calendar.workingDays.includes(weekday)) continue;
    const firstOfIt = (weekday - first + 7) % 7;
    if (firstOfIt < days) count += Math.floor((days - 1 - firstOfIt) / 7) + 1;
  }
  const holidays = new Set(calendar.holidays.filter((date) => date >= from && date <= to && calendar.workingDays.includes(isoWeekday(date))));
  return count - holidays.size;
}

/** Every date from `from` to `to`, both included; none where `to` is earlier. */
export function eachDay(from: string, to: string): string[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, n) => dateText(first + n));
}

/** The first day of the period that holds the date; weeks begin on Monday. */
export function periodStart(date: string, grain: CalendarGrain): string {
  dayNumber(date);
  if (grain === 'DAY') return date;
  if (grain === 'WEEK') return addDays(date, 1 - isoWeekday(date));
  if (grain === 'MONTH') return `${date.slice(0, 7)}-01`;
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

/** The first day after the period that holds the date. */
export function periodEnd(date: string, grain: CalendarGrain): string {
  const start = periodStart(date, grain);
  if (grain === 'DAY') return addDays(start, 1);
  if (grain === 'WEEK') return addDays(start, 7);
  return periodStart(addDays(start, grain === 'MONTH' ? 31 : 93), grain);
}

/** The whole periods that hold a day of [from, toExclusive), in order. The first may begin before `from`, the last end after it. */
export function eachPeriod(from: string, toExclusive: string, grain: CalendarGrain): LocalPeriod[] {
  const periods: LocalPeriod[] = [];
  for (let start = periodStart(from, grain); from < toExclusive && start < toExclusive; start = periodEnd(start, grain)) {
    periods.push({ start, end: periodEnd(start, grain) });
  }
  return periods;
}
