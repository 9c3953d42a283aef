import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { oneTalks, type Change } from './retro-rows.js';
import { countTalk } from './setting-writer.js';
import { inTransaction } from './transaction.js';

export type ReasonKind = 'CARRY_OVER' | 'ADDED' | 'REMOVED';

/** Why an item was carried over, added or removed. */
export interface ReasonRow {
  readonly itemKey: string;
  readonly kind: ReasonKind;
  readonly reason: string;
  readonly version: number;
  readonly author: string | null;
}

/** Whether a sprint's goal was met, as its team says. */
export interface JudgementRow {
  readonly outcome: 'MET' | 'PARTLY' | 'MISSED';
  readonly sentence: string | null;
  readonly version: number;
  readonly author: string | null;
  readonly saidOn: string;
}

export type NewJudgement = Omit<JudgementRow, 'version'>;

const REASON = `w.key AS "itemKey", r.kind, r.reason, r.version, r.author`;
const JUDGEMENT = `goal_outcome AS outcome, sentence, version, author, to_char(said_on, 'YYYY-MM-DD') AS "saidOn"`;

/** What a team says about a sprint: reasons, and whether the goal was met. Version 0 is the one of words that nobody has said yet. */
@Injectable()
export class SprintTalk {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async reasonsOf(workspaceId: number, sprintId: number): Promise<ReasonRow[]> {
    return this.dataSource.query<ReasonRow[]>(
      `SELECT ${REASON} FROM item_reason r JOIN work_item w ON w.id = r.work_item_id
       WHERE r.workspace_id = $1 AND r.sprint_id = $2 AND r.reason <> '' ORDER BY r.kind, r.id`, [workspaceId, sprintId]);
  }

  /** An empty reason takes it back. */
  async giveReason(workspaceId: number, sprintId: number, itemId: number, kind: ReasonKind, said: { readonly reason: string; readonly version: number; readonly author: string | null }): Promise<Change<ReasonRow>> {
    return inTransaction(this.dataSource, async (transaction) => {
      await oneTalks(transaction, sprintId);
      const read = `SELECT ${REASON} FROM item_reason r JOIN work_item w ON w.id = r.work_item_id WHERE r.workspace_id = $1 AND r.sprint_id = $2 AND r.work_item_id = $3 AND r.kind = $4`;
      const [row] = await transaction.rows<ReasonRow>(read, [workspaceId, sprintId, itemId, kind]);
      // One that was taken back is read as none.
      const version = row?.reason === '' && said.version === 0 ? row.version : said.version;
      if (row && row.version !== version) return { saved: row.reason === said.reason, row };
      await transaction.rows(
        `INSERT INTO item_reason (workspace_id, sprint_id, work_item_id, kind, reason, author) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (sprint_id, work_item_id, kind) DO UPDATE
         SET reason = excluded.reason, author = excluded.author, version = item_reason.version + 1, updated_at = now()`,
        [workspaceId, sprintId, itemId, kind, said.reason, said.author]);
      await countTalk(transaction, workspaceId);
      const [changed] = await transaction.rows<ReasonRow>(read, [workspaceId, sprintId, itemId, kind]);
      return { saved: true, row: changed! };
    });
  }

  async judgementOf(workspaceId: number, sprintId: number): Promise<JudgementRow | null> {
    const rows = await this.dataSource.query<JudgementRow[]>(`SELECT ${JUDGEMENT} FROM sprint_review WHERE workspace_id = $1 AND sprint_id = $2`, [workspaceId, sprintId]);
    return rows[0] ?? null;
  }

  /** Null takes the judgement back. */
  async judge(workspaceId: number, sprintId: number, version: number, said: NewJudgement | null): Promise<Change<JudgementRow | null>> {
    return inTransaction(this.dataSource, async (transaction) => {
      await oneTalks(transaction, sprintId);
      const [row = null] = await transaction.rows<JudgementRow>(`SELECT ${JUDGEMENT} FROM sprint_review WHERE workspace_id = $1 AND sprint_id = $2`, [workspaceId, sprintId]);
      if ((row?.version ?? 0) !== version) return { saved: row?.outcome === said?.outcome && row?.sentence === said?.sentence, row };
      const [changed = null] = said === null
        ? await transaction.rows<JudgementRow>('DELETE FROM sprint_review WHERE workspace_id = $1 AND sprint_id = $2', [workspaceId, sprintId])
        : await transaction.rows<JudgementRow>(
          `INSERT INTO sprint_review (workspace_id, sprint_id, goal_outcome, sentence, author, said_on) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (sprint_id) DO UPDATE SET goal_outcome = excluded.goal_outcome, sentence = excluded.sentence, author = excluded.author,
             said_on = excluded.said_on, version = sprint_review.version + 1, updated_at = now() RETURNING ${JUDGEMENT}`,
          [workspaceId, sprintId, said.outcome, said.sentence, said.author, said.saidOn]);
      await countTalk(transaction, workspaceId);
      return { saved: true, row: changed };
    });
  }
}
