/** When the steps of a forecast end, on the team's own calendar. */
import { addDays, daysBetween, isWorkingDay, localDate, workingDaysBetween } from '../time.js';
import type { Sprint, TeamSettings } from './history.js';
import { percentileNearestRank } from './percentile.js';

/** The dates on which the steps of a forecast end, at index n; step 0 is the end of the running one, or today. */
export interface StepCalendar {
  readonly dates: readonly string[];
  /** The share of the running step that is still to come; null: none runs. */
  readonly runningShare: number | null;
  readonly runningSprintId: string | null;
}

/** How many starts the rhythm is read from. */
const STARTS = 13;

/** The last starts, earliest first; without sorting a past of twenty years for it. */
function lastStarts(sprints: readonly Sprint[]): number[] {
  const last: number[] = [];
  for (const { startedAt } of sprints) {
    if (startedAt === null || (last.length === STARTS && startedAt <= last[0]!)) continue;
    const place = last.findIndex((at) => at > startedAt);
    last.splice(place < 0 ? last.length : place, 0, startedAt);
    if (last.length > STARTS) last.shift();
  }
  return last;
}

/**
 * The rhythm of a team in calendar days: the median (nearest rank) of the days from one start to the next, gaps included, over
 * its last 12 sprints; of a team with a single sprint, its planned length. Null where it has none.
 */
export function sprintRhythmDays(sprints: readonly Sprint[], settings: TeamSettings): number | null {
  const starts = lastStarts(sprints).map((at) => localDate(at, settings.timeZone));
  const distances = starts.slice(1).map((start, n) => daysBetween(starts[n]!, start)).filter((days) => days > 0).sort((a, b) => a - b);
  if (distances.length > 0) return percentileNearestRank(distances, 0.5);
  const [only] = sprints;
  return only ? Math.max(1, Math.ceil((only.plannedEndAt - only.plannedStartAt) / 86_400_000)) : null;
}

/** The day a sprint should end; a planned end at midnight is the end of the day before. */
function lastDayOf(sprint: Sprint, { timeZone }: TeamSettings): string {
  return localDate((sprint.closedAt ?? sprint.plannedEndAt) - 1, timeZone);
}

/**
 * Sprint steps. Step 0 is the rest of the running sprint (the latest started, where there are several), up to its planned end:
 * its share is its working days after today / all its working days, and 0 once it is overdue, when it counts as ending today.
 * Each step after it ends one rhythm later. Where none runs, steps are counted from the close of the last one; a team that has
 * paused for a rhythm or longer is counted from today. Null without a sprint. `now` is the instant the forecast is made at.
 */
export function sprintCalendar(sprints: readonly Sprint[], settings: TeamSettings, now: number, steps: number): StepCalendar | null {
  const rhythm = sprintRhythmDays(sprints, settings);
  if (rhythm === null) return null;
  const today = localDate(now, settings.timeZone);
  const started = sprints.filter(({ startedAt }) => startedAt !== null && startedAt <= now).sort((a, b) => a.startedAt! - b.startedAt!);
  const running = started.findLast(({ closedAt }) => closedAt === null);
  if (running) {
    const planned = lastDayOf(running, settings);
    const all = workingDaysBetween(localDate(running.startedAt!, settings.timeZone), planned, settings);
    const left = workingDaysBetween(addDays(today, 1), planned, settings);
    const end = planned > today ? planned : today;
    return { dates: every(end, rhythm, steps), runningShare: all > 0 ? Math.min(1, left / all) : 0, runningSprintId: running.id };
  }
  const lastClose = started.reduce((last, { closedAt }) => Math.max(last, closedAt ?? 0), 0);
  const close = lastClose > 0 ? localDate(lastClose, settings.timeZone) : today;
  const from = addDays(close, rhythm) > today ? close : today;
  return { dates: [today, ...every(from, rhythm, steps).slice(1)], runningShare: null, runningSprintId: null };
}

function every(from: string, days: number, steps: number): string[] {
  return Array.from({ length: steps + 1 }, (_, n) => addDays(from, n * days));
}

/** A week without a working day in so many calendar days has none. */
const LONGEST_PAUSE = 366;

/** Day steps: step 0 is today, whose work so far is done and whose rest is not counted; step n is the nth working day after it. Null where the team has no working day. */
export function dayCalendar(settings: TeamSettings, now: number, steps: number): StepCalendar | null {
  const calendar = { workingDays: settings.workingDays, holidays: settings.holidays };
  const dates = [localDate(now, settings.timeZone)];
  let [date, pause] = [dates[0]!, 0];
  while (dates.length <= steps) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) [pause] = [0, dates.push(date)];
    else if ((pause += 1) > LONGEST_PAUSE) return null;
  }
  return { dates, runningShare: null, runningSprintId: null };
}
