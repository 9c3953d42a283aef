/**
 * Local time in Berlin, computed: the simulator has no dependency and asks no clock and no time zone data.
 * A day is the number of days since 1 January 1970; an instant is milliseconds since then, in UTC.
 */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ZONE = 'Europe/Berlin';

/** The day of a local date. Throws on a date that no calendar has. */
export function dayOf(date: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const day = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY : Number.NaN;
  if (!Number.isFinite(day) || dateOf(day) !== date) throw new RangeError(`A date is YYYY-MM-DD, not ${JSON.stringify(date)}.`);
  return day;
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Months since year 0, so that months can be compared and subtracted. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
}

/** YYYY-MM of a month. */
export function monthName(month: number): string {
  return dateOf(firstDayOfMonth(month)).slice(0, 7);
}

interface Year { readonly begin: number; readonly end: number; readonly summerFrom: number; readonly summerTo: number }
let lastYear: Year = { begin: 0, end: 0, summerFrom: 0, summerTo: 0 };

/** Summer time of the European Union: from the last Sunday of March to the last of October, 01:00 UTC. The last year asked for is kept at hand. */
function yearOf(instant: number): Year {
  if (instant >= lastYear.begin && instant < lastYear.end) return lastYear;
  const year = new Date(instant).getUTCFullYear();
  const lastSunday = (month: number): number => {
    const last = Date.UTC(year, month + 1, 0) / DAY;
    return (last - (weekday(last) % 7)) * DAY + HOUR;
  };
  lastYear = { begin: Date.UTC(year, 0, 1), end: Date.UTC(year + 1, 0, 1), summerFrom: lastSunday(2), summerTo: lastSunday(9) };
  return lastYear;
}

function offsetAt(instant: number): number {
  const { summerFrom, summerTo } = yearOf(instant);
  return instant >= summerFrom && instant < summerTo ? 2 * HOUR : HOUR;
}

/** The instant at which the clocks of Berlin show this time of this day. */
export function atLocal(day: number, timeOfDay: number): number {
  const local = day * DAY + timeOfDay;
  return local - offsetAt(local - offsetAt(local));
}

/** The local day in Berlin of an instant. */
export function localDay(instant: number): number {
  return Math.floor((instant + offsetAt(instant)) / DAY);
}

export function localMonth(instant: number): number {
  return monthOf(localDay(instant));
}

/** The same local time some months later, on the last day of a shorter month. */
export function addMonths(instant: number, months: number): number {
  const day = localDay(instant);
  const month = monthOf(day);
  const length = firstDayOfMonth(month + months + 1) - firstDayOfMonth(month + months);
  const dayOfMonth = Math.min(day - firstDayOfMonth(month), length - 1);
  return atLocal(firstDayOfMonth(month + months) + dayOfMonth, instant + offsetAt(instant) - day * DAY);
}

const PAIRS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
let lastDay = { day: 0, prefix: '1970-01-01T' };

/** RFC 3339 in UTC, to the millisecond. Written by hand, since a stream of events spends most of its time here; events come day by day. */
export function iso(instant: number): string {
  const whole = Math.round(instant);
  const day = Math.floor(whole / DAY);
  if (day !== lastDay.day) lastDay = { day, prefix: `${dateOf(day)}T` };
  const rest = whole - day * DAY;
  const millis = rest % 1_000;
  const padded = millis > 99 ? millis : millis > 9 ? `0${millis}` : `00${millis}`;
  return `${lastDay.prefix}${PAIRS[Math.floor(rest / HOUR)]}:${PAIRS[Math.floor(rest / MINUTE) % 60]}:${PAIRS[Math.floor(rest / 1_000) % 60]}.${padded}Z`;
}
