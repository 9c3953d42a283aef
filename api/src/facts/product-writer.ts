import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** A product as a person creates it in the page. */
export interface NewProduct {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly currency: string | null;
}

/** Creates a product, or describes one that facts have only referred to so far. False where one with this key is described already. */
export async function createProduct(transaction: Transaction, workspaceId: number, { key, name, timeZone, currency }: NewProduct): Promise<boolean> {
  const made = await transaction.rows(
    `INSERT INTO product AS p (workspace_id, key, name, time_zone, currency, described) VALUES ($1, $2, $3, coalesce($4, 'UTC'), coalesce($5, 'EUR'), true)
     ON CONFLICT (workspace_id, key) DO UPDATE SET name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency, described = true
     WHERE NOT p.described RETURNING id`, [workspaceId, key, name, timeZone, currency]);
  if (made.length > 0) await countChange(transaction, workspaceId);
  return made.length > 0;
}

/** What a product's money is shown in, and whose days its days are; what is left out stays. */
export interface ProductBasics {
  readonly currency: string | null;
  readonly timeZone: string | null;
}

/** Shows a product in another currency or zone: batches under way are waited for, and days are counted anew by the new zone. False where nothing is otherwise. */
export async function changeProduct(transaction: Transaction, workspaceId: number, productId: number, { currency, timeZone }: ProductBasics): Promise<boolean> {
  const changed = await transaction.rows(
    `UPDATE product SET currency = coalesce($3, currency), time_zone = coalesce($4, time_zone)
     WHERE workspace_id = $1 AND id = $2 AND (currency, time_zone) IS DISTINCT FROM (coalesce($3, currency), coalesce($4, time_zone)) RETURNING id`, [workspaceId, productId, currency, timeZone]);
  if (changed.length > 0) await countChange(transaction, workspaceId);
  return changed.length > 0;
}

/** A product whose zone stays as it is until the transaction ends: days are counted by it while events come in. */
export interface HeldProduct {
  readonly id: number;
  readonly timeZone: string;
  /** Events before it are removed, and none is taken; null: all are. It stays, too. */
  readonly eventsFrom: Date | null;
}
const HELD = 'id, time_zone AS "timeZone", events_from AS "eventsFrom"';

/** Holds a product, and which id of its people is whose, until the transaction ends, together with others who only bring facts. Null where there is no such product yet. */
export async function holdKnownProduct(transaction: Transaction, workspaceId: number, key: string): Promise<HeldProduct | null> {
  const [held] = await transaction.rows<HeldProduct>(
    `WITH held AS MATERIALIZED (SELECT ${HELD} FROM product WHERE workspace_id = $1 AND key = $2 FOR SHARE)
     SELECT held.*, pg_advisory_xact_lock_shared(hashtextextended('people', id)) FROM held`, [workspaceId, key]);
  return held ?? null;
}

/** Holds a product until the transaction ends. */
export async function holdProduct(transaction: Transaction, workspaceId: number, productId: number): Promise<HeldProduct> {
  const [held] = await transaction.rows<HeldProduct>(`SELECT ${HELD} FROM product WHERE workspace_id = $1 AND id = $2 FOR SHARE`, [workspaceId, productId]);
  return held!;
}
