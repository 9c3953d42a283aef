import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';

/** What sprints and releases are called; one that nobody has described yet by its key. */
const NAMES = (table: 'sprint' | 'release'): string => `SELECT id, coalesce(name, key) AS name FROM ${table} WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND (team_id IS NULL OR ${inSight.everything(3, 4)}
  OR team_id IN (SELECT t.id FROM team t WHERE t.workspace_id = $1 AND ${inSight.product('t.product_id', 3)} AND ${inSight.team('t.id', 4)}))`;

/** Reads the names of sprints and releases that events speak of. */
@Injectable()
export class FrameNames {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** By id. Those of teams that the one who asks may not see are left out. */
  async of(workspaceId: number, table: 'sprint' | 'release', ids: readonly number[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.query<{ id: number; name: string }[]>(NAMES(table), [workspaceId, ids, sight().products, sight().teams]);
    return new Map(rows.map(({ id, name }) => [String(id), name]));
  }
}
