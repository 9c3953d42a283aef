import { hash } from 'node:crypto';
import { arrayText } from './array-text.js';
import type { People } from './identities.js';
import type { EventItem } from './outcome-items.js';
import type { Ids, ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

const KEEP = `
  WITH added AS (
    INSERT INTO event (product_id, source_id, person_id, key_hash, name_id, at, properties, alias_id)
    SELECT $1, $2, e.* FROM unnest($3::bigint[], $4::uuid[], $5::integer[], $6::timestamptz[], $7::jsonb[], $8::bigint[]) AS e(person_id, key_hash, name_id, at, properties, alias_id)
    ORDER BY e.person_id, e.key_hash
    ON CONFLICT DO NOTHING RETURNING person_id, key_hash)
  SELECT count(*) AS added, CASE WHEN count(*) < $9 THEN array_agg(person_id || ' ' || replace(key_hash::text, '-', '')) END AS which FROM added`;

/** Of events that were there already: those that came under another id of the same person wait, in case the ids part again. */
const KEEP_TWINS = `
  INSERT INTO event_twin (product_id, source_id, alias_id, key_hash, name_id, at, properties)
  SELECT DISTINCT ON (alias_id, w.key_hash) $1::bigint, $2::bigint, coalesce(w.alias_id, w.person_id) AS alias_id, w.key_hash, w.name_id, w.at, w.properties
  FROM unnest($3::bigint[], $4::uuid[], $5::integer[], $6::timestamptz[], $7::jsonb[], $8::bigint[]) AS w(person_id, key_hash, name_id, at, properties, alias_id)
  JOIN event e ON e.person_id = w.person_id AND e.key_hash = w.key_hash AND coalesce(e.alias_id, e.person_id) <> coalesce(w.alias_id, w.person_id)
  ORDER BY alias_id, w.key_hash
  ON CONFLICT DO NOTHING`;

/** 128 bits that stand for the source's own id of an event. */
export function eventKeyHash(source: string, key: string): string {
  return hash('sha256', `${source}\0${key}`, 'hex').slice(0, 32);
}

/**
 * Keeps events. An event is never changed: the same key of the same source and person counts once, whichever of the person's ids it
 * comes under, and the first one stands. Answers which were new, by their places.
 */
export async function writeEvents(transaction: Transaction, scope: ProductScope, source: string, events: readonly EventItem[], people: People): Promise<number[]> {
  if (events.length === 0) return [];
  const names = await eventNameIds(transaction, scope, events);
  const whose = events.map((event) => people.get(event.person)!);
  const ids = whose.map(({ personId }) => personId);
  const hashes = events.map((event) => eventKeyHash(source, event.key));
  const columns = [
    scope.productId, scope.sourceId,
    arrayText(ids),
    arrayText(hashes),
    arrayText(events.map((event) => names.get(event.name)!)),
    arrayText(events.map((event) => event.at)),
    // JSON as a word of JSON is written as PostgreSQL quotes it in a list.
    arrayText(events.map(({ properties }) => (properties === null ? null : JSON.stringify(properties)))),
    // unnest fills up what is missing: nobody came under another id.
    arrayText(whose.some(({ aliasId }) => aliasId !== null) ? whose.map(({ aliasId }) => aliasId) : []),
  ];
  const [row] = await transaction.rows<{ added: number; which: string[] | null }>(KEEP, [...columns, events.length]);
  if (row?.added === events.length) return [...events.keys()];
  await transaction.rows(KEEP_TWINS, columns);
  // Of two with one key in one batch the first one is new.
  const added = new Set(row?.which ?? []);
  return [...events.keys()].filter((place) => added.delete(`${ids[place]} ${hashes[place]}`));
}

async function eventNameIds(transaction: Transaction, scope: ProductScope, events: readonly EventItem[]): Promise<Ids> {
  const wanted = [...new Set(events.map((event) => event.name))].sort();
  const ids = new Map<string, number>();
  const take = (rows: { id: number; name: string }[]): void => rows.forEach(({ id, name }) => ids.set(name, id));
  const find = `SELECT id, name FROM event_name WHERE product_id = $1 AND name = ANY ($2::text[])`;
  take(await transaction.rows(find, [scope.productId, wanted]));
  if (ids.size === wanted.length) return ids;
  const missing = wanted.filter((name) => !ids.has(name));
  take(await transaction.rows(
    `INSERT INTO event_name (product_id, name) SELECT $1, name FROM unnest($2::text[]) WITH ORDINALITY AS wanted(name, n) ORDER BY n
     ON CONFLICT DO NOTHING RETURNING id, name`, [scope.productId, missing]));
  if (ids.size < wanted.length) take(await transaction.rows(find, [scope.productId, wanted]));
  return ids;
}
