import type { DataSource } from 'typeorm';
import { inTransaction } from './transaction.js';

/** Whole minutes that ended longer ago than any transaction lives: no batch of theirs is still to be committed. */
const OLD = `date_trunc('minute', now()) - interval '10 minutes'`;

const IS_DUE = `
  SELECT FROM source s LEFT JOIN source_sum k ON k.source_id = s.id
  WHERE s.workspace_id = $1 AND coalesce(k.until, '-infinity') < ${OLD} - interval '10 minutes'
    AND EXISTS (SELECT FROM collect_batch b WHERE b.source_id = s.id AND b.received_at >= coalesce(k.until, '-infinity') AND b.received_at < ${OLD}) LIMIT 1`;

const KEEP = `
  WITH due AS (
    SELECT s.id, coalesce(k.until, '-infinity') AS since, ${OLD} AS until
    FROM source s LEFT JOIN source_sum k ON k.source_id = s.id WHERE s.workspace_id = $1),
  minutes AS (
    SELECT d.id, date_trunc('minute', b.received_at) AS minute, sum(b.accepted) AS accepted, sum(b.rejected) AS rejected, bool_or(b.mark LIKE 'hook:%') AS hooked, bool_or(b.mark IS NOT NULL) AS filed
    FROM due d JOIN collect_batch b ON b.source_id = d.id AND b.received_at >= d.since AND b.received_at < d.until GROUP BY d.id, 2),
  kept AS (
    INSERT INTO source_minute (source_id, minute, accepted) SELECT id, minute, accepted FROM minutes WHERE minute > now() - interval '8 days' ON CONFLICT DO NOTHING)
  INSERT INTO source_sum AS k (source_id, until, accepted, rejected, hooked, filed)
  SELECT d.id, d.until, coalesce(sum(m.accepted), 0), coalesce(sum(m.rejected), 0), coalesce(bool_or(m.hooked), false), coalesce(bool_or(m.filed), false)
  FROM due d LEFT JOIN minutes m ON m.id = d.id GROUP BY d.id, d.until
  ON CONFLICT (source_id) DO UPDATE SET until = excluded.until, accepted = k.accepted + excluded.accepted, rejected = k.rejected + excluded.rejected,
    hooked = k.hooked OR excluded.hooked, filed = k.filed OR excluded.filed`;

const FORGET = `DELETE FROM source_minute m USING source s WHERE s.id = m.source_id AND s.workspace_id = $1 AND m.minute <= now() - interval '8 days'`;

/** Adds what has come in to the kept sums, up to ten minutes ago: each batch is read for it once. Whoever looks while another does it goes on without. */
export async function keepSums(dataSource: DataSource, workspaceId: number): Promise<void> {
  if ((await dataSource.query<unknown[]>(IS_DUE, [workspaceId])).length === 0) return;
  await inTransaction(dataSource, async (transaction) => {
    const [lock] = await transaction.rows<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtextextended('source sums', $1)) AS mine`, [workspaceId]);
    if (!lock?.mine) return;
    await transaction.rows(KEEP, [workspaceId]);
    await transaction.rows(FORGET, [workspaceId]);
  });
}
