import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { PackedHistory, Packing, type ItemRow, type StoredHistory } from './packed-history.js';

export type { StoredHistory };

/** A work item, and where all that is known of it stands: the revision moves with its description and its events. */
export interface ItemRevision {
  readonly id: number;
  readonly revision: number;
}

/** Instants come as milliseconds: thousands of texts turned into Dates and back would cost more than the query. */
const ITEMS = `
  SELECT w.id, w.team_id AS "teamId", w.key, w.title, w.type, w.is_sub_task AS "isSubTask", w.severity, w.resolution,
         w.found_in_release_id AS "foundInReleaseId", floor(date_part('epoch', w.created_at) * 1000 + 0.5) AS "createdMs"
  FROM work_item w WHERE w.workspace_id = $1 AND w.id = ANY ($2::bigint[])`;

/**
 * All events of an item in one text: a row an event would cost three times as much to read, and twenty times as much to keep.
 * Sprints and releases are named by their ids here, as the formulas compare them. An event is named by the key its source gave
 * it: what happened at one instant is put in order by it, which the order of arrival must not do.
 */
const EVENTS = `
  SELECT e.work_item_id AS "itemId", json_agg(json_build_array(
    e.key, floor(date_part('epoch', e.at) * 1000 + 0.5)::bigint, e.kind,
    CASE e.kind WHEN 'SPRINT_LEFT' THEN e.sprint_id::text WHEN 'RELEASE_LEFT' THEN e.release_id::text ELSE e.from_value END,
    CASE e.kind WHEN 'SPRINT_ENTERED' THEN e.sprint_id::text WHEN 'RELEASE_ENTERED' THEN e.release_id::text ELSE e.to_value END,
    e.sequence, e.category, e.unit))::text AS events
  FROM work_item_event e WHERE e.workspace_id = $1 AND e.work_item_id = ANY ($2::bigint[]) GROUP BY e.work_item_id`;

/** How much is kept of histories, in bytes: some 28,000 items of fifteen events each, with what is worked out of them. */
const MOST_BYTES = 48_000_000;
/** How many items are read at once. */
const AT_ONCE = 2_000;

/**
 * Reads histories, and keeps the latest used: what has the revision that it was read at is not read again, and being the same
 * object, it is not replayed again either. A revision must have been read before it is asked for here: what is read for it
 * holds at least what it stands for, and what is newer is read again under the next one.
 */
@Injectable()
export class ItemHistories {
  private readonly kept = new LRUCache<number, { readonly revision: number; readonly history: PackedHistory }>({ maxSize: MOST_BYTES, sizeCalculation: ({ history }) => history.bytes });
  private readonly packing = new Packing();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** In the order asked for, without what is gone. Every item must have been found in the workspace. */
  async of(workspaceId: number, items: readonly ItemRevision[]): Promise<StoredHistory[]> {
    const found = new Map<number, StoredHistory>();
    const missing: ItemRevision[] = [];
    for (const item of items) {
      const known = this.kept.get(item.id);
      if (known?.revision === item.revision) found.set(item.id, known.history);
      else missing.push(item);
    }
    for (let from = 0; from < missing.length; from += AT_ONCE) await this.read(workspaceId, missing.slice(from, from + AT_ONCE), found);
    return items.flatMap(({ id }) => found.get(id) ?? []);
  }

  private async read(workspaceId: number, wanted: readonly ItemRevision[], found: Map<number, StoredHistory>): Promise<void> {
    const ids = wanted.map(({ id }) => id);
    const [rows, texts] = await Promise.all([
      this.dataSource.query<ItemRow[]>(ITEMS, [workspaceId, ids]),
      this.dataSource.query<{ itemId: number; events: string }[]>(EVENTS, [workspaceId, ids]),
    ]);
    const events = new Map(texts.map((text) => [text.itemId, text.events]));
    const revisions = new Map(wanted.map(({ id, revision }) => [id, revision]));
    for (const row of rows) {
      const history = new PackedHistory(row, events.get(row.id) ?? '[]', this.packing);
      found.set(row.id, history);
      this.kept.set(row.id, { revision: revisions.get(row.id)!, history });
    }
  }
}
