import { localDate, startOfLocalDay } from '@bifocal/metrics';
import { EVENT_AROUND } from './event-ends.js';
import { monthsBefore } from './events-removed.js';
import { holdPeople } from './identities.js';
import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** The longest window that a definition may have is a year; with the month that runs, whatever is compared with the year before stays. */
export const LEAST_MONTHS = 13;
export const MOST_MONTHS = 240;

/** How long a product keeps its events. */
export interface Retention {
  /** Null: for good. */
  readonly months: number | null;
  /** Raw events before it are removed, or being removed; null: none ever was. */
  readonly eventsFrom: Date | null;
  /** Whether some of them are still there. */
  readonly isRemoving: boolean;
}

/** What would be removed: the events before an instant. */
export interface TooOld {
  readonly events: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export const RETENTION = `
  SELECT keep_events_months AS months, events_from AS "eventsFrom", events_from IS NOT NULL AND events_from IS DISTINCT FROM events_gone_to AS "isRemoving"
  FROM product WHERE workspace_id = $1 AND id = $2`;

const BEFORE = (instant: string): string => `${EVENT_AROUND} <= date_bin('10 minutes', ${instant}, '2000-01-01 00:00:00+00') AND at < ${instant}`;
export const TOO_OLD = `SELECT count(*) AS events, min(at) AS "firstAt", max(at) AS "lastAt" FROM event WHERE product_id = (SELECT id FROM product WHERE workspace_id = $1 AND id = $2) AND ${BEFORE('$3::timestamptz')}`;

/** From when on events are kept, if they are for so many months: the beginning of a local month. */
export const keptFrom = (months: number, zone: string, nowMs: number): Date => new Date(startOfLocalDay(monthsBefore(localDate(nowMs, zone), months), zone));

/**
 * Decides for how many months a product keeps its events; null: for good. Whatever is too old by it is asked for no more from now on, and
 * no such event is taken; batches under way are waited for. What is removed never comes back: the line only moves on, and the product's
 * zone stays, since the days of removed events cannot be told by another one. Answers whether anything is otherwise.
 */
export async function decideRetention(transaction: Transaction, workspaceId: number, productId: number, months: number | null, from: Date | null): Promise<boolean> {
  const changed = await transaction.rows(
    `UPDATE product SET keep_events_months = $3, events_from_at = CASE WHEN events_from >= $4 OR $4::timestamptz IS NULL THEN events_from_at ELSE clock_timestamp() END, events_from = greatest(events_from, $4)
     WHERE workspace_id = $1 AND id = $2 AND (keep_events_months IS DISTINCT FROM $3 OR events_from IS DISTINCT FROM greatest(events_from, $4)) RETURNING id`, [workspaceId, productId, months, from]);
  if (changed.length > 0) await countChange(transaction, workspaceId);
  return changed.length > 0;
}

/** Moves the line with the months, where it was not decided otherwise meanwhile. */
export async function followMonths(transaction: Transaction, workspaceId: number, productId: number, months: number, from: Date): Promise<void> {
  const moved = await transaction.rows(
    `UPDATE product SET events_from = $4, events_from_at = clock_timestamp()
     WHERE workspace_id = $1 AND id = $2 AND keep_events_months = $3 AND (events_from IS NULL OR events_from < $4) RETURNING id`, [workspaceId, productId, months, from]);
  if (moved.length > 0) await countChange(transaction, workspaceId);
}

/** By the people of the oldest events, so that the days of one of them lie together. */
const PEOPLE_AT_ONCE = 500;
const EVENTS_AT_ONCE = 5_000;

/** One worker a product, whichever server it is: a lock that ends with the transaction, however that ends. */
const TURN = `SELECT pg_try_advisory_xact_lock(hashtextextended('too old events', $1)) AS "isOurs", set_config('bifocal.too_old', 'on', true)`;
/** Questions that were begun before the line moved may still be counting: they have ended before anything goes. */
const LINE = `
  SELECT events_from AS "from", time_zone AS zone FROM product
  WHERE workspace_id = $1 AND id = $2 AND events_from IS DISTINCT FROM events_gone_to AND events_from_at <= clock_timestamp() - make_interval(secs => $3) FOR SHARE`;

const OF_TWINS = `
  SELECT t.alias_id, t.key_hash, t.source_id, t.name_id, t.at, coalesce(e.alias_id, e.person_id) AS twin_of
  FROM event_twin t JOIN person i ON i.id = t.alias_id LEFT JOIN event e ON e.person_id = coalesce(i.merged_into, i.id) AND e.key_hash = t.key_hash
  WHERE t.product_id = $1 AND (t.at < $2 OR e.at < $2)`;

/** Who did what on which day stays, by the id that it came under; of an event that came under several, with which other one. */
const PACK = `
  packed AS (
    INSERT INTO removed_event_day (alias_id, product_id, source_id, twin_of, days, name_ids, uses)
    SELECT alias_id, $1, source_id, twin_of, array_agg(day ORDER BY day, name_id), array_agg(name_id ORDER BY day, name_id), array_agg(uses ORDER BY day, name_id)
    FROM (SELECT alias_id, source_id, twin_of, (at AT TIME ZONE $3::text)::date AS day, name_id, count(*)::integer AS uses FROM went GROUP BY 1, 2, 3, 4, 5) d
    GROUP BY 1, 3, 4)
  SELECT count(*) AS gone FROM went`;
const REMOVE = `
  WITH people AS MATERIALIZED (
    SELECT DISTINCT person_id FROM (SELECT person_id FROM event WHERE product_id = $1 AND ${BEFORE('$2::timestamptz')} ORDER BY ${EVENT_AROUND} LIMIT ${PEOPLE_AT_ONCE}) e),
  twins AS MATERIALIZED (
    SELECT w.* FROM (${OF_TWINS}) w WHERE w.alias_id IN (SELECT id FROM person WHERE id IN (SELECT person_id FROM people) UNION ALL SELECT id FROM person WHERE merged_into IN (SELECT person_id FROM people))),
  no_twins AS (DELETE FROM event_twin t USING twins w WHERE t.alias_id = w.alias_id AND t.key_hash = w.key_hash),
  chosen AS MATERIALIZED (SELECT person_id, key_hash FROM event WHERE product_id = $1 AND person_id IN (SELECT person_id FROM people) AND at < $2 ORDER BY person_id LIMIT ${EVENTS_AT_ONCE}),
  gone AS (
    DELETE FROM event e USING chosen c WHERE e.person_id = c.person_id AND e.key_hash = c.key_hash
    RETURNING coalesce(e.alias_id, e.person_id) AS alias_id, e.source_id, NULL::bigint AS twin_of, e.at, e.name_id),
  went AS (SELECT * FROM gone UNION ALL SELECT alias_id, source_id, twin_of, at, name_id FROM twins), ${PACK}`;
/** Of events that stay, those that had come under another id before the line. */
const REMOVE_TWINS = `
  WITH twins AS MATERIALIZED (${OF_TWINS} LIMIT ${EVENTS_AT_ONCE}),
  no_twins AS (DELETE FROM event_twin t USING twins w WHERE t.alias_id = w.alias_id AND t.key_hash = w.key_hash),
  went AS (SELECT alias_id, source_id, twin_of, at, name_id FROM twins), ${PACK}`;
const DONE = 'UPDATE product SET events_gone_to = $3 WHERE workspace_id = $1 AND id = $2 AND events_from = $3 RETURNING id';

/**
 * Removes a piece of what is too old, in the transaction given: with it, who did what on which day is written down by the id it came
 * under, and what is counted of days stays as it is. Stopped at any moment, nothing has happened. Ids neither join nor part meanwhile,
 * and the zone stays. Answers how many events went: with none the end is reached, and noted, or the turn is another's.
 */
export async function removePiece(transaction: Transaction, workspaceId: number, productId: number, restSeconds: number): Promise<number> {
  const [turn] = await transaction.rows<{ isOurs: boolean }>(TURN, [productId]);
  if (!turn?.isOurs) return 0;
  const [line] = await transaction.rows<{ from: Date; zone: string }>(LINE, [workspaceId, productId, restSeconds]);
  if (!line) return 0;
  await holdPeople(transaction, productId, 'together');
  for (const statement of [REMOVE, REMOVE_TWINS]) {
    const [row] = await transaction.rows<{ gone: number }>(statement, [productId, line.from, line.zone]);
    if (row!.gone > 0) return row!.gone;
  }
  await transaction.rows(DONE, [workspaceId, productId, line.from]);
  return 0;
}
