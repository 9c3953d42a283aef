import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** A change of what a team has decided: settings to set, and settings to give back to its source. */
export interface DecidedChange {
  readonly set: Readonly<Record<string, unknown>>;
  readonly drop: readonly string[];
  readonly author: string | null;
  readonly reason: string | null;
}

/** Keeps a team's decisions. The definition follows by itself; where the change made a new version, it is signed. Answers the version in force now. */
export async function decideTeamSettings(transaction: Transaction, workspaceId: number, teamId: number, { set, drop, author, reason }: DecidedChange): Promise<number> {
  const [before] = await transaction.rows<{ version: number; settings: string }>(LATEST, [workspaceId, teamId]);
  await transaction.rows('UPDATE team SET decided = (decided || $3::jsonb) - $4::text[] WHERE workspace_id = $1 AND id = $2', [workspaceId, teamId, JSON.stringify(set), drop]);
  const [after] = await transaction.rows<{ version: number; settings: string }>(LATEST, [workspaceId, teamId]);
  if (after && (after.version !== before?.version || after.settings !== before.settings)) {
    await transaction.rows('UPDATE team_definition SET author = $4, reason = $5 WHERE workspace_id = $1 AND team_id = $2 AND version = $3', [workspaceId, teamId, after.version, author, reason]);
    await countChange(transaction, workspaceId);
  }
  return after?.version ?? 1;
}

const LATEST = `
  SELECT version, (settings || jsonb_build_object('measure', measure, 'timeZone', time_zone))::text AS settings
  FROM team_definition WHERE workspace_id = $1 AND team_id = $2 ORDER BY version DESC LIMIT 1`;
