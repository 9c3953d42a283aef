import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';
import { frameOf, startOf, type SprintRow, type StoredSprint } from './sprint-frame.js';

type Instant = 'plannedStartAt' | 'plannedEndAt' | 'startedAt' | 'closedAt' | 'startSeenAt' | 'closeSeenAt';
type Read = Omit<StoredSprint, Instant> & Record<Instant, number | null>;

/** As milliseconds: a team has hundreds of sprints, and to read their instants from text would cost more than the query. */
const ms = (column: string, name: Instant): string => `floor(extract(epoch FROM ${column}) * 1000)::float8 AS "${name}"`;
const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** The midnight of a day in the zone that the team is read by now. */
const STARTED = `CASE WHEN started_on IS NULL THEN started_at ELSE started_on::timestamp AT TIME ZONE (
    SELECT d.time_zone FROM team_definition d WHERE d.workspace_id = $1 AND d.team_id = $2 ORDER BY d.version DESC LIMIT 1) END`;

const OF_TEAM = `
  SELECT id, team_id AS "teamId", key, name, goal, goal_outcome AS "goalOutcome",
         ${ms('planned_start_at', 'plannedStartAt')}, ${ms('planned_end_at', 'plannedEndAt')}, ${ms(STARTED, 'startedAt')}, started_on IS NOT NULL AS "startedOnDateOnly",
         ${ms('closed_at', 'closedAt')}, ${ms('start_seen_at', 'startSeenAt')}, ${ms('close_seen_at', 'closeSeenAt')},
         bool_or(started_at IS NOT NULL) OVER source AS "saysStarts", bool_or(closed_at IS NOT NULL) OVER source AS "saysCloses"
  FROM sprint WHERE workspace_id = $1 AND team_id = $2
  WINDOW source AS (PARTITION BY source_id)`;

/** Reads sprints: always all of a team's, since what one is credited with depends on the others. */
@Injectable()
export class SprintFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Newest first. */
  async ofTeam(workspaceId: number, teamId: number, nowMs: number): Promise<SprintRow[]> {
    const rows = await this.dataSource.query<Read[]>(OF_TEAM, [workspaceId, teamId]);
    return rows
      .map((row) => rowOf(row, nowMs))
      .sort((a, b) => startOf(b) - startOf(a) || b.id - a.id);
  }

  /** The team whose sprint it is; null where there is no such sprint, nobody has said whose it is, or it is not for the one who asks. */
  async teamIdOf(workspaceId: number, sprintId: number): Promise<number | null> {
    const rows = await this.dataSource.query<{ teamId: number | null }[]>(
      `SELECT team_id AS "teamId" FROM sprint WHERE workspace_id = $1 AND id = $2 AND ${inSight.team('team_id', 3)}`, [workspaceId, sprintId, sight().teams]);
    return rows[0]?.teamId ?? null;
  }
}

function rowOf(row: Read, nowMs: number): SprintRow {
  const stored: StoredSprint = {
    ...row,
    plannedStartAt: dateOf(row.plannedStartAt), plannedEndAt: dateOf(row.plannedEndAt), startedAt: dateOf(row.startedAt),
    closedAt: dateOf(row.closedAt), startSeenAt: dateOf(row.startSeenAt), closeSeenAt: dateOf(row.closeSeenAt),
  };
  return { ...stored, frame: frameOf(stored, nowMs) };
}
