import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { forgetAccountOfOne } from './account-of-one.js';
import { rememberErased } from './erasures.js';
import { holdPeople } from './identities.js';
import { asTheyCame, REJECTED_OF } from './rejected-of.js';
import { countChange } from './setting-writer.js';
import { inTransaction, type Transaction } from './transaction.js';

/** What was removed of a person. */
export interface ErasedPerson {
  readonly ids: number;
  readonly events: number;
  readonly responses: number;
  readonly feedback: number;
  /** Payments that named nobody but them. Those that name an account stay, without the person. */
  readonly payments: number;
  readonly paymentsOfAccount: number;
  readonly erasedAt: Date;
}

/** Removes people. */
@Injectable()
export class PersonEraser {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Removes a person, named by any of their ids, and everything that came under one of them, as one; every tally is then that of
   * the facts that are left. Null where there is no such person. `beside` is written with it, or not at all.
   */
  async erase(workspaceId: number, productId: number, key: string, beside: (transaction: Transaction, erased: ErasedPerson) => Promise<void>): Promise<ErasedPerson | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      await holdPeople(transaction, productId, 'alone');
      const ids = await transaction.rows<{ id: number; key: string; rootId: number }>(
        `SELECT i.id, i.key, coalesce(i.merged_into, i.id) AS "rootId" FROM person p
         JOIN person i ON i.id = coalesce(p.merged_into, p.id) OR i.merged_into = coalesce(p.merged_into, p.id)
         WHERE p.workspace_id = $1 AND p.product_id = $2 AND p.key = $3 ORDER BY i.id`, [workspaceId, productId, key]);
      if (ids.length === 0) return null;
      const erasedAt = new Date();
      await rememberErased(transaction, productId, ids.map((each) => each.key), erasedAt.toISOString());
      await forgetAccountOfOne(transaction, workspaceId, ids.map(({ id }) => id));
      await transaction.rows('DELETE FROM removed_event_day WHERE alias_id = ANY ($1::bigint[])', [ids.map(({ id }) => id)]);
      const removed = await removeFacts(transaction, ids[0]!.rootId);
      await forgetRejections(transaction, workspaceId, productId, ids.map((each) => each.key));
      // What was counted and kept may name a value of theirs, where it is grouped by a trait; it is counted again.
      await transaction.rows('DELETE FROM kept_tally WHERE product_id = $1', [productId]);
      await transaction.rows('DELETE FROM person WHERE workspace_id = $1 AND id = ANY ($2::bigint[])', [workspaceId, ids.map(({ id }) => id)]);
      await countChange(transaction, workspaceId);
      const erased = { ids: ids.length, ...removed, erasedAt };
      await beside(transaction, erased);
      return erased;
    });
  }
}

/** Whatever is said of the person by a row of its own goes with the row of the person. */
async function removeFacts(transaction: Transaction, personId: number): Promise<Omit<ErasedPerson, 'ids' | 'erasedAt'>> {
  const count = async (sql: string): Promise<number> => (await transaction.rows<{ n: number }>(`WITH gone AS (${sql} RETURNING 1) SELECT count(*) AS n FROM gone`, [personId]))[0]!.n;
  return {
    events: await count('DELETE FROM event WHERE person_id = $1'),
    responses: await count('DELETE FROM survey_response WHERE person_id = $1'),
    feedback: await count('DELETE FROM feedback WHERE person_id = $1'),
    payments: await count('DELETE FROM payment WHERE person_id = $1 AND account_id IS NULL'),
    paymentsOfAccount: await count('UPDATE payment SET person_id = NULL, alias_id = NULL WHERE person_id = $1 AND account_id IS NOT NULL'),
  };
}

/** What was rejected of theirs goes as a whole; of imports into the product go the values, since nobody knows whose they were. */
async function forgetRejections(transaction: Transaction, workspaceId: number, productId: number, keys: readonly string[]): Promise<void> {
  await transaction.rows(`DELETE FROM collect_rejection WHERE id IN (SELECT r.id ${REJECTED_OF})`, [workspaceId, keys, asTheyCame(keys)]);
  await transaction.rows(
    `UPDATE import_rejection r SET value = NULL FROM import_job j, product p
     WHERE j.id = r.job_id AND j.workspace_id = $1 AND p.workspace_id = $1 AND p.id = $2 AND j.options->>'product' = p.key AND r.value IS NOT NULL`, [workspaceId, productId]);
}
