import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';
import { oneTalks, type Change } from './retro-rows.js';
import { countTalk } from './setting-writer.js';
import { inTransaction, type Transaction } from './transaction.js';

export type NoteColumn = 'WENT_WELL' | 'TO_IMPROVE' | 'TO_TRY';

/** A note of a retrospective as it is kept. */
export interface NoteRow {
  readonly id: number;
  readonly sprintId: number;
  readonly column: NoteColumn;
  readonly text: string;
  readonly author: string | null;
  readonly version: number;
  readonly changedBy: string | null;
  readonly updatedAt: Date;
  readonly removed: boolean;
}

export interface NewNote {
  readonly column: NoteColumn;
  readonly text: string;
  readonly author: string | null;
  /** The sender's own name for it: a note sent again under the same key is the one that is there. */
  readonly key: string | null;
}

const FIELDS = `id, sprint_id AS "sprintId", column_name AS "column", text, author, version, changed_by AS "changedBy", updated_at AS "updatedAt", removed_at IS NOT NULL AS removed`;
/** Of a sprint whose team the one who asks may see. */
const IN_SIGHT = `(${inSight.everything(3, 4)} OR sprint_id IN (SELECT s.id FROM sprint s JOIN team t ON t.id = s.team_id WHERE s.workspace_id = $1 AND ${inSight.product('t.product_id', 3)} AND ${inSight.team('t.id', 4)}))`;
const seen = (): unknown[] => [sight().products, sight().teams];
const BY_ID = `SELECT ${FIELDS} FROM retro_note WHERE workspace_id = $1 AND id = $2 AND ${IN_SIGHT}`;

/** The notes of retrospectives. What is null names no note of the workspace. */
@Injectable()
export class RetroNotes {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** In the order of their places. */
  async ofSprint(workspaceId: number, sprintId: number): Promise<NoteRow[]> {
    return this.dataSource.query<NoteRow[]>(
      `SELECT ${FIELDS} FROM retro_note WHERE workspace_id = $1 AND sprint_id = $2 AND removed_at IS NULL ORDER BY position, id`, [workspaceId, sprintId]);
  }

  /** Adds a note at the end of its column; null where the sprint has `most` already, or is gone. */
  async add(workspaceId: number, sprintId: number, { column, text, author, key }: NewNote, most: number): Promise<NoteRow | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      await oneTalks(transaction, sprintId);
      const [known] = await transaction.rows<NoteRow>(`SELECT ${FIELDS} FROM retro_note WHERE workspace_id = $1 AND sprint_id = $2 AND key = $3`, [workspaceId, sprintId, key]);
      if (known) return known;
      const [row] = await transaction.rows<NoteRow>(
        `INSERT INTO retro_note (workspace_id, sprint_id, column_name, text, author, changed_by, key, position)
         SELECT $1, s.id, $3, $4, $5, $5, $6, n.last + 1
         FROM sprint s, (SELECT coalesce(max(position), 0) AS last, count(*) FILTER (WHERE removed_at IS NULL) AS notes FROM retro_note WHERE sprint_id = $2) n
         WHERE s.workspace_id = $1 AND s.id = $2 AND n.notes < $7 RETURNING ${FIELDS}`, [workspaceId, sprintId, column, text, author, key, most]);
      if (row) await countTalk(transaction, workspaceId);
      return row ?? null;
    });
  }

  /** New words for the wording that was read; a removed note comes back with them. Sent again, the same words are saved once. */
  async edit(workspaceId: number, id: number, version: number, text: string, author: string | null): Promise<Change<NoteRow> | null> {
    return this.change(workspaceId, id, (transaction) => transaction.rows<NoteRow>(
      `UPDATE retro_note SET text = $6, changed_by = $7, version = version + 1, updated_at = now(), removed_at = NULL
       WHERE workspace_id = $1 AND id = $2 AND version = $5 AND ${IN_SIGHT} RETURNING ${FIELDS}`, [workspaceId, id, ...seen(), version, text, author]), (row) => !row.removed && row.text === text);
  }

  /** Takes the wording that was read away; for a day it can be brought back. */
  async remove(workspaceId: number, id: number, version: number, author: string | null): Promise<Change<NoteRow> | null> {
    return this.change(workspaceId, id, async (transaction) => {
      const removed = await transaction.rows<NoteRow>(
        `UPDATE retro_note SET changed_by = $6, version = version + 1, updated_at = now(), removed_at = now()
         WHERE workspace_id = $1 AND id = $2 AND version = $5 AND removed_at IS NULL AND ${IN_SIGHT} RETURNING ${FIELDS}`, [workspaceId, id, ...seen(), version, author]);
      await transaction.rows(`DELETE FROM retro_note WHERE workspace_id = $1 AND removed_at < now() - interval '1 day'`, [workspaceId]);
      return removed;
    }, (row) => row.removed);
  }

  /** Puts a note into a column, after another one or (null, or one that is not there) first. */
  async move(workspaceId: number, id: number, column: NoteColumn, after: number | null): Promise<NoteRow | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [found] = await transaction.rows<NoteRow>(BY_ID, [workspaceId, id, ...seen()]);
      if (!found) return null;
      await oneTalks(transaction, found.sprintId);
      const others = await transaction.rows<{ id: number }>(
        'SELECT id FROM retro_note WHERE workspace_id = $1 AND sprint_id = $2 AND column_name = $3 AND id <> $4 AND removed_at IS NULL ORDER BY position, id',
        [workspaceId, found.sprintId, column, id]);
      const order = others.map((other) => other.id);
      order.splice(order.indexOf(after ?? -1) + 1, 0, id);
      await transaction.rows(
        `UPDATE retro_note n SET column_name = $3, position = o.place FROM unnest($2::bigint[]) WITH ORDINALITY AS o(id, place)
         WHERE n.workspace_id = $1 AND n.id = o.id`, [workspaceId, order, column]);
      await countTalk(transaction, workspaceId);
      return { ...found, column };
    });
  }

  /** Changes a note, or says what it is like now; `isSo` says whether that is what was wanted anyway. */
  private async change(workspaceId: number, id: number, work: (transaction: Transaction) => Promise<NoteRow[]>, isSo: (row: NoteRow) => boolean): Promise<Change<NoteRow> | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [changed] = await work(transaction);
      if (changed) {
        await countTalk(transaction, workspaceId);
        return { saved: true, row: changed };
      }
      const [row] = await transaction.rows<NoteRow>(BY_ID, [workspaceId, id, ...seen()]);
      return row ? { saved: isSo(row), row } : null;
    });
  }
}
