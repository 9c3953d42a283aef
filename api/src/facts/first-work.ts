import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** An item without a known creation begins with its first event. */
const FIRST = `
  SELECT least(
    min(w.created_at),
    min((SELECT min(e.at) FROM work_item_event e WHERE e.work_item_id = w.id)) FILTER (WHERE w.created_at IS NULL)) AS at
  FROM work_item w
  WHERE w.workspace_id = $1 AND ($3::bigint IS NULL OR w.team_id = $3)
    AND ($2::bigint IS NULL OR w.product_id = $2 OR w.team_id IN (SELECT id FROM team WHERE product_id = $2))`;

/** Reads when the history of a team or a product begins. */
@Injectable()
export class FirstWork {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Null: there is no work item. */
  async at(workspaceId: number, productId: number | null, teamId: number | null): Promise<Date | null> {
    const [row] = await this.dataSource.query<{ at: Date | null }[]>(FIRST, [workspaceId, productId, teamId]);
    return row?.at ?? null;
  }
}
