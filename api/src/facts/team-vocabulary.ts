import { Inject, Injectable } from '@nestjs/common';
import type { StatusCategory } from '@bifocal/metrics';
import { DataSource } from 'typeorm';

/** A status that items of a team have been in: what its source says it means, the latest word of it. */
export interface SeenStatus {
  readonly name: string;
  readonly category: StatusCategory | null;
  readonly items: number;
}

const STATUSES = `
  SELECT (array_agg(e.to_value ORDER BY e.at DESC))[1] AS name, (array_agg(e.category ORDER BY e.at DESC) FILTER (WHERE e.category IS NOT NULL))[1] AS category,
         count(DISTINCT e.work_item_id)::int AS items
  FROM work_item w JOIN work_item_event e ON e.work_item_id = w.id
  WHERE w.workspace_id = $1 AND w.team_id = $2 AND e.kind = 'STATUS' AND e.to_value IS NOT NULL
  GROUP BY lower(btrim(e.to_value)) ORDER BY 3 DESC, 1 LIMIT 500`;

const TYPES = `SELECT type AS name, count(*)::int AS items FROM work_item WHERE workspace_id = $1 AND team_id = $2 GROUP BY type ORDER BY 2 DESC, 1 LIMIT 200`;

/** The words that a team's tracker uses. */
@Injectable()
export class TeamVocabulary {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Most items first. */
  async statuses(workspaceId: number, teamId: number): Promise<SeenStatus[]> {
    return this.dataSource.query<SeenStatus[]>(STATUSES, [workspaceId, teamId]);
  }

  /** Most items first. */
  async types(workspaceId: number, teamId: number): Promise<{ name: string; items: number }[]> {
    return this.dataSource.query<{ name: string; items: number }[]>(TYPES, [workspaceId, teamId]);
  }
}
