import { Field, InputType } from '@nestjs/graphql';
import { addDays, localDate, periodStart } from '@bifocal/metrics';
import { CalendarUnit } from './enums.js';
import { badInput } from './named-error.js';
import { FlexibleDate } from './scalars.js';

@InputType({ description: 'A range of local days, half open. Exactly one form: from + to, last ("P90D", "P12W", "P6M", "P1Y": up to and including today), or this.' })
export class RangeInput {
  @Field(() => FlexibleDate, { nullable: true, description: 'The first day of the range.' })
  from?: string | number | null;

  @Field(() => FlexibleDate, { nullable: true, description: 'The first day after the range.' })
  to?: string | number | null;

  @Field(() => String, { nullable: true, description: 'An ISO 8601 duration back from the end of today: P90D, P12W, P6M, P1Y.' })
  last?: string | null;

  @Field(() => CalendarUnit, { nullable: true, description: 'The calendar unit that is running now.' })
  this?: CalendarUnit | null;
}

/** Local days, `to` not included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The range in local days of `zone`, or a sentence that says what was wrong with it. */
export function readRange(input: RangeInput, zone: string, nowMs: number): DayRange {
  const forms = [input.from != null || input.to != null, input.last != null, input.this != null].filter(Boolean).length;
  if (forms !== 1) throw badInput('range: give exactly one of from + to, last ("P90D"), or this (MONTH).');
  const tomorrow = addDays(localDate(nowMs, zone), 1);
  if (input.last != null) return { from: back(input.last, tomorrow), to: tomorrow };
  if (input.this != null) return { from: startOf(input.this, localDate(nowMs, zone)), to: tomorrow };
  if (input.from == null || input.to == null) throw badInput('range: from and to go together.');
  const range = { from: day('range.from', input.from, zone), to: day('range.to', input.to, zone) };
  if (range.from >= range.to) throw badInput(`range: from (${range.from}) must be before to (${range.to}); to is not included.`);
  return range;
}

function startOf(unit: CalendarUnit, today: string): string {
  return unit === 'YEAR' ? `${today.slice(0, 4)}-01-01` : periodStart(today, unit);
}

/** The fewest days of each unit. */
const FEWEST_DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, M: 28, Y: 365 };

function back(duration: string, end: string): string {
  const match = /^P(\d{1,5})([DWMY])$/.exec(duration);
  if (!match || Number(match[1]) === 0) throw badInput(`range.last: expected a duration such as P90D, P12W, P6M or P1Y, got "${duration.slice(0, 40)}".`);
  const amount = Number(match[1]);
  // Asked first, because long before 1970 there are no dates to count with.
  const daysSince1970 = Date.parse(end) / 86_400_000;
  if (amount * FEWEST_DAYS[match[2]!]! > daysSince1970) throw beforeFacts(duration);
  const from = match[2] === 'D' ? addDays(end, -amount) : match[2] === 'W' ? addDays(end, -7 * amount) : monthsBefore(end, match[2] === 'M' ? amount : 12 * amount);
  if (from < '1970-01-01') throw beforeFacts(duration);
  return from;
}

function beforeFacts(duration: string): Error {
  return badInput(`range.last: ${duration} reaches back before 1970, and there are no facts from then. Ask for less.`);
}

/** The same day of the month `months` earlier, or that month's last day where it has no such day. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) - months;
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  const lastDay = Number(addDays(periodStart(addDays(first, 31), 'MONTH'), -1).slice(8));
  return `${first.slice(0, 8)}${String(Math.min(dayOfMonth, lastDay)).padStart(2, '0')}`;
}

function day(path: string, value: string | number, zone: string): string {
  if (typeof value === 'number' || /^-?\d{9,}$/.test(value)) return localDay(path, Number(value), zone);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const at = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)) return inCentury(path, value);
    throw badInput(`${path}: ${value} is not a day of the calendar.`);
  }
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value)) throw badInput(`${path}: expected YYYY-MM-DD, RFC 3339 with a zone, or epoch milliseconds, got "${value.slice(0, 40)}".`);
  return localDay(path, Date.parse(value), zone);
}

function localDay(path: string, atMs: number, zone: string): string {
  if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) throw badInput(`${path}: not an instant.`);
  return inCentury(path, localDate(atMs, zone));
}

/** Facts of a product lie between 1970 and 2200; a year outside is a slip of the unit. */
function inCentury(path: string, date: string): string {
  if (date < '1970-01-01' || date > '2200-01-01') throw badInput(`${path}: ${date} is not between 1970 and 2200.`);
  return date;
}
