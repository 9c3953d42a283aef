import { REVISION } from './team-definitions.js';
import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** A change of what a team has decided: settings to set, and settings to give back to its source. */
export interface DecidedChange {
  readonly set: Readonly<Record<string, unknown>>;
  readonly drop: readonly string[];
  readonly author: string | null;
  readonly reason: string | null;
  /** The revision that was read; null: whichever it is. */
  readonly read: string | null;
}

/** What became of deciding: the version in force, or the one that stands in the way. */
export interface Decided {
  readonly saved: boolean;
  readonly version: number;
}

/** Keeps a team's decisions. The definition follows by itself; where the change made a new version, it is signed. Refused where the definition is not as it was read. */
export async function decideTeamSettings(transaction: Transaction, workspaceId: number, teamId: number, { set, drop, author, reason, read }: DecidedChange): Promise<Decided> {
  await transaction.rows('SELECT id FROM team WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE', [workspaceId, teamId]);
  const [before] = await transaction.rows<Latest>(LATEST, [workspaceId, teamId]);
  if (before && read !== null && read !== before.revision) return { saved: false, version: before.version };
  await transaction.rows('UPDATE team SET decided = (decided || $3::jsonb) - $4::text[] WHERE workspace_id = $1 AND id = $2', [workspaceId, teamId, JSON.stringify(set), drop]);
  const [after] = await transaction.rows<Latest>(LATEST, [workspaceId, teamId]);
  if (after && (after.version !== before?.version || after.revision !== before.revision)) {
    await transaction.rows('UPDATE team_definition SET author = $4, reason = $5 WHERE workspace_id = $1 AND team_id = $2 AND version = $3', [workspaceId, teamId, after.version, author, reason]);
    await countChange(transaction, workspaceId);
  }
  return { saved: true, version: after?.version ?? 1 };
}

interface Latest {
  readonly version: number;
  readonly revision: string;
}

const LATEST = `
  SELECT version, ${REVISION} AS revision
  FROM team_definition WHERE workspace_id = $1 AND team_id = $2 ORDER BY version DESC LIMIT 1`;
