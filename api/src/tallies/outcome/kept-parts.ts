import type { PeopleRange, TallyQuestion } from '../answer.js';
import { howFar } from '../how-far.js';
import { askedParts, keep, textOf, uuidOf } from './kept-store.js';
import type { Reach } from './kept-tally.js';
import { BLOCK_BITS } from './people-parts.js';
import type { Counted, Keeping } from './read.js';
import { describes } from './split.js';

/** What is counted of parts of the people, who add up. */
export interface OfParts<Tally> {
  /** With the question and `more`, everything that is counted. */
  readonly name: string;
  readonly more: unknown;
  readonly reachOf: (question: TallyQuestion, index: number) => Reach;
  count(part: TallyQuestion): Promise<Counted<Tally>[]>;
}

/** As `known` of kept-store, part by part: a fact of a day that is over makes stale what is kept of the people whom it touched. */
const KNOWN = `
  WITH asked AS (SELECT * FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS a (question, people_from, people_to)),
  kept AS MATERIALIZED (
    SELECT k.*, a.people_from, a.people_to FROM asked a JOIN kept_tally k ON k.product_id = $1 AND k.question = a.question
    JOIN product p ON p.id = k.product_id AND p.time_zone = $5
    WHERE (k.from_day, k.to_day) IN (SELECT * FROM unnest($6::date[], $7::date[]))),
  touched AS MATERIALIZED (
    SELECT kind, day, block, max(xid) AS xid FROM fact_touch
    WHERE product_id = $1 AND xid >= (SELECT min(seen) FROM kept) AND (kind IN ('event', 'all') OR kind = 'people' AND $8) GROUP BY 1, 2, 3)
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS seen,
         (SELECT json_agg(json_build_object('question', k.question, 'from', k.from_day, 'to', k.to_day, 'counted', k.counted)) FROM kept k
          WHERE NOT EXISTS (SELECT FROM touched t WHERE t.xid >= k.seen AND (t.kind <> 'event' OR t.day >= k.reach_from AND t.day < k.reach_to)
            AND (t.block IS NULL OR t.block >= k.people_from >> ${BLOCK_BITS} AND t.block <= (k.people_to - 1) >> ${BLOCK_BITS}))) AS rows`;

interface Row { readonly question: string; readonly from: string; readonly to: string; readonly counted: Counted<never>[] }

/**
 * Counts the parts of which nothing is kept that still holds, and keeps them: so a late fact costs what the part of the people costs
 * whom it touched. Needs a picture of the database that stands still. Rows of a period are as many as there are parts with it.
 */
export async function countKeptParts<Tally>({ reading, write }: Keeping, question: TallyQuestion, parts: readonly PeopleRange[], { name, more, reachOf, count }: OfParts<Tally>): Promise<Counted<Tally>[]> {
  const { periods } = question;
  const asked = parts.map((people) => ({ people, id: uuidOf([...askedParts(name, question, more), people.from, people.to]) }));
  const [row] = await reading.read<{ seen: string; rows: Row[] | null }>(KNOWN, [
    question.productId, asked.map(({ id }) => id), parts.map(({ from }) => from), parts.map(({ to }) => to), question.zone, periods.map(({ from }) => from), periods.map(({ to }) => to), describes(question)]);
  const kept = new Map((row!.rows ?? []).map((each) => [`${each.question.replaceAll('-', '')} ${each.from} ${each.to}`, each.counted as Counted<Tally>[]]));
  const known = asked.map(({ id }) => periods.map(({ from, to }) => kept.get(`${id} ${from} ${to}`)));
  const told = howFar.counts();
  told?.begin(known.filter((each) => each.includes(undefined)).length);
  const all: Counted<Tally>[] = [];
  for (const [place, { people, id }] of asked.entries()) {
    const stale = periods.flatMap((_, index) => (known[place]![index] === undefined ? [index] : []));
    all.push(...periods.flatMap((_, index) => (known[place]![index] ?? []).map((each) => ({ ...each, period: index }))));
    if (stale.length === 0) continue;
    const counted = (await count({ ...question, periods: stale.map((index) => periods[index]!), people })).map((each) => ({ ...each, period: stale[each.period]! }));
    all.push(...counted);
    await reading.after(() => keep(write, question, id, row!.seen, stale.map((index) => ({ period: periods[index]!, reach: reachOf(question, index), text: textOf(counted, index) }))));
    told?.one();
  }
  return all;
}
