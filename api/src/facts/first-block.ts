import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const FIRST = `
  SELECT t.id AS "teamId", first.at
  FROM team t CROSS JOIN LATERAL (SELECT min(w.first_block_at) AS at FROM work_item w WHERE w.workspace_id = $1 AND w.team_id = t.id) first
  WHERE t.workspace_id = $1 AND t.id = ANY ($2::bigint[]) AND first.at IS NOT NULL`;

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
