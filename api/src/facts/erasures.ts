import { createHmac } from 'node:crypto';
import type { Transaction } from './transaction.js';

/** When each of these keys was erased, as RFC 3339: those that never were are not there. */
export type Erased = ReadonlyMap<string, string>;

const NOBODY: Erased = new Map();

/** What is remembered of an erased key: it cannot be read back, nor compared with another product's. */
const hashOf = (salt: Buffer, key: string): Buffer => createHmac('sha256', salt).update(key).digest();

/** Which of these keys of people were erased. A product of which nobody was ever erased is asked once, and no key is hashed. */
export async function erasedAmong(transaction: Transaction, productId: number, keys: () => Iterable<string>): Promise<Erased> {
  const [row] = await transaction.rows<{ salt: Buffer }>('SELECT salt FROM erasure_salt WHERE product_id = $1', [productId]);
  if (!row) return NOBODY;
  const byHash = new Map([...new Set(keys())].map((key) => [hashOf(row.salt, key).toString('hex'), key] as const));
  const found = await transaction.rows<{ hash: string; erasedAt: Date }>(
    `SELECT encode(key_hash, 'hex') AS hash, erased_at AS "erasedAt" FROM erasure WHERE product_id = $1 AND key_hash IN (SELECT decode(h, 'hex') FROM unnest($2::text[]) h)`, [productId, [...byHash.keys()]]);
  return new Map(found.map(({ hash, erasedAt }) => [byHash.get(hash)!, erasedAt.toISOString()]));
}

/** Remembers that these keys of a person were erased. */
export async function rememberErased(transaction: Transaction, productId: number, keys: readonly string[], erasedAt: string): Promise<void> {
  await transaction.rows(
    `INSERT INTO erasure_salt (product_id, salt) SELECT $1, decode(string_agg(replace(gen_random_uuid()::text, '-', ''), ''), 'hex') FROM generate_series(1, 2) ON CONFLICT DO NOTHING`, [productId]);
  const [row] = await transaction.rows<{ salt: Buffer }>('SELECT salt FROM erasure_salt WHERE product_id = $1', [productId]);
  await transaction.rows(
    `INSERT INTO erasure (product_id, key_hash, erased_at) SELECT $1, decode(h, 'hex'), $3 FROM unnest($2::text[]) h
     ON CONFLICT (product_id, key_hash) DO UPDATE SET erased_at = excluded.erased_at`, [productId, keys.map((key) => hashOf(row!.salt, key).toString('hex')), erasedAt]);
}
