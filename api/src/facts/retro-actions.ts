import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { oneTalks, type Change } from './retro-rows.js';
import { countTalk } from './setting-writer.js';
import { inTransaction } from './transaction.js';

export type ActionState = 'OPEN' | 'DONE' | 'DROPPED';

/** An action that a retrospective agreed on, as it is kept. Days are local ones of the team. */
export interface ActionRow {
  readonly id: number;
  readonly sprintId: number;
  readonly text: string;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly state: ActionState;
  /** null while it is open. */
  readonly closedOn: string | null;
  readonly author: string | null;
  readonly version: number;
  readonly changedBy: string | null;
  readonly updatedAt: Date;
}

export interface NewAction {
  readonly text: string;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly author: string | null;
  /** The sender's own name for it: an action sent again under the same key is the one that is there. */
  readonly key: string | null;
}

/** What is left out stays. New words name the version of those that were read. */
export interface ActionPatch {
  readonly words?: { readonly text: string; readonly version: number } | undefined;
  readonly owner?: string | null | undefined;
  readonly dueOn?: string | null | undefined;
  readonly state?: ActionState | undefined;
}

const FIELDS = `id, sprint_id AS "sprintId", text, owner, to_char(due_on, 'YYYY-MM-DD') AS "dueOn", state, to_char(closed_on, 'YYYY-MM-DD') AS "closedOn",
  author, version, changed_by AS "changedBy", updated_at AS "updatedAt"`;

/** The actions of retrospectives. What is null names no action of the workspace. */
@Injectable()
export class RetroActions {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async ofSprint(workspaceId: number, sprintId: number): Promise<ActionRow[]> {
    return this.dataSource.query<ActionRow[]>(`SELECT ${FIELDS} FROM retro_action WHERE workspace_id = $1 AND sprint_id = $2 ORDER BY id`, [workspaceId, sprintId]);
  }

  /** Those that followed from these sprints: all of the last one, and of the others what was not closed before the day `since`. */
  async following(workspaceId: number, sprintIds: readonly number[], lastId: number, since: string): Promise<ActionRow[]> {
    return this.dataSource.query<ActionRow[]>(
      `SELECT ${FIELDS} FROM retro_action
       WHERE workspace_id = $1 AND sprint_id = ANY ($2::bigint[]) AND (sprint_id = $3 OR closed_on IS NULL OR closed_on >= $4::date)`,
      [workspaceId, sprintIds, lastId, since]);
  }

  /** Null where the sprint has `most` already, or is gone. */
  async add(workspaceId: number, sprintId: number, { text, owner, dueOn, author, key }: NewAction, most: number): Promise<ActionRow | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      await oneTalks(transaction, sprintId);
      const [known] = await transaction.rows<ActionRow>(`SELECT ${FIELDS} FROM retro_action WHERE workspace_id = $1 AND sprint_id = $2 AND key = $3`, [workspaceId, sprintId, key]);
      if (known) return known;
      const [row] = await transaction.rows<ActionRow>(
        `INSERT INTO retro_action (workspace_id, team_id, sprint_id, text, owner, due_on, author, changed_by, key)
         SELECT $1, team_id, id, $3, $4, $5, $6, $6, $7 FROM sprint
         WHERE workspace_id = $1 AND id = $2 AND team_id IS NOT NULL AND (SELECT count(*) FROM retro_action WHERE sprint_id = $2) < $8
         RETURNING ${FIELDS}`, [workspaceId, sprintId, text, owner, dueOn, author, key, most]);
      if (row) await countTalk(transaction, workspaceId);
      return row ?? null;
    });
  }

  /** Words that somebody else has changed meanwhile stop the whole change; who owns it, when it is due and its state are as said last. `closedOn` is the day on which it is closed, if this closes it. */
  async edit(workspaceId: number, id: number, patch: ActionPatch, author: string | null, closedOn: (row: ActionRow) => string): Promise<Change<ActionRow> | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [row] = await transaction.rows<ActionRow>(`SELECT ${FIELDS} FROM retro_action WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [workspaceId, id]);
      if (!row) return null;
      const text = patch.words?.text ?? row.text;
      if (patch.words && text !== row.text && patch.words.version !== row.version) return { saved: false, row };
      const state = patch.state ?? row.state;
      const closed = state === 'OPEN' ? null : state === row.state ? row.closedOn : closedOn(row);
      const [changed] = await transaction.rows<ActionRow>(
        `UPDATE retro_action SET text = $3, owner = $4, due_on = $5, state = $6, closed_on = $7, changed_by = $8, updated_at = now(),
                version = version + CASE WHEN text = $3 THEN 0 ELSE 1 END
         WHERE workspace_id = $1 AND id = $2 RETURNING ${FIELDS}`,
        [workspaceId, id, text, patch.owner === undefined ? row.owner : patch.owner, patch.dueOn === undefined ? row.dueOn : patch.dueOn, state, closed, author]);
      await countTalk(transaction, workspaceId);
      return { saved: true, row: changed! };
    });
  }

  /** The sprint that agreed on it. */
  async sprintIdOf(workspaceId: number, id: number): Promise<number | null> {
    const rows = await this.dataSource.query<{ sprintId: number }[]>('SELECT sprint_id AS "sprintId" FROM retro_action WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
    return rows[0]?.sprintId ?? null;
  }
}
