import { Inject, Injectable } from '@nestjs/common';
import type { Release } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';

interface Stored {
  readonly id: number;
  readonly productId: number;
  /** Null: a release of several teams, or of one nobody has named. */
  readonly teamId: number | null;
  readonly key: string;
  readonly name: string;
  readonly startedAt: Date | null;
  readonly targetDate: string | null;
  readonly releasedAt: Date | null;
}

/** A release as it is kept, and as the formulas take it. */
export interface ReleaseRow extends Stored {
  readonly frame: Release;
}

/** A release of several teams is seen by whoever sees one of them; what is in it of the others is not counted for them. */
const IN_SIGHT = `${inSight.product('coalesce(r.product_id, t.product_id)', 2)} AND ($3::bigint[] IS NULL OR r.team_id = ANY ($3)
    OR (r.team_id IS NULL AND EXISTS (SELECT FROM release_team x WHERE x.release_id = r.id AND x.team_id = ANY ($3))))`;

const RELEASE = `
  SELECT r.id, coalesce(r.product_id, t.product_id) AS "productId", r.team_id AS "teamId", r.key, r.name, r.started_at AS "startedAt",
         to_char(r.target_date, 'YYYY-MM-DD') AS "targetDate", r.released_at AS "releasedAt"
  FROM release r LEFT JOIN team t ON t.id = r.team_id
  WHERE r.workspace_id = $1 AND coalesce(r.product_id, t.product_id) IS NOT NULL AND ${IN_SIGHT}`;

/** What is not released stands first, the nearest target first; then the latest release first. */
const NEWEST_FIRST = `ORDER BY r.released_at DESC NULLS FIRST, r.target_date NULLS LAST, r.name, r.id`;

/** Reads the releases that the one who asks may see. */
@Injectable()
export class ReleaseFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async byId(workspaceId: number, id: number): Promise<ReleaseRow | null> {
    return (await this.read(`${RELEASE} AND r.id = $4`, workspaceId, id))[0] ?? null;
  }

  async ofProduct(workspaceId: number, productId: number): Promise<ReleaseRow[]> {
    return this.read(`${RELEASE} AND coalesce(r.product_id, t.product_id) = $4 ${NEWEST_FIRST}`, workspaceId, productId);
  }

  /** The team's own, and those of several teams that its items were ever in: release_team has no fewer of them, and the first item found will do. */
  async ofTeam(workspaceId: number, teamId: number): Promise<ReleaseRow[]> {
    return this.read(`${RELEASE} AND (r.team_id = $4 OR (r.team_id IS NULL AND r.id IN (SELECT release_id FROM release_team WHERE team_id = $4) AND (
      SELECT true FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id WHERE e.release_id = r.id AND w.team_id = $4 LIMIT 1))) ${NEWEST_FIRST}`, workspaceId, teamId);
  }

  private async read(sql: string, workspaceId: number, ...more: readonly unknown[]): Promise<ReleaseRow[]> {
    const { products, teams } = sight();
    const rows = await this.dataSource.query<Stored[]>(sql, [workspaceId, products, teams, ...more]);
    return rows.map((row) => ({
      ...row,
      frame: {
        id: String(row.id), key: row.key, name: row.name, targetDate: row.targetDate,
        startedAt: row.startedAt?.getTime() ?? null, releasedAt: row.releasedAt?.getTime() ?? null,
      },
    }));
  }
}
