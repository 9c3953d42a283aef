import type { Transaction } from './transaction.js';

/** What Stripe said of one of its objects, as it is kept. */
export interface StripeEventRow {
  readonly key: string;
  readonly type: string;
  readonly kind: string;
  readonly id: string;
  /** In milliseconds. */
  readonly at: number;
  readonly object: StripeJson;
  readonly previous: StripeJson | null;
  readonly refs: readonly string[];
}
type StripeJson = Readonly<Record<string, never>> | object;

const ROW = `key, type, kind, object_id AS id, (extract(epoch FROM at) * 1000)::bigint AS at, object, previous, refs`;

/** Keeps what is not kept yet, by its key. Answers the keys that are new. */
export async function keepStripeEvents(transaction: Transaction, scope: { readonly workspaceId: number; readonly sourceId: number; readonly product: string }, rows: readonly StripeEventRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const ordered = [...new Map(rows.map((row) => [row.key, row])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const kept = await transaction.rows<{ key: string }>(
    `INSERT INTO stripe_event (workspace_id, source_id, product, key, type, kind, object_id, at, object, previous, refs)
     SELECT $1, $2, $3, e.key, e.type, e.kind, e.id, to_timestamp(e.at / 1000.0), e.object, e.previous, ARRAY(SELECT jsonb_array_elements_text(e.refs))
     FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::jsonb[], $10::jsonb[], $11::jsonb[]) AS e(key, type, kind, id, at, object, previous, refs)
     ON CONFLICT (source_id, key) DO NOTHING RETURNING key`,
    [scope.workspaceId, scope.sourceId, scope.product, ordered.map(({ key }) => key), ordered.map(({ type }) => type), ordered.map(({ kind }) => kind), ordered.map(({ id }) => id),
      ordered.map(({ at }) => at), ordered.map(({ object }) => JSON.stringify(object)), ordered.map(({ previous }) => (previous === null ? null : JSON.stringify(previous))), ordered.map(({ refs }) => JSON.stringify(refs))]);
  return new Set(kept.map(({ key }) => key));
}

/** Lets one derivation of a source's events in at a time: each sees all that was kept before it. */
export async function deriveAlone(transaction: Transaction, sourceId: number): Promise<void> {
  await transaction.rows(`SELECT pg_advisory_xact_lock(hashtextextended('stripe events', $1))`, [sourceId]);
}

/** The next ones that wait to be derived, of one product, the oldest first. */
export async function waitingStripeEvents(transaction: Transaction, sourceId: number, product: string, limit: number): Promise<StripeEventRow[]> {
  return transaction.rows<StripeEventRow>(`SELECT ${ROW} FROM stripe_event WHERE source_id = $1 AND product = $2 AND derived_by IS NULL ORDER BY received_at, key LIMIT $3`, [sourceId, product, limit]);
}

/** All that was said of these objects. */
export async function stripeEventsOf(transaction: Transaction, sourceId: number, ids: readonly string[]): Promise<StripeEventRow[]> {
  if (ids.length === 0) return [];
  return transaction.rows<StripeEventRow>(`SELECT ${ROW} FROM stripe_event WHERE source_id = $1 AND object_id = ANY ($2::text[])`, [sourceId, ids]);
}

/** All that was said of objects of these kinds that name one of these ids. */
export async function stripeEventsNaming(transaction: Transaction, sourceId: number, kinds: readonly string[], ids: readonly string[]): Promise<StripeEventRow[]> {
  if (ids.length === 0) return [];
  return transaction.rows<StripeEventRow>(`SELECT ${ROW} FROM stripe_event WHERE source_id = $1 AND kind = ANY ($2::text[]) AND refs && $3::text[]`, [sourceId, kinds, ids]);
}

/** Marks these as derived by a reading. */
export async function stripeEventsDerived(transaction: Transaction, sourceId: number, keys: readonly string[], reading: number): Promise<void> {
  await transaction.rows('UPDATE stripe_event SET derived_by = $3 WHERE source_id = $1 AND key = ANY ($2::text[])', [sourceId, keys, reading]);
}
