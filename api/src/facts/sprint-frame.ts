import type { Sprint } from '@bifocal/metrics';

/** A sprint as it is kept, with what its source is known to say of sprints at all. */
export interface StoredSprint {
  readonly id: number;
  readonly teamId: number;
  readonly key: string;
  readonly name: string;
  readonly goal: string | null;
  readonly goalOutcome: 'MET' | 'PARTLY' | 'MISSED' | null;
  readonly plannedStartAt: Date | null;
  readonly plannedEndAt: Date | null;
  /** Where its source knows the day alone, the first instant of that day in the team's zone. */
  readonly startedAt: Date | null;
  readonly startedOnDateOnly: boolean;
  readonly closedAt: Date | null;
  /** Whether the source has ever said of a sprint of this team that it started, and that it closed. */
  readonly saysStarts: boolean;
  readonly saysCloses: boolean;
  /** When it was first noticed that it had started, and had closed. */
  readonly startSeenAt: Date | null;
  readonly closeSeenAt: Date | null;
}

/** A sprint with the instants its report is read by. */
export interface SprintRow extends StoredSprint {
  readonly frame: Sprint;
}

/**
 * The instants of a sprint. What the source says, stands: where it tells starts, a sprint whose planned start has passed is
 * still not started until it says so. Of a source that has never told a start, a sprint starts as planned; of one that has
 * told neither a start nor a close, it closes as planned too. An unknown planned instant is taken from the actual one, and
 * where there is none either, from `nowMs`, so that nothing is late and no line is drawn.
 */
export function frameOf(stored: StoredSprint, nowMs: number): Sprint {
  const plannedStart = stored.plannedStartAt?.getTime() ?? null;
  const plannedEnd = stored.plannedEndAt?.getTime() ?? null;
  const closesAsPlanned = !stored.saysStarts && !stored.saysCloses && plannedEnd !== null && plannedEnd <= nowMs;
  const closedAt = stored.closedAt?.getTime() ?? (closesAsPlanned ? plannedEnd : null);
  const startsAsPlanned = plannedStart !== null && (closedAt !== null || (!stored.saysStarts && plannedStart <= nowMs));
  const startedAt = stored.startedAt?.getTime() ?? (startsAsPlanned ? plannedStart : closedAt);
  const plannedStartAt = plannedStart ?? startedAt ?? plannedEnd ?? nowMs;
  return {
    id: String(stored.id),
    key: stored.key,
    name: stored.name,
    goal: stored.goal,
    plannedStartAt,
    plannedEndAt: plannedEnd ?? closedAt ?? Math.max(nowMs, plannedStartAt),
    startedAt,
    closedAt,
    ...(stored.startedOnDateOnly ? { startedOnDateOnly: true } : {}),
  };
}

/** When it started, or should: what sprints are ordered by. */
export const startOf = (sprint: SprintRow): number => sprint.frame.startedAt ?? sprint.frame.plannedStartAt;
