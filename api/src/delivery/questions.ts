import { eachPeriod, localDate, startOfLocalDay, type CalendarGrain } from '@bifocal/metrics';
import type { ReadAt, TeamHistory } from '../facts/team-history.js';
import type { Measure } from '../graphql/enums.js';
import type { DayRange } from '../graphql/range.js';
import type { Period, TallyQuestion } from '../tallies/answer.js';
import { ItemsInHand } from '../tallies/delivery/items-in-hand.js';

/** Whose delivery is asked about: one team's, or all of a product's. */
export interface Whose {
  readonly workspaceId: number;
  readonly productId: number;
  readonly teamId: number | null;
  readonly zone: string;
  readonly teams: readonly TeamHistory[];
  readonly measure: Measure | null;
  /** Where the facts stand, and the instant that is now. */
  readonly time: ReadAt;
}

/** A question about these periods. */
export function questionOf({ workspaceId, productId, teamId, zone, measure, time }: Whose, periods: readonly Period[], groupBy: readonly string[] = []): TallyQuestion {
  return { workspaceId, productId, teamId, zone, currency: '', periods, groupBy, filters: [], measure, funnelId: null, nowMs: time.nowMs, ...(time.version === undefined ? {} : { version: time.version }) };
}

/** A sprint or a week that has a day of the range begins at most so long before it. */
const REACH_MS = 31 * 86_400_000;

/** Reads once what flow and defects of a range are counted from, periods that begin before it included. */
export async function readStatuses({ teams }: Whose, { from }: DayRange): Promise<void> {
  const hand = new ItemsInHand();
  for (const history of teams) hand.take({ items: await history.statusesSince(startOfLocalDay(from, history.team.timeZone) - REACH_MS) });
}

/** The range as one period. */
export function wholeRange({ from, to }: DayRange, zone: string, nowMs: number): Period {
  return { from, to, complete: to <= localDate(nowMs, zone), label: null, sprintId: null, releaseId: null };
}

/** The whole calendar periods that have a day of the range; the running one is the last. */
export function calendarPeriodsOf({ from, to }: DayRange, grain: CalendarGrain, zone: string, nowMs: number): Period[] {
  const today = localDate(nowMs, zone);
  return eachPeriod(from, to, grain)
    .filter(({ start }) => start <= today)
    .map(({ start, end }) => ({ from: start, to: end, complete: end <= today, label: null, sprintId: null, releaseId: null }));
}

/** The started sprints of a team that ran on a day of the range, earliest first. */
export function sprintPeriodsOf({ from, to }: DayRange, history: TeamHistory): Period[] {
  const { timeZone } = history.team;
  return [...history.sprints].reverse().flatMap(({ id, name, frame }): Period[] => {
    if (frame.startedAt === null || frame.startedAt > history.nowMs) return [];
    const [first, last] = [frame.startedAt, frame.closedAt ?? history.nowMs].map((at) => localDate(at, timeZone)) as [string, string];
    if (last < from || first >= to) return [];
    return [{ from: first, to: last, complete: frame.closedAt !== null, label: name, sprintId: id, releaseId: null }];
  });
}
