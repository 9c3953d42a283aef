import { Inject, Injectable } from '@nestjs/common';
import type { ItemEvent, ItemEventKind, ItemHistory, StatusCategory, TeamSettings } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import { closedNames } from './closed-names.js';

/** A work item with all that happened to it, and whose it is. */
export interface StoredHistory extends ItemHistory {
  readonly teamId: number | null;
}

interface ItemRow {
  readonly id: number;
  readonly teamId: number | null;
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly isSubTask: boolean;
  readonly severity: string | null;
  readonly resolution: string | null;
  readonly foundInReleaseId: number | null;
  readonly createdMs: number | null;
}

interface EventRow {
  readonly id: number;
  readonly itemId: number;
  readonly at: number;
  readonly kind: ItemEventKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly unit: 'POINTS' | 'HOURS' | null;
  readonly category: StatusCategory | null;
  readonly sequence: number;
}

/** Whose items: a team's, or those of a product that no team has. */
export interface Owner {
  readonly teamId: number | null;
  readonly productId: number;
}

/** Instants come as milliseconds: thousands of texts turned into Dates and back would cost more than the query. */
const ITEMS = `
  SELECT w.id, w.team_id AS "teamId", w.key, w.title, w.type, w.is_sub_task AS "isSubTask", w.severity, w.resolution,
         w.found_in_release_id AS "foundInReleaseId", floor(date_part('epoch', w.created_at) * 1000 + 0.5) AS "createdMs"
  FROM work_item w WHERE w.workspace_id = $1 AND w.id = ANY ($2::bigint[])`;

/** Sprints and releases are named by their ids here, as the formulas compare them. */
const EVENTS = `
  SELECT e.id, e.work_item_id AS "itemId", floor(date_part('epoch', e.at) * 1000 + 0.5) AS at, e.kind,
         CASE e.kind WHEN 'SPRINT_LEFT' THEN e.sprint_id::text WHEN 'RELEASE_LEFT' THEN e.release_id::text ELSE e.from_value END AS "from",
         CASE e.kind WHEN 'SPRINT_ENTERED' THEN e.sprint_id::text WHEN 'RELEASE_ENTERED' THEN e.release_id::text ELSE e.to_value END AS "to",
         e.unit, e.category, e.sequence
  FROM work_item_event e WHERE e.workspace_id = $1 AND e.work_item_id = ANY ($2::bigint[])`;

/** What flow and defects are read from: half of what happens to an item does not concern them. */
const STATUS_ONLY = `AND e.kind IN ('CREATED', 'STATUS', 'TYPE', 'DELETED', 'BLOCKED', 'UNBLOCKED')`;
const WITH_ESTIMATES = `AND e.kind IN ('CREATED', 'STATUS', 'TYPE', 'DELETED', 'BLOCKED', 'UNBLOCKED', 'ESTIMATE')`;

/**
 * Items that something happened to since $4, or that were not closed for good by then: all others are in no count of flow or
 * defects from $4 on. Whether a status closes is what the team says ($6 its open, $5 its closed names), then the source, then
 * the well-known names ($7); where in doubt the item is read.
 */
const LIVE = `
  SELECT w.id, w.created_at IS NOT NULL AS "isDated" FROM work_item w
  WHERE w.workspace_id = $1 AND (CASE WHEN $2::bigint IS NULL THEN w.team_id IS NULL AND w.product_id = $3 ELSE w.team_id = $2 END) AND (
    EXISTS (SELECT FROM work_item_event e WHERE e.work_item_id = w.id AND e.at >= $4)
    OR NOT coalesce((
      SELECT CASE WHEN status.name = ANY ($5::text[]) THEN true WHEN status.name = ANY ($6::text[]) THEN false
                  ELSE coalesce(e.category IN ('DONE', 'CANCELLED'), status.name = ANY ($7::text[])) END
      FROM work_item_event e, LATERAL (SELECT lower(btrim(e.to_value)) AS name) status
      WHERE e.work_item_id = w.id AND e.kind = 'STATUS'
      ORDER BY e.at DESC, e.sequence DESC, e.id::text COLLATE "C" DESC LIMIT 1), false))`;

