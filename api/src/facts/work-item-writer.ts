import type { WorkItem, WorkItemEvent } from './delivery-items.js';
import { readSnapshots } from './derived-event-writer.js';
import { describe, kept, replaced, type DescribedTable } from './description-writer.js';
import { said, type Patch } from './given.js';
import { idOf, idsOf, type Scope } from './reference-writer.js';
import type { Snapshot } from './snapshot-events.js';
import type { Transaction } from './transaction.js';
import { writeEventRows } from './work-item-event-writer.js';

const WORK_ITEM: DescribedTable = {
  table: 'work_item', describable: true, adopted: false,
  columns: [
    replaced('product', 'product_id', 'bigint'), replaced('team', 'team_id', 'bigint'), kept('title', 'title'), kept('type', 'type'), kept('isSubTask', 'is_sub_task', 'boolean'),
    replaced('parent', 'parent_key'), replaced('severity', 'severity'), replaced('resolution', 'resolution'),
    replaced('foundInRelease', 'found_in_release_id', 'bigint'), replaced('createdAt', 'created_at', 'timestamptz'),
  ],
};

const STATE_FIELDS = ['observedAt', 'status', 'statusCategory', 'estimate', 'estimateHours', 'sprint', 'release', 'blocked', 'deleted'] as const;
const DESCRIPTION_FIELDS = ['product', 'team', 'title', 'type', 'isSubTask', 'parent', 'severity', 'resolution', 'foundInRelease', 'createdAt'] as const;

/** Whether an item says how it stands, and is therefore a snapshot and not only a description. */
const showsState = (item: WorkItem): boolean => STATE_FIELDS.some((field) => item[field] !== undefined);

const pick = (patch: Patch, fields: Iterable<string>): Patch => Object.fromEntries([...fields].filter((field) => patch[field] !== undefined).map((field) => [field, patch[field]]));
const saysNothingNew = (known: Patch, patch: Patch): boolean => Object.entries(patch).every(([field, value]) => known[field] === value);
const foldOf = (snapshots: Iterable<Snapshot>): Patch => Object.assign({}, ...[...snapshots].sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1)).map(({ state }) => state)) as Patch;

/** What a batch's items say of each work item, in the order they came. */
export type ItemsByKey = ReadonlyMap<string, readonly WorkItem[]>;

/** Keeps descriptions and snapshots of work items. Answers the keys of which something was not known, and every id that was named. */
export async function writeWorkItems(transaction: Transaction, scope: Scope, items: ItemsByKey, receivedAt: string): Promise<{ changed: Set<string>; ids: number[] }> {
  const ids = await idsOf(transaction, 'work_item', scope, items.keys());
  const shown = [...items].filter(([, all]) => all.some(showsState)).map(([key]) => ids.get(key)!);
  const known = await readSnapshots(transaction, shown);
  const patches = new Map<number, Patch>();
  const writing: { id: number; observedAt: string; state: Patch }[] = [];
  for (const [key, all] of items) {
    const id = ids.get(key)!;
    const { patch, snapshots } = readItem(all, known.get(id) ?? [], receivedAt);
    patches.set(id, patch);
    writing.push(...snapshots.map((snapshot) => ({ id, observedAt: snapshot.observedAt, state: snapshot.state as Patch })));
  }
  await writeSnapshots(transaction, writing);
  // Also where the item's own events make the snapshot's word idle: whether a row is there must not hang on what came first.
  const named = [...items.values()].flat();
  await idsOf(transaction, 'sprint', scope, named.map(({ sprint }) => sprint));
  await idsOf(transaction, 'release', scope, named.map(({ release }) => release));
  const described = await describe(transaction, WORK_ITEM, scope.workspaceId, scope.sourceId, await withIds(transaction, scope, patches));
  const touched = new Set([...described, ...writing.map(({ id }) => id)]);
  return { changed: new Set([...items.keys()].filter((key) => touched.has(ids.get(key)!))), ids: [...ids.values()] };
}

/**
 * What one batch says of one item: the description to put over what is known, and the snapshots that are new or say something else.
 * A description that comes with a snapshot is as old as the snapshot: where a later snapshot has said otherwise, that stands.
 */
