import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';
import type { Change } from './retro-rows.js';
import { countTalk } from './setting-writer.js';
import { inTransaction, type Transaction } from './transaction.js';

export type RequestState = 'OPEN' | 'PLANNED' | 'DONE' | 'DECLINED';

/** A request as it is kept. */
export interface RequestRow {
  readonly id: number;
  readonly productId: number;
  readonly title: string;
  readonly state: RequestState;
  readonly version: number;
  readonly author: string | null;
  readonly changedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Where its feedback went, where it was merged. */
  readonly mergedInto: number | null;
}

export interface NewRequest {
  readonly title: string;
  readonly state: RequestState;
  readonly author: string | null;
  readonly key: string | null;
}

export interface RequestPatch {
  readonly words?: { readonly title: string; readonly version: number } | undefined;
  readonly state?: RequestState | undefined;
}

/** Where feedback is put: into a request, aside, or back among what is not sorted. */
export type Place = { readonly request: number } | 'ASIDE' | 'INBOX';

export const REQUEST_FIELDS = `q.id, q.product_id AS "productId", q.title, q.state, q.version, q.author, q.changed_by AS "changedBy", q.created_at AS "createdAt", q.updated_at AS "updatedAt", q.merged_into AS "mergedInto"`;
const BY_ID = `SELECT ${REQUEST_FIELDS} FROM feedback_request q WHERE q.workspace_id = $1 AND q.id = $2 AND ${inSight.product('q.product_id', 3)}`;

/** Requests that feedback is grouped into. What is null names no request of the workspace. */
@Injectable()
export class FeedbackRequests {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The request of an id: the one that it was merged into, where it was. */
  async byId(workspaceId: number, id: number): Promise<RequestRow | null> {
    const [row] = await this.dataSource.query<RequestRow[]>(BY_ID, [workspaceId, id, sight().products]);
    return row?.mergedInto ? ((await this.dataSource.query<RequestRow[]>(BY_ID, [workspaceId, row.mergedInto, sight().products]))[0] ?? null) : (row ?? null);
  }

