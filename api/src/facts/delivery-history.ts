import { Inject, Injectable } from '@nestjs/common';
import type { TeamSettings } from '@bifocal/metrics';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';
import { closedNames } from './closed-names.js';
import { ItemHistories, type ItemRevision, type StoredHistory } from './item-histories.js';
import { MOST_ITEMS, TooManyItems } from './too-many-items.js';

export type { StoredHistory };

/** Whose items: a team's, or those of a product that no team has. */
export interface Owner {
  readonly teamId: number | null;
  readonly productId: number;
}

/**
 * Whether the status that an item is in closes it: what the team says ($5 its open, $4 its closed names), then the source, then
 * the well-known names ($6); where in doubt the item is read.
 */
const IS_CLOSED = (status: string, category: string): string => `
  CASE WHEN ${status} = ANY ($4::text[]) THEN true WHEN ${status} = ANY ($5::text[]) THEN false
       WHEN ${category} <> '' THEN ${category} IN ('DONE', 'CANCELLED') ELSE ${status} = ANY ($6::text[]) END`;

/**
 * A team's items that something happened to since $3, or that are not closed: all others are in no count of flow or defects from
 * $3 on. The statuses that its items are in are few, and found one by one in the index; what is closed is not looked at (OFFSET 0
 * keeps the planner from reading the whole team instead).
 */
const LIVE_OF_TEAM = `
  WITH RECURSIVE standing AS (
    (SELECT last_status, last_category FROM work_item WHERE team_id = $2 ORDER BY team_id, last_status, last_category LIMIT 1)
    UNION ALL
    SELECT next.* FROM standing s CROSS JOIN LATERAL (
      SELECT w.last_status, w.last_category FROM work_item w
      WHERE w.team_id = $2 AND (w.last_status, w.last_category) > (s.last_status, s.last_category)
      ORDER BY w.team_id, w.last_status, w.last_category LIMIT 1) next
  )
  SELECT w.id, w.revision FROM work_item w WHERE w.workspace_id = $1 AND w.team_id = $2 AND w.last_event_at >= $3
  UNION
  SELECT w.id, w.revision FROM standing s CROSS JOIN LATERAL (
    SELECT id, revision FROM work_item
    WHERE workspace_id = $1 AND team_id = $2 AND last_status = s.last_status AND last_category = s.last_category OFFSET 0) w
  WHERE NOT (${IS_CLOSED('s.last_status', 's.last_category')})`;

/** The same of the items that no team has. */
const LIVE_WITHOUT_TEAM = `
  SELECT w.id, w.revision FROM work_item w
  WHERE w.workspace_id = $1 AND w.team_id IS NULL AND w.product_id = $2 AND (w.last_event_at >= $3 OR NOT (${IS_CLOSED('w.last_status', 'w.last_category')}))`;

/** The team's items that something happened to in a stretch of time, the latest first, and how many there are in all. */
const TOUCHED = `
  SELECT w.id, w.revision, count(*) OVER ()::int AS total FROM work_item w, LATERAL (
    SELECT max(e.at) AS at FROM work_item_event e WHERE e.work_item_id = w.id AND e.at >= $3 AND e.at < $4) last
  WHERE w.workspace_id = $1 AND w.team_id = $2 AND w.last_event_at >= $3 AND w.first_event_at < $4 AND last.at IS NOT NULL
  ORDER BY last.at DESC, w.id DESC LIMIT $5`;

/** The team's sub-tasks of these items: a parent is named by its source's key. */
const SUB_TASKS = `
  SELECT child.id, child.revision, parent.id AS "parentId" FROM work_item parent
  JOIN work_item child ON child.source_id = parent.source_id AND child.parent_key = parent.key
  WHERE parent.workspace_id = $1 AND child.workspace_id = $1 AND child.team_id = $2 AND child.is_sub_task AND parent.id = ANY ($3::bigint[])`;

