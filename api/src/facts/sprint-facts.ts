import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { frameOf, startOf, type SprintRow, type StoredSprint } from './sprint-frame.js';

const OF_TEAM = `
  SELECT id, team_id AS "teamId", key, name, goal, goal_outcome AS "goalOutcome", planned_start_at AS "plannedStartAt",
         planned_end_at AS "plannedEndAt", started_at AS "startedAt", closed_at AS "closedAt", start_seen_at AS "startSeenAt", close_seen_at AS "closeSeenAt",
         bool_or(started_at IS NOT NULL) OVER source AS "saysStarts", bool_or(closed_at IS NOT NULL) OVER source AS "saysCloses"
  FROM sprint WHERE workspace_id = $1 AND team_id = $2
  WINDOW source AS (PARTITION BY source_id)`;

/** Reads sprints: always all of a team's, since what one is credited with depends on the others. */
@Injectable()
export class SprintFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Newest first. */
  async ofTeam(workspaceId: number, teamId: number, nowMs: number): Promise<SprintRow[]> {
    const rows = await this.dataSource.query<StoredSprint[]>(OF_TEAM, [workspaceId, teamId]);
    return rows
      .map((row) => ({ ...row, frame: frameOf(row, nowMs) }))
      .sort((a, b) => startOf(b) - startOf(a) || b.id - a.id);
  }

  /** The team whose sprint it is; null where there is no such sprint, or nobody has said whose it is. */
  async teamIdOf(workspaceId: number, sprintId: number): Promise<number | null> {
    const rows = await this.dataSource.query<{ teamId: number | null }[]>(
      'SELECT team_id AS "teamId" FROM sprint WHERE workspace_id = $1 AND id = $2', [workspaceId, sprintId]);
    return rows[0]?.teamId ?? null;
  }
}