  /** Null where the product has `most` already. One sent again under its key is the one that is there. */
  async create(workspaceId: number, productId: number, { title, state, author, key }: NewRequest, most: number): Promise<RequestRow | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      await onePerProduct(transaction, productId);
      const [known] = await transaction.rows<RequestRow>(`SELECT ${REQUEST_FIELDS} FROM feedback_request q WHERE q.workspace_id = $1 AND q.product_id = $2 AND q.key = $3`, [workspaceId, productId, key]);
      if (known) return known;
      const [row] = await transaction.rows<RequestRow>(
        `INSERT INTO feedback_request AS q (workspace_id, product_id, key, title, state, author, changed_by) SELECT $1, $2, $3, $4, $5, $6, $6
         WHERE (SELECT count(*) FROM feedback_request o WHERE o.product_id = $2 AND o.merged_into IS NULL) < $7 RETURNING ${REQUEST_FIELDS}`,
        [workspaceId, productId, key, title, state, author, most]);
      if (row) await countTalk(transaction, workspaceId);
      return row ?? null;
    });
  }

  /** A title that somebody else has changed meanwhile stops the whole change; the state is as said last. */
  async edit(workspaceId: number, id: number, { words, state }: RequestPatch, author: string | null): Promise<Change<RequestRow> | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const row = await locked(transaction, workspaceId, id);
      if (!row) return null;
      const title = words?.title ?? row.title;
      if (words && title !== row.title && words.version !== row.version) return { saved: false, row };
      const [changed] = await transaction.rows<RequestRow>(
        `UPDATE feedback_request q SET title = $3, state = $4, changed_by = $5, updated_at = now(), version = version + CASE WHEN title = $3 THEN 0 ELSE 1 END
         WHERE q.workspace_id = $1 AND q.id = $2 RETURNING ${REQUEST_FIELDS}`, [workspaceId, row.id, title, state ?? row.state, author]);
      await countTalk(transaction, workspaceId);
      return { saved: true, row: changed! };
    });
  }

  /** Puts all feedback of one request into another one, which the first one is from then on. Null: one of the two is not there, or they are of two products. */
  async merge(workspaceId: number, id: number, into: number, author: string | null): Promise<RequestRow | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      // Always in the order of their ids: two that merge the other way round wait for each other, and none is lost.
      for (const one of [id, into].sort((a, b) => a - b)) await transaction.rows(`${BY_ID} FOR UPDATE`, [workspaceId, one, sight().products]);
      const [from, to] = [await locked(transaction, workspaceId, id), await locked(transaction, workspaceId, into)];
      if (!from || !to || from.productId !== to.productId) return null;
      if (from.id === to.id) return to;
      await transaction.rows('UPDATE feedback_sorting SET request_id = $3 WHERE workspace_id = $1 AND request_id = $2', [workspaceId, from.id, to.id]);
      await transaction.rows('UPDATE feedback_request SET merged_into = $3, changed_by = $4, updated_at = now() WHERE workspace_id = $1 AND (id = $2 OR merged_into = $2)', [workspaceId, from.id, to.id, author]);
      await countTalk(transaction, workspaceId);
      return to;
    });
  }

  /** Puts feedback somewhere, wherever it was. Answers how many are there now; null where there is no such request, or some of the feedback is not of its product. */
  async sort(workspaceId: number, feedback: readonly number[], place: Place, author: string | null): Promise<number | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const request = typeof place === 'object' ? await locked(transaction, workspaceId, place.request, 'FOR SHARE') : undefined;
      if (request === null) return null;
      const known = await transaction.rows<{ id: number }>(
        `SELECT id FROM feedback WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND ($3::bigint IS NULL OR product_id = $3) AND ${inSight.product('product_id', 4)} ORDER BY id`,
        [workspaceId, feedback, request?.productId ?? null, sight().products]);
      if (known.length < new Set(feedback).size) return null;
      const ids = known.map(({ id }) => id);
      const moved = place === 'INBOX'
        ? await transaction.rows('DELETE FROM feedback_sorting WHERE workspace_id = $1 AND feedback_id = ANY ($2::bigint[]) RETURNING feedback_id', [workspaceId, ids])
        : await transaction.rows(
          `INSERT INTO feedback_sorting AS s (feedback_id, workspace_id, request_id, author) SELECT id, $1, $3, $4 FROM unnest($2::bigint[]) AS f(id) ORDER BY id
           ON CONFLICT (feedback_id) DO UPDATE SET request_id = excluded.request_id, author = excluded.author, sorted_at = now()
           WHERE s.request_id IS DISTINCT FROM excluded.request_id RETURNING feedback_id`, [workspaceId, ids, request?.id ?? null, author]);
      if (moved.length > 0) await countTalk(transaction, workspaceId);
      return ids.length;
    });
  }
}

/** The request of an id, or the one it was merged into, held until the transaction ends: nothing is put into one that is just being merged. */
async function locked(transaction: Transaction, workspaceId: number, id: number, how: 'FOR UPDATE' | 'FOR SHARE' = 'FOR UPDATE'): Promise<RequestRow | null> {
  const [row] = await transaction.rows<RequestRow>(`${BY_ID} ${how}`, [workspaceId, id, sight().products]);
  if (!row?.mergedInto) return row ?? null;
  return (await transaction.rows<RequestRow>(`${BY_ID} ${how}`, [workspaceId, row.mergedInto, sight().products]))[0] ?? null;
}

/** Lets one at a time add to a product's requests, since their number is limited. */
async function onePerProduct(transaction: Transaction, productId: number): Promise<void> {
  await transaction.rows(`SELECT pg_advisory_xact_lock(hashtextextended('requests', $1))`, [productId]);
}
