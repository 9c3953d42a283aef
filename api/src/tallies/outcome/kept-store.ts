import { createHash } from 'node:crypto';
import { LOG_PLACE, type LogPlace } from '../../database/fresh-enough.js';
import type { Period, TallyQuestion } from '../answer.js';
import type { KeptParts } from './by-parts.js';
import type { Reach } from './kept-tally.js';
import type { Counted, Read } from './read.js';
import { describes } from './split.js';

/** `moved`: the blocks of the people whom facts have touched since it was counted; null: nobody, it holds. */
export interface KeptRow { readonly from: string; readonly to: string; readonly counted: readonly Counted<never>[] | KeptParts; readonly moved: readonly number[] | null }
export interface Known { readonly seen: string; readonly place: LogPlace | null; readonly rows: KeptRow[] | null; readonly lastUsedBefore: boolean | null }

/**
 * What is kept of a question and still holds (money and what is said in surveys leave it as it is), with the number below which every transaction is over: whatever is counted after
 * this statement has all of theirs in it. A touch of one of the others may not be in it, so it makes stale what it reaches: of what is
 * kept by parts of the people (an object), those alone whom it names.
 * Stretches of days are read off the product's own zone, so a question in another one keeps nothing.
 */
const KNOWN = `
  WITH kept AS MATERIALIZED (
    SELECT k.* FROM kept_tally k JOIN product p ON p.id = k.product_id AND p.time_zone = $3
    WHERE k.product_id = $1 AND k.question = $2 AND (k.from_day, k.to_day) IN (SELECT * FROM unnest($4::date[], $5::date[]))),
  touched AS MATERIALIZED (
    SELECT kind, day, block, max(xid) AS xid FROM fact_touch
    WHERE product_id = $1 AND xid >= (SELECT min(seen) FROM kept) AND (kind IN ('event', 'all') OR kind = 'people' AND $6) GROUP BY 1, 2, 3)
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS seen, ${LOG_PLACE} AS place,
         (SELECT json_agg(json_build_object('from', k.from_day, 'to', k.to_day, 'counted', k.counted, 'moved', m.blocks)) FROM kept k
          CROSS JOIN LATERAL (SELECT bool_or(t.block IS NULL) AS everybody, json_agg(DISTINCT t.block) AS blocks FROM touched t
            WHERE t.xid >= k.seen AND (t.kind <> 'event' OR t.day >= k.reach_from AND t.day < k.reach_to)) m
          WHERE m.blocks IS NULL OR NOT m.everybody AND jsonb_typeof(k.counted) = 'object') AS rows,
         (SELECT min(used_on) < current_date FROM kept) AS "lastUsedBefore"`;

/** What nobody uses is forgotten after a while: by the day is enough to know. */
const USED = 'UPDATE kept_tally SET used_on = current_date WHERE product_id = $1 AND question = $2 AND used_on < current_date';

const KEEP = `
  INSERT INTO kept_tally (product_id, question, seen, from_day, to_day, reach_from, reach_to, counted)
  SELECT p.id, $2, $4, k.* FROM product p CROSS JOIN unnest($5::date[], $6::date[], $7::date[], $8::date[], $9::jsonb[]) k
  WHERE p.id = $1 AND p.time_zone = $3 ORDER BY 4, 5
  ON CONFLICT (product_id, question, from_day, to_day) DO UPDATE
  SET seen = excluded.seen, reach_from = excluded.reach_from, reach_to = excluded.reach_to, counted = excluded.counted, used_on = excluded.used_on
  WHERE kept_tally.seen < excluded.seen`;

/** A period with more than this, as text, is counted each time: a breakdown by very many values. */
export const MOST_LETTERS = 400_000;

export async function known(read: Read, question: TallyQuestion, name: string, periods: readonly Period[]): Promise<Known> {
  const [row] = await read<Known>(KNOWN, [question.productId, name, question.zone, periods.map(({ from }) => from), periods.map(({ to }) => to), describes(question)]);
  return row!;
}

export async function used(write: Read, { productId }: TallyQuestion, name: string): Promise<void> {
  await write(USED, [productId, name]);
}

/** A period that is kept: its rows as JSON. */
export interface Keeps {
  readonly period: Period;
  readonly reach: Reach;
  readonly text: string;
}

/** `seen` is the number of `known`, from before what is kept was counted. */
export async function keep(write: Read, question: TallyQuestion, name: string, seen: string, periods: readonly Keeps[]): Promise<void> {
  const all = [...new Map(periods.filter(({ text }) => text.length <= MOST_LETTERS).map((each) => [`${each.period.from} ${each.period.to}`, each])).values()];
  if (all.length === 0) return;
  await write(KEEP, [
    question.productId, name, question.zone, seen, all.map(({ period }) => period.from), all.map(({ period }) => period.to),
    all.map(({ reach }) => reach.from ?? '-infinity'), all.map(({ reach }) => reach.to), all.map(({ text }) => text),
  ]);
}

/** What was counted of one of the periods, as it is kept. */
export const textOf = (counted: readonly Counted<unknown>[], period: number): string => JSON.stringify(counted.filter((each) => each.period === period).map(({ dims, tally, exact }) => ({ dims, tally, exact })));

/** Everything that a tally hangs on beside facts and periods. */
export function askedParts(name: string, { currency, groupBy, filters, traitValues }: Omit<TallyQuestion, 'nowMs'>, more: unknown): readonly unknown[] {
  return [name, currency, groupBy, filters, traitValues ?? null, more];
}

/** A short name for everything that is said by the parts, in whatever order their fields stand: what was kept as jsonb comes back in another. */
export function uuidOf(parts: readonly unknown[]): string {
  return createHash('md5').update(JSON.stringify(parts, inOrder)).digest('hex');
}

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;
