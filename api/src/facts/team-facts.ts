import { Inject, Injectable } from '@nestjs/common';
import type { Measure, TeamSettings } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';
import { readTeamSettings } from './team-settings.js';

/** A team as it is kept, with the settings its numbers are read by: its latest definition. */
export interface TeamRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly productId: number;
  /** The team's own zone, or its product's. */
  readonly timeZone: string;
  readonly measure: Measure;
  readonly settings: TeamSettings;
  readonly definitionVersion: number;
}

type Stored = Omit<TeamRow, 'settings'> & { readonly settings: unknown };

/** A team nobody has placed in a product yet is not shown: it has no zone and nobody to ask for it. */
const TEAM = `
  SELECT t.id, t.key, t.name, t.product_id AS "productId", d.time_zone AS "timeZone", d.measure, d.settings, d.version AS "definitionVersion"
  FROM team t JOIN product p ON p.id = t.product_id
  JOIN LATERAL (SELECT * FROM team_definition WHERE team_id = t.id ORDER BY version DESC LIMIT 1) d ON true
  WHERE t.workspace_id = $1 AND ${inSight.product('t.product_id', 2)} AND ${inSight.team('t.id', 3)}`;

const UNFROZEN = `
  SELECT DISTINCT s.team_id AS "teamId" FROM sprint s
  WHERE s.workspace_id = $1 AND s.team_id IS NOT NULL AND coalesce(s.started_at, s.planned_start_at, s.closed_at) <= now() AND (
    s.closed_at IS NULL
    OR NOT EXISTS (SELECT FROM sprint_snapshot n WHERE n.sprint_id = s.id AND n.kind = 'START')
    OR NOT EXISTS (SELECT FROM sprint_snapshot n WHERE n.sprint_id = s.id AND n.kind = 'CLOSE' AND n.taken_at >= coalesce(s.close_seen_at, '-infinity')))
  ORDER BY 1`;

/** Reads the teams that the one who asks may see. */
@Injectable()
export class TeamFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async all(workspaceId: number): Promise<TeamRow[]> {
    return this.read(`${TEAM} ORDER BY t.name, t.id`, workspaceId);
  }

  async ofProduct(workspaceId: number, productId: number): Promise<TeamRow[]> {
    return this.read(`${TEAM} AND t.product_id = $4 ORDER BY t.name, t.id`, workspaceId, productId);
  }

  async byKey(workspaceId: number, key: string): Promise<TeamRow | null> {
    return (await this.read(`${TEAM} AND t.key = $4`, workspaceId, key))[0] ?? null;
  }

  async byId(workspaceId: number, id: number): Promise<TeamRow | null> {
    return (await this.read(`${TEAM} AND t.id = $4`, workspaceId, id))[0] ?? null;
  }

  /** The teams of any workspace with sprints that have begun and of which something is not written down yet, or that may be opened or closed any time. */
  async withUnfrozenSprints(workspaceId: number): Promise<TeamRow[]> {
    const rows = await this.dataSource.query<{ teamId: number }[]>(UNFROZEN, [workspaceId]);
    const found = await Promise.all(rows.map(({ teamId }) => this.byId(workspaceId, teamId)));
    return found.filter((team) => team !== null);
  }

  private async read(sql: string, workspaceId: number, ...more: readonly unknown[]): Promise<TeamRow[]> {
    const { products, teams } = sight();
    const rows = await this.dataSource.query<Stored[]>(sql, [workspaceId, products, teams, ...more]);
    return rows.map((row) => ({ ...row, settings: readTeamSettings(row.settings, row.timeZone) }));
  }
}
