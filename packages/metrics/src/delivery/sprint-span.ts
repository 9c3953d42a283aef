/** The stretch of time a sprint's report covers, and which events belong to it. */
import { addDays, endOfLocalDay, localDate, startOfLocalDay } from '../time.js';
import type { ItemEvent, Sprint, TeamSettings } from './history.js';

export type SprintState = 'FUTURE' | 'RUNNING' | 'CLOSED';

export interface SprintSpan {
  readonly state: SprintState;
  /** Infinity for a sprint that has not started: everything so far is its plan. */
  readonly startAt: number;
  /** Changes of scope before this instant belong to the commitment. */
  readonly commitBefore: number;
  /** The close, or now while the sprint runs. */
  readonly closeAt: number;
}

function endOfGrace(startedAt: number, dateOnly: boolean, settings: TeamSettings): number {
  if (!dateOnly && settings.graceDays === 0) return startedAt;
  const date = localDate(startedAt, settings.timeZone);
  const lastDay = addDays(date, settings.graceDays);
  if (dateOnly) return endOfLocalDay(lastDay, settings.timeZone);
  return startOfLocalDay(lastDay, settings.timeZone) + (startedAt - startOfLocalDay(date, settings.timeZone));
}

/**
 * From the actual start to the actual close, or to `now` while the sprint runs. A closed sprint without an actual start began
 * as planned. Where the source knows only the day of the start, the commitment is what stands at the end of that day; the
 * grace period moves it n calendar days on.
 */
export function sprintSpan(sprint: Sprint, settings: TeamSettings, now: number): SprintSpan {
  const closeAt = sprint.closedAt ?? now;
  if (sprint.startedAt === null && sprint.closedAt === null) return { state: 'FUTURE', startAt: Infinity, commitBefore: Infinity, closeAt };
  const startAt = sprint.startedAt ?? sprint.plannedStartAt;
  return {
    state: sprint.closedAt === null ? 'RUNNING' : 'CLOSED',
    startAt,
    commitBefore: endOfGrace(startAt, sprint.startedOnDateOnly === true, settings),
    closeAt,
  };
}

/**
 * Whether an event belongs to what the sprint saw. What happens at the very instant of the close still counts (an item done
 * then is completed), save that nothing leaves then: trackers move what is left over at that instant.
 */
export function isSeenBy(span: SprintSpan, event: ItemEvent): boolean {
  if (event.at !== span.closeAt || span.state !== 'CLOSED') return event.at <= span.closeAt;
  return event.kind !== 'SPRINT_LEFT' && event.kind !== 'DELETED' && event.kind !== 'TYPE';
}
