import { DAY, HOUR, addMonths, atLocal, dateOf, dayOf, firstDayOfMonth, localDay, monthOf, weekday } from './calendar.js';
import { WorkingCalendar } from './holidays.js';

export const SOURCE = 'sample';
export const PRODUCT = 'checkout';
export const CURRENCY = 'EUR';
export const RUNNING_SPRINT = 39;

export interface ReleasePlan {
  readonly key: string;
  readonly name: string;
  readonly firstSprint: number;
  /** The sprint in whose third day it goes live; null while it runs. */
  readonly liveSprint: number | null;
  readonly startedAt: number;
  readonly targetDay: number;
  readonly releasedAt: number | null;
}

/** Everything that hangs on the anchor date alone: when history begins, when it ends, the sprints' Mondays and the releases' days. */
export interface Timeline {
  readonly seed: number;
  readonly today: number;
  /** Nothing happens at or after this instant: noon of today. */
  readonly now: number;
  /** First day of the outcome half: the first of the month, 18 months back. */
  readonly firstDay: number;
  readonly working: WorkingCalendar;
  readonly releases: readonly ReleasePlan[];
  mondayOf(sprint: number): number;
}

const RELEASES = [
  { key: 'lyra', name: 'Lyra', firstSprint: 1, liveSprint: 11, slip: 5 },
  { key: 'cygnus', name: 'Cygnus', firstSprint: 11, liveSprint: 20, slip: 0 },
  { key: 'vela', name: 'Vela', firstSprint: 20, liveSprint: 31, slip: 12 },
  { key: 'orion', name: 'Orion', firstSprint: 31, liveSprint: null, slip: 0 },
] as const;

/** The release that lifts activation, from 00:00 of the day it goes live. */
export const LIFTING_RELEASE = 'cygnus';

export function timeline(seed: number, today: string): Timeline {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is a whole number, not ${seed}.`);
  const day = dayOf(today);
  const firstMonth = monthOf(day) - 18;
  const working = new WorkingCalendar(firstDayOfMonth(firstMonth - 3), day + 120);
  // From Thursday on, the sprint began this week's Monday; before, the last one's: today is 4 to 10 days into 14.
  const runningMonday = day - (weekday(day) - 1) - (weekday(day) >= 4 ? 0 : 7);
  const mondayOf = (sprint: number): number => runningMonday + 14 * (sprint - RUNNING_SPRINT);
  const liveDay = (sprint: number): number => working.nextWorked(mondayOf(sprint) + 2);
  const releases = RELEASES.map(({ key, name, firstSprint, liveSprint, slip }): ReleasePlan => {
    const startDay = firstSprint === 1 ? working.nextWorked(mondayOf(1)) : liveDay(firstSprint);
    return {
      key,
      name,
      firstSprint,
      liveSprint,
      startedAt: atLocal(startDay, firstSprint === 1 ? 8 * HOUR : 12 * HOUR),
      targetDay: liveSprint === null ? working.nextWorked(localDay(addMonths(atLocal(day, 12 * HOUR), 2))) : liveDay(liveSprint) - slip,
      releasedAt: liveSprint === null ? null : atLocal(liveDay(liveSprint), 10 * HOUR),
    };
  });
  return { seed, today: day, now: atLocal(day, DAY / 2), firstDay: firstDayOfMonth(firstMonth), working, releases, mondayOf };
}

/** The release that lifts activation, and its day. */
export function liftingRelease(time: Timeline): { readonly key: string; readonly name: string; readonly day: number; readonly date: string } {
  const release = time.releases.find(({ key }) => key === LIFTING_RELEASE);
  if (!release || release.releasedAt === null) throw new Error('The lifting release is not planned.');
  const day = localDay(release.releasedAt);
  return { key: release.key, name: release.name, day, date: dateOf(day) };
}
