import { addDays, daysBetween, endOfLocalDay, localDate, periodEnd, periodStart, startOfLocalDay, type CalendarGrain } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { Parameters } from './read.js';

/**
 * The question's periods as a table `p (i, from_day, to_day)`: local days, half open. What has not begun yet is left out, so
 * that a fact dated in the future is counted when its day has come.
 */
export function dayPeriods(question: TallyQuestion, parameters: Parameters): string {
  const tomorrow = addDays(today(question), 1);
  const from = parameters.add(question.periods.map((period) => period.from));
  const to = parameters.add(question.periods.map((period) => (period.to < tomorrow ? period.to : tomorrow)));
  return `unnest(${from}::date[], ${to}::date[]) WITH ORDINALITY AS p (from_day, to_day, i)`;
}

/** The question's periods as a table `p (i, from_at, to_at)`: the instants at which local days begin. Movements and facts after now are left out. */
export function instantPeriods(question: TallyQuestion, parameters: Parameters): string {
  const from = parameters.add(question.periods.map((period) => new Date(edge(question, period.from))));
  const to = parameters.add(question.periods.map((period) => new Date(edge(question, period.to))));
  return `unnest(${from}::timestamptz[], ${to}::timestamptz[]) WITH ORDINALITY AS p (from_at, to_at, i)`;
}

/** The instant at which a local day begins, or the instant just after now where that is earlier. */
export function edge(question: TallyQuestion, day: string): number {
  return Math.min(startOfLocalDay(day, question.zone), question.nowMs + 1);
}

/** The instants at which the question's periods begin and end, in order, and between which of them each period lies. */
export interface Edges {
  readonly instants: readonly number[];
  /** Per period, the places (from 1) of its beginning and its end among the instants. */
  readonly places: readonly (readonly [from: number, to: number])[];
  /** width_bucket(at, list) is the place of the last edge that is not after `at`. */
  readonly list: string;
  /** A row (i, bucket) for each stretch between two edges that lies in a period: facts find their periods by a hash, also where periods overlap. */
  readonly inside: string;
}

export function edgesOf(question: TallyQuestion, parameters: Parameters): Edges {
  const ends = question.periods.map((period) => [edge(question, period.from), edge(question, period.to)] as const);
  const instants = [...new Set(ends.flat())].sort((a, b) => a - b);
  const placeOf = new Map(instants.map((at, index) => [at, index + 1]));
  const places = ends.map(([from, to]) => [placeOf.get(from)!, placeOf.get(to)!] as const);
  const inside = `(SELECT p.i, bucket FROM unnest(${parameters.add(places.map(([from]) => from))}::int[], ${parameters.add(places.map(([, to]) => to))}::int[])
    WITH ORDINALITY AS p (from_edge, to_edge, i) CROSS JOIN LATERAL generate_series(p.from_edge, p.to_edge - 1) bucket)`;
  return { instants, places, list: `${parameters.add(instants.map((at) => new Date(at)))}::timestamptz[]`, inside };
}

export function today(question: TallyQuestion): string {
  return localDate(question.nowMs, question.zone);
}

/** The last day of a period that has begun: for one that is running, today. */
export function lastDay(question: TallyQuestion, period: { readonly to: string }): string {
  const last = addDays(period.to, -1);
  const now = today(question);
  return last < now ? last : now;
}

const GRAINS: readonly CalendarGrain[] = ['QUARTER', 'MONTH'];

/** The month or quarter that a period is, or null where it is another range of days. */
export function calendarGrain(from: string, to: string): CalendarGrain | null {
  return GRAINS.find((grain) => periodStart(from, grain) === from && periodEnd(from, grain) === to) ?? null;
}

/** The period that follows: the next month or quarter, else as many days. */
export function nextPeriod(from: string, to: string): { readonly from: string; readonly to: string } {
  const grain = calendarGrain(from, to);
  return { from: to, to: grain ? periodEnd(to, grain) : addDays(to, daysBetween(from, to)) };
}

/** Whether a local day is over. */
export function isOver(question: TallyQuestion, toExclusive: string): boolean {
  return endOfLocalDay(addDays(toExclusive, -1), question.zone) <= question.nowMs;
}
