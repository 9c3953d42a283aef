import { dayAndTime } from '../format/date';
import type { TeamSprint } from './use-team';

type Instants = Pick<TeamSprint, 'state' | 'plannedStartAt' | 'plannedEndAt' | 'closedAt'>;

/** Where a sprint stands, in words: "closed Mon 16 Mar, 09:00". */
export function sprintWhen(sprint: Instants, timeZone: string): string {
  if (sprint.state === 'CLOSED') return sprint.closedAt ? `closed ${dayAndTime(sprint.closedAt, timeZone)}` : 'closed';
  if (sprint.state === 'RUNNING') return sprint.plannedEndAt ? `running, planned to end ${dayAndTime(sprint.plannedEndAt, timeZone)}` : 'running';
  return sprint.plannedStartAt ? `planned to start ${dayAndTime(sprint.plannedStartAt, timeZone)}` : 'planned';
}