/** Whole histories of a team's items that something happened to, with their sub-tasks. */
export interface TouchedItems {
  readonly items: readonly StoredHistory[];
  /** By the id of the parent. */
  readonly subTasksOf: ReadonlyMap<string, readonly StoredHistory[]>;
  /** How many items were touched, also where only the latest were read. */
  readonly total: number;
}

/** Two years and thirteen months are asked for side by side, or a quarter and the periods that reach into it. */
const NEAR_MS = 100 * 86_400_000;
const ASKED_MS = 30 * 60_000;
const MOST_ASKED = 4;
/** How many items stand in lists that were given last; most of them are among the histories that are kept. */
const MOST_LISTED = 30_000;

/** Finds the work items that a question is about, with their histories as the formulas take them. */
@Injectable()
export class DeliveryHistory {
  /** From which instants an owner's items were asked for, for a while. */
  private readonly asked = new LRUCache<string, number[]>({ max: 500, ttl: ASKED_MS });
  private readonly lists = new LRUCache<string, StoredHistory[]>({ maxSize: MOST_LISTED, sizeCalculation: (items) => items.length + 1 });

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ItemHistories) private readonly histories: ItemHistories,
  ) {}

  /** Of all items that were ever in each of these sprints; read once for all of them. */
  async bySprint(workspaceId: number, sprintIds: readonly number[]): Promise<Map<number, StoredHistory[]>> {
    return this.touching(workspaceId, 'sprint_id', sprintIds);
  }

  /** Of all items that were ever in each of these releases. */
  async byRelease(workspaceId: number, releaseIds: readonly number[]): Promise<Map<number, StoredHistory[]>> {
    return this.touching(workspaceId, 'release_id', releaseIds);
  }

  /** Of all items of an owner that were not closed for good before an instant, by any of these settings: what flow and defects are counted from. */
  async statusesSince(workspaceId: number, { teamId, productId }: Owner, sinceMs: number, settings: readonly TeamSettings[]): Promise<StoredHistory[]> {
    const { closed, open, wellKnown } = closedNames(settings);
    const owner = `${workspaceId} ${teamId} ${productId}`;
    const from = this.nearBefore(owner, sinceMs);
    const live = await this.revisions(teamId === null ? LIVE_WITHOUT_TEAM : LIVE_OF_TEAM, [workspaceId, teamId ?? productId, new Date(from), closed, open, wellKnown]);
    if (live.length > MOST_ITEMS) throw new TooManyItems();
    return this.same(`${owner} ${from}`, await this.histories.of(workspaceId, live.sort((a, b) => a.id - b.id)));
  }

  /** In one text: a row for each of thousands of items costs more than to find them. */
  private async revisions(sql: string, parameters: readonly unknown[]): Promise<ItemRevision[]> {
    const [row] = await this.dataSource.query<{ found: string }[]>(`SELECT coalesce(json_agg(json_build_array(f.id, f.revision)), '[]')::text AS found FROM (${sql}) f`, [...parameters]);
    return (JSON.parse(row!.found) as [number, number][]).map(([id, revision]) => ({ id, revision }));
  }

  /** An instant not long before, from which somebody has asked lately, serves as well, and one list serves both: items that were closed before it are in no count after it. */
  private nearBefore(owner: string, sinceMs: number): number {
    const near = (this.asked.get(owner) ?? []).filter((each) => each <= sinceMs && sinceMs - each <= NEAR_MS);
    if (near.length > 0) return near.reduce((first, each) => Math.min(first, each), sinceMs);
    // Those that this one serves from now on are named no more.
    const others = (this.asked.get(owner) ?? []).filter((each) => each < sinceMs || each - sinceMs > NEAR_MS);
    this.asked.set(owner, [...others, sinceMs].slice(-MOST_ASKED));
    return sinceMs;
  }

  /** The very list that was given before, where nothing of it has moved: what was counted of it is found again by it. */
  private same(name: string, items: StoredHistory[]): StoredHistory[] {
    const before = this.lists.get(name);
    if (before?.length === items.length && before.every((item, n) => item === items[n])) return before;
    this.lists.set(name, items);
    return items;
  }

  /** Of all defects and others that were found in one of these releases, where the one who asks may see their team. */
  async foundIn(workspaceId: number, releaseIds: readonly number[]): Promise<StoredHistory[]> {
    const rows = releaseIds.length === 0 ? [] : await this.dataSource.query<ItemRevision[]>(
      `SELECT id, revision FROM work_item WHERE workspace_id = $1 AND found_in_release_id = ANY ($2::bigint[]) AND (team_id IS NULL OR ${inSight.everything(3, 4)}
         OR team_id IN (SELECT t.id FROM team t WHERE t.workspace_id = $1 AND ${inSight.product('t.product_id', 3)} AND ${inSight.team('t.id', 4)}))`, [workspaceId, releaseIds, sight().products, sight().teams]);
    return this.histories.of(workspaceId, rows);
  }

  /** The items of a team that something happened to from one instant until before another: at most so many, the latest touched. */
  async touchedIn(workspaceId: number, teamId: number, fromMs: number, toMs: number, most: number): Promise<TouchedItems> {
    const rows = await this.dataSource.query<(ItemRevision & { total: number })[]>(TOUCHED, [workspaceId, teamId, new Date(fromMs), new Date(toMs), most]);
    const ids = rows.map((row) => row.id);
    const pairs = ids.length === 0 ? [] : await this.dataSource.query<(ItemRevision & { parentId: number })[]>(SUB_TASKS, [workspaceId, teamId, ids]);
    const [items, subTasks] = await Promise.all([this.histories.of(workspaceId, rows), this.histories.of(workspaceId, pairs)]);
    const parents = new Map(pairs.map((pair) => [String(pair.id), String(pair.parentId)]));
    const subTasksOf = new Map<string, StoredHistory[]>();
    for (const subTask of subTasks) {
      const parent = parents.get(subTask.id)!;
      subTasksOf.set(parent, [...(subTasksOf.get(parent) ?? []), subTask]);
    }
    return { items, subTasksOf, total: rows[0]?.total ?? 0 };
  }

  /** Of these items, where the one who asks may see their team; what no team has, their product. */
  async byIds(workspaceId: number, itemIds: readonly number[]): Promise<StoredHistory[]> {
    if (itemIds.length === 0) return [];
    return this.histories.of(workspaceId, await this.dataSource.query<ItemRevision[]>(
      `SELECT w.id, w.revision FROM work_item w LEFT JOIN team t ON t.id = w.team_id
       WHERE w.workspace_id = $1 AND w.id = ANY ($2::bigint[]) AND ${inSight.product('coalesce(t.product_id, w.product_id)', 3)} AND (w.team_id IS NULL OR ${inSight.team('w.team_id', 4)})`,
      [workspaceId, itemIds, sight().products, sight().teams]));
  }

  private async touching(workspaceId: number, column: 'sprint_id' | 'release_id', frameIds: readonly number[]): Promise<Map<number, StoredHistory[]>> {
    const pairs = await this.dataSource.query<(ItemRevision & { frameId: number })[]>(
      `SELECT e.frame_id AS "frameId", w.id, w.revision
       FROM (SELECT DISTINCT ${column} AS frame_id, work_item_id FROM work_item_event WHERE workspace_id = $1 AND ${column} = ANY ($2::bigint[])) e
       JOIN work_item w ON w.id = e.work_item_id WHERE w.workspace_id = $1`, [workspaceId, frameIds]);
    const items = await this.histories.of(workspaceId, [...new Map(pairs.map((pair) => [pair.id, pair])).values()]);
    const byId = new Map(items.map((item) => [Number(item.id), item]));
    const byFrame = new Map<number, StoredHistory[]>(frameIds.map((id) => [id, []]));
    for (const { frameId, id } of pairs) {
      const item = byId.get(id);
      if (item) byFrame.get(frameId)?.push(item);
    }
    return byFrame;
  }
}