/** The team's items that something happened to in a stretch of time, the latest first, and how many there are in all. */
const TOUCHED = `
  SELECT w.id, count(*) OVER ()::int AS total FROM work_item w, LATERAL (
    SELECT max(e.at) AS at FROM work_item_event e WHERE e.work_item_id = w.id AND e.at >= $3 AND e.at < $4) last
  WHERE w.workspace_id = $1 AND w.team_id = $2 AND last.at IS NOT NULL
  ORDER BY last.at DESC, w.id DESC LIMIT $5`;

/** The team's sub-tasks of these items: a parent is named by its source's key. */
const SUB_TASKS = `
  SELECT child.id, parent.id AS "parentId" FROM work_item parent
  JOIN work_item child ON child.source_id = parent.source_id AND child.parent_key = parent.key
  WHERE parent.workspace_id = $1 AND child.workspace_id = $1 AND child.team_id = $2 AND child.is_sub_task AND parent.id = ANY ($3::bigint[])`;

/** Whole histories of a team's items that something happened to, with the statuses of their sub-tasks. */
export interface TouchedItems {
  readonly items: readonly StoredHistory[];
  /** By the id of the parent. */
  readonly subTasksOf: ReadonlyMap<string, readonly StoredHistory[]>;
  /** How many items were touched, also where only the latest were read. */
  readonly total: number;
}

/** Reads the histories of work items as the formulas take them. */
@Injectable()
export class DeliveryHistory {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Of all items that were ever in each of these sprints; read once for all of them. */
  async bySprint(workspaceId: number, sprintIds: readonly number[]): Promise<Map<number, StoredHistory[]>> {
    return this.touching(workspaceId, 'sprint_id', sprintIds);
  }

  /** Of all items that were ever in each of these releases. */
  async byRelease(workspaceId: number, releaseIds: readonly number[]): Promise<Map<number, StoredHistory[]>> {
    return this.touching(workspaceId, 'release_id', releaseIds);
  }

  /** The changes of status of all items of an owner that were not closed for good before an instant: what flow and defects are counted from. Their estimates are read where amounts are asked for. */
  async statusesSince(workspaceId: number, owner: Owner, sinceMs: number, settings: TeamSettings, withEstimates = false): Promise<StoredHistory[]> {
    const { closed, open, wellKnown } = closedNames(settings);
    const live = await this.dataSource.query<{ id: number; isDated: boolean }[]>(
      LIVE, [workspaceId, owner.teamId, owner.productId, new Date(sinceMs), closed, open, wellKnown]);
    // Of an item that nobody dated, the first event of any kind says when it came to be.
    const idsOf = (isDated: boolean): number[] => live.filter((row) => row.isDated === isDated).map((row) => row.id);
    const read = await Promise.all([this.ofItems(workspaceId, idsOf(true), withEstimates ? WITH_ESTIMATES : STATUS_ONLY), this.ofItems(workspaceId, idsOf(false))]);
    return read.flat();
  }

  /** Of all defects and others that were found in one of these releases. */
  async foundIn(workspaceId: number, releaseIds: readonly number[]): Promise<StoredHistory[]> {
    const rows = releaseIds.length === 0 ? [] : await this.dataSource.query<{ id: number }[]>(
      'SELECT id FROM work_item WHERE workspace_id = $1 AND found_in_release_id = ANY ($2::bigint[])', [workspaceId, releaseIds]);
    return this.ofItems(workspaceId, rows.map((row) => row.id));
  }

