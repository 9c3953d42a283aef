import type { Transaction } from './transaction.js';

/**
 * Puts back the events that wait for these people and that they do not have: of one event under several ids of theirs, the one
 * under the key that comes first. The others keep waiting.
 */
export async function putBackTwins(transaction: Transaction, personIds: readonly number[]): Promise<void> {
  await transaction.rows(`
    WITH waiting AS (
      SELECT DISTINCT ON (person_id, t.key_hash) coalesce(i.merged_into, i.id) AS person_id, t.alias_id, t.key_hash
      FROM person i JOIN event_twin t ON t.alias_id = i.id
      WHERE i.id = ANY ($1::bigint[]) OR i.merged_into = ANY ($1::bigint[])
      ORDER BY person_id, t.key_hash, i.key COLLATE "C"),
    back AS (
      DELETE FROM event_twin t USING waiting w
      WHERE t.alias_id = w.alias_id AND t.key_hash = w.key_hash AND NOT EXISTS (SELECT FROM event e WHERE e.person_id = w.person_id AND e.key_hash = w.key_hash)
      RETURNING w.person_id, t.*)
    INSERT INTO event (person_id, key_hash, product_id, source_id, name_id, at, properties, alias_id)
    SELECT person_id, key_hash, product_id, source_id, name_id, at, properties, nullif(alias_id, person_id) FROM back ORDER BY person_id, key_hash`, [personIds]);
}
