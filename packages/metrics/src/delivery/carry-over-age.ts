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

const inOrder = new WeakMap<readonly Sprint[], readonly { readonly each: Sprint; readonly startedAt: number }[]>();

/** The closed sprints by their start, put in order once for all items of a team. Lists of sprints are never changed in place. */
function latestFirst(teamSprints: readonly Sprint[]): readonly { readonly each: Sprint; readonly startedAt: number }[] {
  const known = inOrder.get(teamSprints);
  if (known) return known;
  const sorted = teamSprints.filter((each) => each.closedAt !== null)
    .map((each) => ({ each, startedAt: each.startedAt ?? each.plannedStartAt }))
    .sort((a, b) => b.startedAt - a.startedAt);
  inOrder.set(teamSprints, sorted);
  return sorted;
}

/**
 * The age of a carry-over: the number of consecutive sprints of the team, this one included, in which the item was at some
 * time between start and close. A gap of more than 5 calendar days between a close and the next start ends the row.
 */
export function carryOverAge(timeline: Timeline, sprint: Sprint, teamSprints: readonly Sprint[], settings: TeamSettings, now: number): number {
  const startOf = (each: Sprint) => sprintSpan(each, settings, now).startAt;
  const startAt = startOf(sprint);
  let age = 1;
  let next = sprint;
  for (const { each, startedAt } of latestFirst(teamSprints)) {
    if (each.id === sprint.id || startedAt >= startAt) continue;
    const dayOf = (at: number) => localDate(at, settings.timeZone);
    const start = startOf(next);
    if (start === Infinity || daysBetween(dayOf(each.closedAt!), dayOf(start)) > LARGEST_GAP_DAYS || !wasIn(timeline, each, settings, now)) break;
    age += 1;
    next = each;
  }
  return age;
}
