import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The first of some items: one look into the index, however many there are. */
const first = (whose: string): string => `(SELECT min(least(w.created_at, w.first_event_at)) FROM work_item w WHERE w.workspace_id = $1 AND ${whose})`;

/** An item begins when it was created, or, where something is known from before, with its first event. */
const FIRST = `
  SELECT least(
    (SELECT min(${first('w.team_id = t.id')}) FROM team t
     WHERE t.workspace_id = $1 AND ($3::bigint IS NULL OR t.id = $3) AND ($3::bigint IS NOT NULL OR $2::bigint IS NULL OR t.product_id = $2)),
    (SELECT min(${first('w.product_id = p.id')}) FROM product p WHERE p.workspace_id = $1 AND $3::bigint IS NULL AND ($2::bigint IS NULL OR p.id = $2)),
    ${first('w.team_id IS NULL AND w.product_id IS NULL AND $2::bigint IS NULL AND $3::bigint IS NULL')}) AS at`;

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
