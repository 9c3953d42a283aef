import type { Transaction } from './transaction.js';
import { putBackTwins } from './event-twins.js';

/** An id that belongs to another person from now on. */
export interface Move {
  readonly aliasId: number;
  readonly fromId: number;
  readonly toId: number;
}

const FROM_MOVES = 'unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS m(alias_id, from_id, to_id)';
const OF_MOVE = '= m.from_id AND coalesce(f.alias_id, f.person_id) = m.alias_id';

/** Events are set aside as a whole and put back under their new persons, of whom some may have them already. */
const SET_ASIDE = `
  WITH gone AS (
    DELETE FROM event f USING ${FROM_MOVES} WHERE f.person_id ${OF_MOVE}
    RETURNING m.alias_id, f.key_hash, f.product_id, f.source_id, f.name_id, f.at, f.properties)
  INSERT INTO event_twin (alias_id, key_hash, product_id, source_id, name_id, at, properties) SELECT * FROM gone`;

/** Gives ids to their persons, with all facts that came under them. Whoever calls holds the people of the product alone. */
export async function moveFacts(transaction: Transaction, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const columns = [moves.map(({ aliasId }) => aliasId), moves.map(({ fromId }) => fromId), moves.map(({ toId }) => toId)];
  await transaction.rows(`UPDATE person p SET merged_into = nullif(m.to_id, m.alias_id) FROM ${FROM_MOVES} WHERE p.id = m.alias_id`, columns);
  for (const table of ['payment', 'survey_response', 'feedback']) {
    await transaction.rows(`UPDATE ${table} f SET person_id = m.to_id, alias_id = nullif(m.alias_id, m.to_id) FROM ${FROM_MOVES} WHERE f.person_id ${OF_MOVE}`, columns);
  }
  await transaction.rows(SET_ASIDE, columns);
  const people = [...new Set(moves.flatMap(({ fromId, toId }) => [fromId, toId]))];
  await putBackTwins(transaction, people);
  // Of removed events only the days are left: they follow their ids, too.
  await transaction.rows('SELECT recount_removed_days($1::bigint[]) AS done', [people]);
}
