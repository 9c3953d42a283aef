import { HOUR, MINUTE, atLocal } from '../calendar.js';
import type { Random } from '../random.js';
import { RUNNING_SPRINT, type Timeline } from '../timeline.js';

/** One sprint of a team, with its four instants and the hours in which its team works. */
export interface Sprint {
  readonly key: string;
  readonly number: number;
  readonly monday: number;
  readonly plannedStartAt: number;
  readonly plannedEndAt: number;
  readonly startedAt: number;
  readonly closedAt: number;
  readonly running: boolean;
  readonly workedDays: readonly number[];
}

/**
 * The sprints of one team, 1 to 39. They start on Monday around ten and close on Friday evening, or, one in three, on the Monday after;
 * a holiday moves either to the next worked day. A sprint always closes before the next one starts.
 * `closesLate` may forbid a sprint to close late.
 */
export function planSprints(time: Timeline, team: string, random: Random, closesLate: (number: number) => false | undefined): Sprint[] {
  const sprints: Sprint[] = [];
  for (let number = 1; number <= RUNNING_SPRINT; number += 1) {
    const monday = time.mondayOf(number);
    const punctual = closesLate(number) === false;
    const late = random.chance(0.35);
    const evening = 17 * HOUR + random.whole(10, 100) * MINUTE;
    const morning = 8 * HOUR + random.whole(35, 95) * MINUTE;
    const friday = monday + 11;
    sprints.push({
      key: `${team}-${number}`,
      number,
      monday,
      plannedStartAt: atLocal(monday, 9 * HOUR),
      plannedEndAt: atLocal(friday, 17 * HOUR),
      startedAt: atLocal(time.working.nextWorked(monday), 10 * HOUR + random.whole(0, 25) * MINUTE),
      closedAt: !punctual && (late || !time.working.works(friday)) ? atLocal(time.working.nextWorked(monday + 14), morning) : atLocal(friday, evening),
      running: number === RUNNING_SPRINT,
      workedDays: time.working.worked(monday, friday),
    });
  }
  return sprints;
}

/** The instant at which this share of the sprint's working time has passed: work happens between 09:30 and 17:00 of worked days. */
export function whenIn(sprint: Sprint, share: number, random: Random): number {
  const place = Math.min(Math.max(share, 0), 0.9999) * sprint.workedDays.length;
  const day = sprint.workedDays[Math.floor(place)] ?? sprint.monday;
  const at = atLocal(day, 9.5 * HOUR + (place % 1) * 7.4 * HOUR) + random.whole(0, 59_000);
  return Math.round(Math.max(at, sprint.startedAt + 15 * MINUTE + Math.max(share, 0) * 20 * HOUR));
}

/** An instant after the planned end and before the close: work that comes late. Null when the sprint closed at once. */
export function lateIn(sprint: Sprint, random: Random): number | null {
  const friday = [sprint.plannedEndAt + 5 * MINUTE, Math.min(sprint.plannedEndAt + 2 * HOUR, sprint.closedAt - 3 * MINUTE)] as const;
  const closing = [sprint.closedAt - 32 * MINUTE, sprint.closedAt - 3 * MINUTE] as const;
  const nextDay = sprint.closedAt - sprint.plannedEndAt > 12 * HOUR;
  const [from, to] = nextDay && random.chance(0.6) ? closing : friday;
  return to > from ? Math.round(random.between(from, to)) : null;
}

/** The share of the sprint's working time that has passed by an instant. */
export function shareAt(sprint: Sprint, instant: number): number {
  const passed = sprint.workedDays.filter((day) => atLocal(day, 17 * HOUR) <= instant).length;
  const day = sprint.workedDays[passed];
  const begun = day === undefined ? 0 : Math.min(Math.max((instant - atLocal(day, 9.5 * HOUR)) / (7.4 * HOUR), 0), 1);
  return (passed + begun) / sprint.workedDays.length;
}
