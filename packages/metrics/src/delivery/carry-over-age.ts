/** For how many sprints an item has been carried. */
import { daysBetween, localDate } from '../time.js';
import type { Sprint, TeamSettings } from './history.js';
import { sprintSpan } from './sprint-span.js';
import { stateBefore, type Timeline } from './timeline.js';

const LARGEST_GAP_DAYS = 5;

function wasIn(timeline: Timeline, sprint: Sprint, settings: TeamSettings, now: number): boolean {
  const { startAt, closeAt } = sprintSpan(sprint, settings, now);
  if (stateBefore(timeline, startAt).sprintIds.includes(sprint.id)) return true;
  return timeline.moments.some(({ at, state }) => at >= startAt && at < closeAt && state.sprintIds.includes(sprint.id));
}

/**
 * The age of a carry-over: the number of consecutive sprints of the team, this one included, in which the item was at some
 * time between start and close. A gap of more than 5 calendar days between a close and the next start ends the row.
 */
export function carryOverAge(timeline: Timeline, sprint: Sprint, teamSprints: readonly Sprint[], settings: TeamSettings, now: number): number {
  const startOf = (each: Sprint) => sprintSpan(each, settings, now).startAt;
  const earlier = teamSprints
    .filter((each) => each.id !== sprint.id && each.closedAt !== null && startOf(each) < startOf(sprint))
    .sort((a, b) => startOf(b) - startOf(a));
  let age = 1;
  let next = sprint;
  for (const each of earlier) {
    const dayOf = (at: number) => localDate(at, settings.timeZone);
    const start = startOf(next);
    if (start === Infinity || daysBetween(dayOf(each.closedAt!), dayOf(start)) > LARGEST_GAP_DAYS || !wasIn(timeline, each, settings, now)) break;
    age += 1;
    next = each;
  }
  return age;
}
