import { Inject, Injectable } from '@nestjs/common';
import type { Measure, TeamSettings } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import type { SaidAndDecided } from './team-decision.js';
import { readTeamSettings } from './team-settings.js';

/** One version of what a team has decided about its own numbers. */
export interface TeamDefinition {
  readonly id: number;
  readonly version: number;
  /** From when on sprints that close are read by it; null: from the beginning. */
  readonly inForceFrom: Date | null;
  readonly measure: Measure;
  readonly settings: TeamSettings;
  /** Who changed it, and why; null: its source did. */
  readonly author: string | null;
  readonly reason: string | null;
  readonly madeAt: Date;
  /** Another one where any of it is otherwise, also where the version is amended. */
  readonly revision: string;
}

/** What tells two states of a definition apart. */
export const REVISION = "md5((settings || jsonb_build_object('measure', measure, 'timeZone', time_zone))::text)";

type Stored = Omit<TeamDefinition, 'settings'> & { readonly settings: unknown; readonly timeZone: string };

const DEFINITIONS = `
  SELECT id, version, nullif(in_force_from, '-infinity') AS "inForceFrom", measure, settings, time_zone AS "timeZone", author, reason, made_at AS "madeAt", ${REVISION} AS revision
  FROM team_definition WHERE workspace_id = $1 AND team_id = $2 ORDER BY version`;

/** Reads the definitions of teams. */
@Injectable()
export class TeamDefinitions {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Earliest first; there is at least one. */
  async ofTeam(workspaceId: number, teamId: number): Promise<TeamDefinition[]> {
    const rows = await this.dataSource.query<Stored[]>(DEFINITIONS, [workspaceId, teamId]);
    return rows.map(({ settings, timeZone, ...row }) => ({ ...row, settings: readTeamSettings(settings, timeZone) }));
  }

  /** What the team's source has said of its settings, and what was decided here over it. */
  async saidAndDecided(workspaceId: number, teamId: number): Promise<SaidAndDecided> {
    const [row] = await this.dataSource.query<SaidAndDecided[]>(
      `SELECT t.settings || jsonb_strip_nulls(jsonb_build_object('measure', t.measure, 'timeZone', t.time_zone)) AS said, t.decided, p.time_zone AS "productTimeZone"
       FROM team t JOIN product p ON p.id = t.product_id WHERE t.workspace_id = $1 AND t.id = $2`,
      [workspaceId, teamId]);
    return row ?? { said: {}, decided: {}, productTimeZone: 'UTC' };
  }
}

/** The definition in force at an instant. */
export function definitionAt(definitions: readonly TeamDefinition[], at: number): TeamDefinition {
  return definitions.findLast((each) => each.inForceFrom === null || each.inForceFrom.getTime() <= at) ?? definitions[0]!;
}
