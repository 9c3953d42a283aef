import type { WorkItemEvent } from './delivery-items.js';
import { writeFacts, type FactTable } from './fact-writer.js';
import { idsOf, type Ids, type Scope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

/** An event on its way into its row. Entering names the sprint or release in `to`, leaving in `from`. */
export interface EventRow extends Omit<WorkItemEvent, 'workItem'> {
  readonly workItemId: number;
  readonly derived: boolean;
}

type Stored = EventRow & { readonly workspaceId: number; readonly sprintId: number | null; readonly releaseId: number | null };

const TABLE: FactTable<Stored> = {
  table: 'work_item_event', unique: ['work_item_id', 'key'],
  columns: [
    ['work_item_id', 'bigint', 'workItemId'], ['key', 'text', 'key'], ['workspace_id', 'bigint', 'workspaceId'], ['at', 'timestamptz', 'at'], ['kind', 'text', 'kind'],
    ['from_value', 'text', 'from'], ['to_value', 'text', 'to'], ['unit', 'text', 'unit'], ['category', 'text', 'category'], ['sequence', 'integer', 'sequence'],
    ['sprint_id', 'bigint', 'sprintId'], ['release_id', 'bigint', 'releaseId'], ['derived', 'boolean', 'derived'],
  ],
};

function frameKey(event: EventRow, frame: 'SPRINT' | 'RELEASE'): string | null {
  if (event.kind === `${frame}_ENTERED`) return event.to ?? null;
  return event.kind === `${frame}_LEFT` ? (event.from ?? null) : null;
}

const frameId = (ids: Ids, key: string | null): number | null => (key === null ? null : (ids.get(key) ?? null));

/** Keeps events of work items, with the sprint or release they are about. Answers which brought something new, as `work item id` and `key`. */
export async function writeEventRows(transaction: Transaction, scope: Scope, events: readonly EventRow[]): Promise<{ workItemId: number; key: string }[]> {
  if (events.length === 0) return [];
  const sprints = await idsOf(transaction, 'sprint', scope, events.map((event) => frameKey(event, 'SPRINT')));
  const releases = await idsOf(transaction, 'release', scope, events.map((event) => frameKey(event, 'RELEASE')));
  const rows = events.map((event): Stored => ({
    ...event,
    workspaceId: scope.workspaceId,
    unit: event.kind === 'ESTIMATE' ? (event.unit ?? 'POINTS') : null,
    sequence: event.sequence ?? 0,
    sprintId: frameId(sprints, frameKey(event, 'SPRINT')),
    releaseId: frameId(releases, frameKey(event, 'RELEASE')),
  }));
  const written = await writeFacts(transaction, TABLE, rows);
  return written.map((row) => ({ workItemId: Number(row['work_item_id']), key: String(row['key']) }));
}
