import type { Transaction } from './transaction.js';

/** The source of the sample organisation: what it sends is marked as simulated, and can be removed as a whole. */
export const SAMPLE_SOURCE = 'sample';

/** How many rejections are kept of each source. */
const KEPT_REJECTIONS = 1_000;

/** What PostgreSQL keeps in no text: nobody has such a key. */
const UNSTORABLE = /\0|\p{Cs}/u;

/** One item, or one field of it, that was not kept. */
export interface KeptRejection {
  readonly path: string;
  readonly value: string | null;
  readonly reason: string;
  /** The keys of the ids that the item names: what is kept of it goes when they are erased. */
  readonly people?: readonly string[] | undefined;
  /** What came, as JSON, where the door can show it. */
  readonly payload?: string | null;
}

/** The id of a source, which exists from its first batch on. */
export async function sourceId(transaction: Transaction, workspaceId: number, key: string): Promise<number> {
  const find = 'SELECT id FROM source WHERE workspace_id = $1 AND key = $2';
  const known = await transaction.rows<{ id: number }>(find, [workspaceId, key]);
  if (known[0]) return known[0].id;
  await transaction.rows('INSERT INTO source (workspace_id, key, simulated) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [workspaceId, key, key === SAMPLE_SOURCE]);
  const made = await transaction.rows<{ id: number }>(find, [workspaceId, key]);
  return made[0]!.id;
}

/** Lets one batch of a source's delivery in at a time: what is derived from a work item's history is reckoned from all of it. */
export async function oneAtATime(transaction: Transaction, source: number): Promise<void> {
  await transaction.rows(`SELECT pg_advisory_xact_lock(hashtextextended('delivery', $1))`, [source]);
}

/** Writes down what became of a batch, in the transaction that keeps its facts. */
export async function recordBatch(
  transaction: Transaction, workspaceId: number, source: number,
  counts: { readonly accepted: number; readonly duplicates: number; readonly rejected: number }, rejections: readonly KeptRejection[], mark: string | null = null,
): Promise<void> {
  await transaction.rows('INSERT INTO collect_batch (workspace_id, source_id, accepted, duplicates, rejected, mark) VALUES ($1, $2, $3, $4, $5, $6)',
    [workspaceId, source, counts.accepted, counts.duplicates, counts.rejected, mark]);
  if (rejections.length === 0) return;
  const last = rejections.slice(-KEPT_REJECTIONS);
  await transaction.rows(
    `INSERT INTO collect_rejection (source_id, path, value, reason, payload, people)
     SELECT $1, r.path, r.value, r.reason, r.payload, ARRAY(SELECT jsonb_array_elements_text(r.people))
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[]) WITH ORDINALITY AS r(path, value, reason, payload, people, n) ORDER BY r.n`,
    [source, last.map(({ path }) => path), last.map(({ value }) => value), last.map(({ reason }) => reason), last.map(({ payload }) => payload ?? null), last.map(({ people }) => JSON.stringify((people ?? []).filter((key) => !UNSTORABLE.test(key))))]);
  await transaction.rows(
    `DELETE FROM collect_rejection WHERE source_id = $1
       AND id <= (SELECT id FROM collect_rejection WHERE source_id = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)`, [source, KEPT_REJECTIONS]);
}
