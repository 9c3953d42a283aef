import { Inject, Injectable } from '@nestjs/common';
import type { Measure, TeamSettings } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import { readTeamSettings } from './team-settings.js';

/** A team as it is kept, with the settings its numbers are read by. */
export interface TeamRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly productId: number;
  /** The team's own zone, or its product's. */
  readonly timeZone: string;
  readonly measure: Measure;
  readonly settings: TeamSettings;
}

type Stored = Omit<TeamRow, 'settings'> & { readonly settings: unknown };

/** A team nobody has placed in a product yet is not shown: it has no zone and nobody to ask for it. */
const TEAM = `
  SELECT t.id, t.key, t.name, t.product_id AS "productId", coalesce(t.time_zone, p.time_zone) AS "timeZone", t.measure, t.settings
  FROM team t JOIN product p ON p.id = t.product_id
  WHERE t.workspace_id = $1`;

/** Reads teams. */
@Injectable()
export class TeamFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async all(workspaceId: number): Promise<TeamRow[]> {
    return this.read(`${TEAM} ORDER BY t.name, t.id`, [workspaceId]);
  }

  async ofProduct(workspaceId: number, productId: number): Promise<TeamRow[]> {
    return this.read(`${TEAM} AND t.product_id = $2 ORDER BY t.name, t.id`, [workspaceId, productId]);
  }

  async byKey(workspaceId: number, key: string): Promise<TeamRow | null> {
    return (await this.read(`${TEAM} AND t.key = $2`, [workspaceId, key]))[0] ?? null;
  }

  async byId(workspaceId: number, id: number): Promise<TeamRow | null> {
    return (await this.read(`${TEAM} AND t.id = $2`, [workspaceId, id]))[0] ?? null;
  }

  private async read(sql: string, parameters: readonly unknown[]): Promise<TeamRow[]> {
    const rows = await this.dataSource.query<Stored[]>(sql, [...parameters]);
    return rows.map((row) => ({ ...row, settings: readTeamSettings(row.settings, row.timeZone) }));
  }
}
