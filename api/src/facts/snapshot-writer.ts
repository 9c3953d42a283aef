import type { SnapshotKind } from './sprint-snapshots.js';
import type { Transaction } from './transaction.js';

/** A snapshot on its way into its row. */
export interface NewSnapshot {
  readonly sprintId: number;
  readonly kind: SnapshotKind;
  readonly version: number;
  readonly definitionId: number;
  readonly formulas: number;
  /** Who corrects, and why; null of a first version. */
  readonly author: string | null;
  readonly reason: string | null;
  readonly totals: object;
  readonly detail: object;
}

/** Writes snapshots down. One that another process has written a moment ago stands, and is not written again. Answers how many are new. */
export async function writeSnapshots(transaction: Transaction, workspaceId: number, snapshots: readonly NewSnapshot[]): Promise<number> {
  if (snapshots.length === 0) return 0;
  const rows = await transaction.rows(`
    INSERT INTO sprint_snapshot (workspace_id, sprint_id, kind, version, definition_id, formulas, author, reason, totals, detail)
    SELECT $1, s.* FROM unnest($2::bigint[], $3::text[], $4::int[], $5::bigint[], $6::int[], $7::text[], $8::text[], $9::jsonb[], $10::jsonb[])
      AS s(sprint_id, kind, version, definition_id, formulas, author, reason, totals, detail)
    ON CONFLICT (sprint_id, kind, version) DO NOTHING RETURNING id`,
  [
    workspaceId, snapshots.map((each) => each.sprintId), snapshots.map((each) => each.kind), snapshots.map((each) => each.version),
    snapshots.map((each) => each.definitionId), snapshots.map((each) => each.formulas), snapshots.map((each) => each.author), snapshots.map((each) => each.reason),
    snapshots.map((each) => JSON.stringify(each.totals)), snapshots.map((each) => JSON.stringify(each.detail)),
  ]);
  return rows.length;
}

/** Remembers that sprints were seen to have started or closed; what is known already stays. */
export async function markSeen(transaction: Transaction, workspaceId: number, kind: SnapshotKind, sprintIds: readonly number[]): Promise<void> {
  if (sprintIds.length === 0) return;
  const column = kind === 'START' ? 'start_seen_at' : 'close_seen_at';
  await transaction.rows(
    `UPDATE sprint SET ${column} = clock_timestamp() WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND ${column} IS NULL`, [workspaceId, sprintIds]);
}

/** Forgets that sprints had closed: their source has opened them again. */
export async function forgetClose(transaction: Transaction, workspaceId: number, sprintIds: readonly number[]): Promise<void> {
  if (sprintIds.length === 0) return;
  await transaction.rows('UPDATE sprint SET close_seen_at = NULL WHERE workspace_id = $1 AND id = ANY ($2::bigint[])', [workspaceId, sprintIds]);
}

/** Closes a sprint that its source has not closed. False where it is closed already. */
export async function writeClose(transaction: Transaction, workspaceId: number, sprintId: number, closedAt: Date): Promise<boolean> {
  const rows = await transaction.rows('UPDATE sprint SET closed_at = $3 WHERE workspace_id = $1 AND id = $2 AND closed_at IS NULL RETURNING id', [workspaceId, sprintId, closedAt]);
  return rows.length > 0;
}
