/** How much a team completes in a sprint. */
import { measured, type MetricValue, nothing } from '../metric.js';
import type { Sprint } from './history.js';
import { exactSum } from './measure.js';

/** What velocity needs of a closed sprint's ledger, live or as it was frozen at the close. */
export interface ClosedLedger {
  readonly sprint: Pick<Sprint, 'id' | 'key' | 'name' | 'closedAt'>;
  readonly commitment: number;
  readonly completed: number;
}

export interface VelocitySprint {
  readonly sprintId: string;
  readonly sprintKey: string;
  readonly sprintName: string;
  readonly closedAt: number;
  readonly committed: number;
  readonly completed: number;
}

export interface Velocity {
  /** The last n closed sprints, earliest first. */
  readonly sprints: readonly VelocitySprint[];
  readonly mean: MetricValue;
  readonly min: number | null;
  readonly max: number | null;
  readonly count: number;
}

/** The fewest closed sprints that a mean is taken of. */
export const FEWEST_SPRINTS = 3;

/**
 * Velocity: the mean of `completed` over the last `lastN` closed sprints of one team, in the unit of the ledgers; the running
 * sprint is never in it. The mean is null under 3 closed sprints; min and max are null where there is none. Points of
 * different teams are never put together. Source: Bifocal's delivery definitions, section 3.
 */
export function velocity(closedLedgers: readonly ClosedLedger[], lastN = 6): Velocity {
  const sprints = closedLedgers
    .flatMap(({ sprint: { id, key, name, closedAt }, commitment, completed }): VelocitySprint[] =>
      closedAt === null ? [] : [{ sprintId: id, sprintKey: key, sprintName: name, closedAt, committed: commitment, completed }])
    .sort((a, b) => a.closedAt - b.closedAt || (a.sprintKey < b.sprintKey ? -1 : 1));
  const last = lastN > 0 ? sprints.slice(-lastN) : [];
  const completed = last.map((sprint) => sprint.completed);
  const [sum, count] = [exactSum(completed), last.length];
  const parts = { numerator: sum, denominator: count, sampleSize: count };
  return {
    sprints: last,
    mean: count < FEWEST_SPRINTS ? nothing('Not enough sprints: a mean takes at least 3 closed ones.', parts) : measured(sum / count, parts),
    min: count === 0 ? null : Math.min(...completed),
    max: count === 0 ? null : Math.max(...completed),
    count,
  };
}