  /** The items of a team that something happened to from one instant until before another: at most so many, the latest touched. */
  async touchedIn(workspaceId: number, teamId: number, fromMs: number, toMs: number, most: number): Promise<TouchedItems> {
    const rows = await this.dataSource.query<{ id: number; total: number }[]>(TOUCHED, [workspaceId, teamId, new Date(fromMs), new Date(toMs), most]);
    const ids = rows.map((row) => row.id);
    const pairs = ids.length === 0 ? [] : await this.dataSource.query<{ id: number; parentId: number }[]>(SUB_TASKS, [workspaceId, teamId, ids]);
    const [items, subTasks] = await Promise.all([this.ofItems(workspaceId, ids), this.ofItems(workspaceId, pairs.map((pair) => pair.id), STATUS_ONLY)]);
    const parents = new Map(pairs.map((pair) => [String(pair.id), String(pair.parentId)]));
    const subTasksOf = new Map<string, StoredHistory[]>();
    for (const subTask of subTasks) {
      const parent = parents.get(subTask.id)!;
      subTasksOf.set(parent, [...(subTasksOf.get(parent) ?? []), subTask]);
    }
    return { items, subTasksOf, total: rows[0]?.total ?? 0 };
  }

  /** Of these items. */
  async byIds(workspaceId: number, itemIds: readonly number[]): Promise<StoredHistory[]> {
    return this.ofItems(workspaceId, itemIds);
  }

  private async touching(workspaceId: number, column: 'sprint_id' | 'release_id', frameIds: readonly number[]): Promise<Map<number, StoredHistory[]>> {
    const pairs = await this.dataSource.query<{ frameId: number; itemId: number }[]>(
      `SELECT DISTINCT ${column} AS "frameId", work_item_id AS "itemId" FROM work_item_event
       WHERE workspace_id = $1 AND ${column} = ANY ($2::bigint[])`, [workspaceId, frameIds]);
    const items = await this.ofItems(workspaceId, [...new Set(pairs.map((pair) => pair.itemId))]);
    const byId = new Map(items.map((item) => [Number(item.id), item]));
    const byFrame = new Map<number, StoredHistory[]>(frameIds.map((id) => [id, []]));
    for (const { frameId, itemId } of pairs) {
      const item = byId.get(itemId);
      if (item) byFrame.get(frameId)?.push(item);
    }
    return byFrame;
  }

  private async ofItems(workspaceId: number, itemIds: readonly number[], only = ''): Promise<StoredHistory[]> {
    if (itemIds.length === 0) return [];
    const [items, events] = await Promise.all([
      this.dataSource.query<ItemRow[]>(ITEMS, [workspaceId, itemIds]),
      this.dataSource.query<EventRow[]>(`${EVENTS} ${only}`, [workspaceId, itemIds]),
    ]);
    return assemble(items, events);
  }
}

/** Written out field by field: spreading thousands of rows costs more than reading them. */
function assemble(items: readonly ItemRow[], events: readonly EventRow[]): StoredHistory[] {
  const byItem = new Map<number, ItemEvent[]>(items.map((item) => [item.id, []]));
  for (const row of events) {
    const event = { id: String(row.id), at: row.at, kind: row.kind, from: row.from, to: row.to, category: row.category, sequence: row.sequence };
    byItem.get(row.itemId)?.push(row.unit === null ? event : { ...event, unit: row.unit });
  }
  return items.map((row) => ({
    id: String(row.id), teamId: row.teamId, key: row.key, title: row.title, type: row.type, isSubTask: row.isSubTask,
    severity: row.severity, resolution: row.resolution,
    foundInReleaseId: row.foundInReleaseId === null ? null : String(row.foundInReleaseId),
    events: withCreation(row.id, row.createdMs, byItem.get(row.id) ?? []),
  }));
}

/** A source may tell when an item was created without sending an event of it. */
function withCreation(itemId: number, createdMs: number | null, events: ItemEvent[]): ItemEvent[] {
  if (createdMs === null || events.some((event) => event.kind === 'CREATED')) return events;
  return [{ id: `created ${itemId}`, at: createdMs, kind: 'CREATED', from: null, to: null, sequence: 0 }, ...events];
}
