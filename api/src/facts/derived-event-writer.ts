import type { Scope } from './reference-writer.js';
import { eventsFromSnapshots, type DerivedEvent, type Snapshot, type SnapshotState } from './snapshot-events.js';
import type { Transaction } from './transaction.js';
import { writeEventRows, type EventRow } from './work-item-event-writer.js';

interface ItemRow {
  readonly id: number;
  readonly createdAt: Date | null;
  /** The kinds of which the source has sent events of its own. */
  readonly ownKinds: string[];
  readonly hasDerived: boolean;
}

const ITEMS = `
  SELECT w.id, w.created_at AS "createdAt",
         coalesce(array_agg(DISTINCT e.kind) FILTER (WHERE NOT e.derived), '{}') AS "ownKinds",
         coalesce(bool_or(e.derived), false) AS "hasDerived"
  FROM work_item w LEFT JOIN work_item_event e ON e.work_item_id = w.id
  WHERE w.workspace_id = $1 AND w.id = ANY ($2::bigint[])
  GROUP BY w.id`;

const REMOVE = `
  DELETE FROM work_item_event e
  WHERE e.workspace_id = $1 AND e.work_item_id = ANY ($2::bigint[]) AND e.derived
    AND NOT EXISTS (SELECT FROM unnest($3::bigint[], $4::text[]) AS still(id, key) WHERE still.id = e.work_item_id AND still.key = e.key)`;

/** An own history of one kind replaces what snapshots tell of it: both together would count everything twice. */
const FAMILY: Readonly<Record<string, string>> = {
  SPRINT_ENTERED: 'SPRINT', SPRINT_LEFT: 'SPRINT', RELEASE_ENTERED: 'RELEASE', RELEASE_LEFT: 'RELEASE', UNBLOCKED: 'BLOCKED',
};
const familyOf = (kind: string): string => FAMILY[kind] ?? kind;

/** Every snapshot of these items, in the order of time. */
export async function readSnapshots(transaction: Transaction, itemIds: readonly number[]): Promise<Map<number, Snapshot[]>> {
  const rows = await transaction.rows<{ id: number; observedAt: Date; state: SnapshotState }>(
    `SELECT work_item_id AS id, observed_at AS "observedAt", state FROM work_item_snapshot WHERE work_item_id = ANY ($1::bigint[]) ORDER BY work_item_id, observed_at`, [itemIds]);
  const byItem = new Map<number, Snapshot[]>();
  for (const { id, observedAt, state } of rows) {
    const list = byItem.get(id) ?? [];
    byItem.set(id, list);
    list.push({ observedAt: observedAt.toISOString(), state });
  }
  return byItem;
}

/**
 * Makes the events that nobody sent agree with all that is known of these items: their creation, and what their snapshots
 * tell. It reads everything and rewrites what differs, so that order and repetition of what came in do not matter.
 */
export async function refreshDerivedEvents(transaction: Transaction, scope: Scope, itemIds: readonly number[]): Promise<void> {
  if (itemIds.length === 0) return;
  const snapshots = await readSnapshots(transaction, itemIds);
  const items = await transaction.rows<ItemRow>(ITEMS, [scope.workspaceId, itemIds]);
  const events = items.flatMap((item) => derivedOf(item, snapshots.get(item.id) ?? []));
  const stale = items.filter((item) => item.hasDerived).map((item) => item.id);
  if (stale.length > 0) await transaction.rows(REMOVE, [scope.workspaceId, stale, events.map((event) => event.workItemId), events.map((event) => event.key)]);
  await writeEventRows(transaction, scope, events);
}

function derivedOf({ id, createdAt, ownKinds }: ItemRow, snapshots: readonly Snapshot[]): EventRow[] {
  const own = new Set(ownKinds.map(familyOf));
  return eventsFromSnapshots(createdAt?.toISOString() ?? null, snapshots)
    .filter((event) => !own.has(familyOf(event.kind)))
    .map((event: DerivedEvent) => ({ ...event, workItemId: id, derived: true }));
}
