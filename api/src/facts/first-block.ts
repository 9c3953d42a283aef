import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const FIRST = `
  SELECT w.team_id AS "teamId", min(e.at) AS at
  FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id
  WHERE e.workspace_id = $1 AND e.kind IN ('BLOCKED', 'UNBLOCKED') AND w.workspace_id = $1 AND w.team_id = ANY ($2::bigint[])
  GROUP BY w.team_id`;

/** Reads since when a team's source tells what is blocked. */
@Injectable()
export class FirstBlock {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** By team; a team whose source has never told is not in it. */
  async ofTeams(workspaceId: number, teamIds: readonly number[]): Promise<Map<number, Date>> {
    if (teamIds.length === 0) return new Map();
    const rows = await this.dataSource.query<{ teamId: number; at: Date }[]>(FIRST, [workspaceId, teamIds]);
    return new Map(rows.map(({ teamId, at }) => [teamId, at]));
  }
}
