import { Inject, Injectable } from '@nestjs/common';
import type { ItemEvent, ItemEventKind, ItemHistory, StatusCategory } from '@bifocal/metrics';
import { DataSource } from 'typeorm';

/** A work item with all that happened to it, and whose it is. */
export interface StoredHistory extends ItemHistory {
  readonly teamId: number | null;
}

/** A work item, and where all that is known of it stands: the revision moves with its description and its events. */
export interface ItemRevision {
  readonly id: number;
  readonly revision: number;
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
  readonly id: string;
  readonly itemId: number;
  readonly at: number;
  readonly kind: ItemEventKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly unit: 'POINTS' | 'HOURS' | null;
  readonly category: StatusCategory | null;
  readonly sequence: number;
}

/** Instants come as milliseconds: thousands of texts turned into Dates and back would cost more than the query. */
const ITEMS = `
  SELECT w.id, w.team_id AS "teamId", w.key, w.title, w.type, w.is_sub_task AS "isSubTask", w.severity, w.resolution,
         w.found_in_release_id AS "foundInReleaseId", floor(date_part('epoch', w.created_at) * 1000 + 0.5) AS "createdMs"
  FROM work_item w WHERE w.workspace_id = $1 AND w.id = ANY ($2::bigint[])`;

/**
 * Sprints and releases are named by their ids here, as the formulas compare them. An event is named by the key its source gave
 * it: what happened at one instant is put in order by it, which the order of arrival must not do.
 */
const EVENTS = `
  SELECT e.key AS id, e.work_item_id AS "itemId", floor(date_part('epoch', e.at) * 1000 + 0.5) AS at, e.kind,
         CASE e.kind WHEN 'SPRINT_LEFT' THEN e.sprint_id::text WHEN 'RELEASE_LEFT' THEN e.release_id::text ELSE e.from_value END AS "from",
         CASE e.kind WHEN 'SPRINT_ENTERED' THEN e.sprint_id::text WHEN 'RELEASE_ENTERED' THEN e.release_id::text ELSE e.to_value END AS "to",
         e.unit, e.category, e.sequence
  FROM work_item_event e WHERE e.workspace_id = $1 AND e.work_item_id = ANY ($2::bigint[])`;

/** How many events are kept in memory with their items; with the replays that hang on them some 0.4 kB each. */
const MOST_EVENTS = 150_000;

/**
 * Reads histories, and keeps the latest used: what has the revision that it was read at is not read again, and being the same
 * object, it is not replayed again either. A revision must have been read before it is asked for here: what is read for it
 * holds at least what it stands for, and what is newer is read again under the next one.
 */
@Injectable()
export class ItemHistories {
  private readonly kept = new Map<number, { readonly revision: number; readonly history: StoredHistory }>();
  private keptEvents = 0;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** In the order asked for, without what is gone. Every item must have been found in the workspace. */
  async of(workspaceId: number, items: readonly ItemRevision[]): Promise<StoredHistory[]> {
    const missing = items.filter(({ id, revision }) => this.kept.get(id)?.revision !== revision);
    const read = await this.read(workspaceId, missing.map(({ id }) => id));
    const found = items.flatMap(({ id, revision }) => {
      const history = read.get(id) ?? this.kept.get(id)?.history;
      if (history) this.keep(id, revision, history);
      return history ?? [];
    });
    this.forget();
    return found;
  }

  private async read(workspaceId: number, ids: readonly number[]): Promise<Map<number, StoredHistory>> {
    if (ids.length === 0) return new Map();
    const [items, events] = await Promise.all([
      this.dataSource.query<ItemRow[]>(ITEMS, [workspaceId, ids]),
      this.dataSource.query<EventRow[]>(EVENTS, [workspaceId, ids]),
    ]);
    return assemble(items, events);
  }

  /** Also marks it as the latest used. */
  private keep(id: number, revision: number, history: StoredHistory): void {
    this.keptEvents += history.events.length - (this.kept.get(id)?.history.events.length ?? 0);
    this.kept.delete(id);
    this.kept.set(id, { revision, history });
  }

  private forget(): void {
    for (const [id, { history }] of this.kept) {
      if (this.keptEvents <= MOST_EVENTS) return;
      this.kept.delete(id);
      this.keptEvents -= history.events.length;
    }
  }
}

/** Written out field by field: spreading thousands of rows costs more than reading them. */
function assemble(items: readonly ItemRow[], events: readonly EventRow[]): Map<number, StoredHistory> {
  const byItem = new Map<number, ItemEvent[]>(items.map((item) => [item.id, []]));
  const words = new Map<string, string>();
  for (const row of events) {
    const kind = once(words, row.kind) as ItemEventKind;
    const category = row.category && (once(words, row.category) as StatusCategory);
    const event = { id: row.id, at: row.at, kind, from: row.from && once(words, row.from), to: row.to && once(words, row.to), category, sequence: row.sequence };
    byItem.get(row.itemId)?.push(row.unit === null ? event : { ...event, unit: row.unit });
  }
  return new Map(items.map((row) => [row.id, {
    id: String(row.id), teamId: row.teamId, key: row.key, title: row.title, type: row.type, isSubTask: row.isSubTask,
    severity: row.severity, resolution: row.resolution,
    foundInReleaseId: row.foundInReleaseId === null ? null : String(row.foundInReleaseId),
    events: withCreation(row.createdMs, byItem.get(row.id) ?? []),
  }]));
}

/** A few words are said thousands of times: each is kept once. */
function once(words: Map<string, string>, word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  words.set(word, word);
  return word;
}

/** A source may tell when an item was created without sending an event of it. */
function withCreation(createdMs: number | null, events: ItemEvent[]): ItemEvent[] {
  if (createdMs === null || events.some((event) => event.kind === 'CREATED')) return events;
  return [{ id: '', at: createdMs, kind: 'CREATED', from: null, to: null, sequence: 0 }, ...events];
}