function readItem(items: readonly WorkItem[], known: readonly Snapshot[], receivedAt: string): { patch: Patch; snapshots: Snapshot[] } {
  const byInstant = new Map(known.map((snapshot) => [snapshot.observedAt, snapshot]));
  const written = new Map<string, Snapshot>();
  let patch: Patch = {};
  for (const item of items) {
    const { key: _, observedAt, ...fields } = item;
    const given = said(fields);
    if (!showsState(item)) {
      patch = { ...patch, ...given };
      continue;
    }
    if (observedAt == null && byInstant.size > 0 && saysNothingNew(foldOf(byInstant.values()), given)) continue;
    const at = observedAt ?? receivedAt;
    const before = byInstant.get(at);
    if (!before || !saysNothingNew(before.state as Patch, given)) {
      const snapshot = { observedAt: at, state: { ...before?.state, ...given } };
      byInstant.set(at, snapshot);
      written.set(at, snapshot);
    }
    patch = { ...patch, ...pick(foldOf(byInstant.values()), DESCRIPTION_FIELDS.filter((field) => given[field] !== undefined)) };
  }
  return { patch, snapshots: [...written.values()] };
}

async function withIds(transaction: Transaction, scope: Scope, patches: ReadonlyMap<number, Patch>): Promise<Map<number, Patch>> {
  const all = [...patches.values()];
  const keys = (field: string): (string | null | undefined)[] => all.map((patch) => patch[field] as string | null | undefined);
  const products = await idsOf(transaction, 'product', scope, keys('product'));
  const teams = await idsOf(transaction, 'team', scope, keys('team'));
  const releases = await idsOf(transaction, 'release', scope, keys('foundInRelease'));
  const key = (patch: Patch, field: string): string | null | undefined => patch[field] as string | null | undefined;
  return new Map([...patches].map(([id, patch]) => [id, said({
    ...patch,
    product: idOf(products, key(patch, 'product')),
    team: idOf(teams, key(patch, 'team')),
    foundInRelease: idOf(releases, key(patch, 'foundInRelease')),
  })]));
}

async function writeSnapshots(transaction: Transaction, snapshots: readonly { id: number; observedAt: string; state: Patch }[]): Promise<void> {
  if (snapshots.length === 0) return;
  await transaction.rows(`
    INSERT INTO work_item_snapshot (work_item_id, observed_at, state)
    SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::jsonb[]) AS s(id, at, state) ORDER BY id, at
    ON CONFLICT (work_item_id, observed_at) DO UPDATE SET state = excluded.state`,
  [snapshots.map(({ id }) => id), snapshots.map(({ observedAt }) => observedAt), snapshots.map(({ state }) => JSON.stringify(state))]);
}

/** Keeps events that the source itself has sent. Answers which brought something new, as `workItem` and `key`, and the ids of their items. */
export async function writeWorkItemEvents(transaction: Transaction, scope: Scope, events: readonly WorkItemEvent[]): Promise<{ changed: { workItem: string; key: string }[]; ids: number[] }> {
  const ids = await idsOf(transaction, 'work_item', scope, events.map((event) => event.workItem));
  const keys = new Map([...ids].map(([key, id]) => [id, key]));
  const rows = events.map(({ workItem, ...event }) => ({ ...event, workItemId: ids.get(workItem)!, derived: false }));
  const written = await writeEventRows(transaction, scope, rows);
  return { changed: written.map(({ workItemId, key }) => ({ workItem: keys.get(workItemId)!, key })), ids: [...ids.values()] };
}

/** Where a work item or release names a team and no product, its product is the team's: filled in whichever of them came first. */
export async function fillInProducts(transaction: Transaction, scope: Scope, itemIds: readonly number[], teamKeys: Iterable<string>, releaseKeys: Iterable<string>): Promise<void> {
  const teamIds = [...(await idsOf(transaction, 'team', scope, teamKeys)).values()];
  const releaseIds = [...(await idsOf(transaction, 'release', scope, releaseKeys)).values()];
  for (const [table, ids] of [['work_item', itemIds], ['release', releaseIds]] as const) {
    if (ids.length === 0 && teamIds.length === 0) continue;
    await transaction.rows(
      `UPDATE ${table} t SET product_id = team.product_id FROM team
       WHERE t.workspace_id = $1 AND t.product_id IS NULL AND (t.id = ANY ($2::bigint[]) OR t.team_id = ANY ($3::bigint[]))
         AND team.id = t.team_id AND team.product_id IS NOT NULL`, [scope.workspaceId, ids, teamIds]);
  }
}
