import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { freshEnough, LOG_PLACE, type LogPlace } from '../../database/fresh-enough.js';
import type { Period, TallyQuestion } from '../answer.js';
import { today } from './periods.js';
import type { Counted, Read, Reading } from './read.js';

/** The local days on which what is counted for a period hangs, half open; `from` null: on all that came before. */
export interface Reach {
  readonly from: string | null;
  readonly to: string;
}
export type ReachOf = (period: Period, question: TallyQuestion) => Reach;

/** How a period that holds today is put together from the days before today, which are over and kept, and from today. */
export interface Grows<Tally> {
  /** The first day that counts: a rolling window has its own. */
  from(period: Period, today: string): string;
  /** Whether today still moves a period. Absent: where it holds today. */
  moves?(period: Period, question: TallyQuestion): boolean;
  /** What is counted of the days before today; `carry` is what the period's days no longer tell once they are cut off there. */
  readonly before: { readonly name: string; readonly reach: ReachOf; carry?(period: Period): Pick<Period, 'beforeFrom'>; count(read: Read, question: TallyQuestion): Promise<Counted<Tally>[]>; zero(question: TallyQuestion, period: number): Tally };
  /** What today adds to each period, by what it is narrowed and split by; `add` takes null where today has nothing of a group. */
  today(read: Read, question: TallyQuestion): Promise<Counted<object>[]>;
  add(before: Tally, today: object | null): Tally;
}

/** What is known of a tally beside how it is counted. */
export interface Keeping<Tally> {
  readonly reach?: ReachOf | undefined;
  readonly grows?: Grows<Tally> | undefined;
}

interface KeptRow { readonly from: string; readonly to: string; readonly counted: Counted<never>[] }
interface Known { readonly seen: string; readonly place: LogPlace | null; readonly rows: KeptRow[] | null; readonly lastUsedBefore: boolean | null }

/**
 * What is kept of a question and still holds, with the number below which every transaction is over: whatever is counted after
 * this statement has all of theirs in it. A touch of one of the others may not be in it, so it makes stale what it reaches.
 * Stretches of days are read off the product's own zone, so a question in another one keeps nothing.
 */
const KNOWN = `
  WITH kept AS MATERIALIZED (
    SELECT k.* FROM kept_tally k JOIN product p ON p.id = k.product_id AND p.time_zone = $3
    WHERE k.product_id = $1 AND k.question = $2 AND (k.from_day, k.to_day) IN (SELECT * FROM unnest($4::date[], $5::date[]))),
  touched AS MATERIALIZED (
    SELECT kind, day, max(xid) AS xid FROM fact_touch
    WHERE product_id = $1 AND xid >= (SELECT min(seen) FROM kept) AND (kind <> 'people' OR $6) GROUP BY 1, 2)
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS seen, ${LOG_PLACE} AS place,
         (SELECT json_agg(json_build_object('from', k.from_day, 'to', k.to_day, 'counted', k.counted)) FROM kept k
          WHERE NOT EXISTS (SELECT FROM touched t WHERE t.xid >= k.seen AND (t.kind <> 'event' OR t.day >= k.reach_from AND t.day < k.reach_to))) AS rows,
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
const MOST_LETTERS = 400_000;

/**
 * Periods that are over are counted once and kept in the database, until a fact touches a day on which they hang; those that
 * run, and those that a late fact has touched, are counted live. So an answer costs what its last period costs, is never older
 * than the last fact, and equals a count from scratch.
 */
@Injectable()
export class KeptPeriods {
  private readonly pool: Reading;

  constructor(@Inject(DataSource) dataSource: DataSource) {
    this.pool = { read: (sql, parameters) => dataSource.query(sql, [...parameters]), after: (write) => write() };
  }

  /** `name` and `more` say what is counted: with the question's splits and filters, everything that a period's tally hangs on beside facts. */
  async count<Tally>(name: string, question: TallyQuestion, { reach, grows }: Keeping<Tally>, more: unknown, live: (question: TallyQuestion) => Promise<Counted<Tally>[]>, reading: Reading = this.pool): Promise<Counted<Tally>[]> {
    const now = today(question);
    const moves = (period: Period): boolean => (grows?.moves ? grows.moves(period, question) : period.to > now);
    const running = grows === undefined || question.version === undefined || question.groupBy.includes('event') || question.filters.some(({ dimension }) => dimension === 'event') ? []
      : question.periods.flatMap((period, index) => (period.from <= now && moves(period) && grows.from(period, now) < now ? [index] : []));
    if (running.length === 0) return this.closed(name, question, reach, more, live, reading);
    const others = question.periods.flatMap((_, index) => (running.includes(index) ? [] : [index]));
    const [closed, grown] = await this.both(reading,
      async () => (others.length === 0 ? [] : this.closed(name, { ...question, periods: others.map((index) => question.periods[index]!) }, reach, more, live, reading)),
      () => this.growing(question, running, grows!, more, reading));
    return [...closed.map((each) => ({ ...each, period: others[each.period]! })), ...grown];
  }

  private async growing<Tally>(question: TallyQuestion, running: readonly number[], { from, moves, before, today: ofToday, add }: Grows<Tally>, more: unknown, reading: Reading): Promise<Counted<Tally>[]> {
    const now = today(question);
    const periods = running.map((index) => ({ ...question.periods[index]!, from: from(question.periods[index]!, now) }));
    const carried = before.carry ? periods.map(before.carry) : null;
    const past = { ...question, periods: periods.map((period, index) => ({ ...period, ...carried?.[index], to: period.to < now ? period.to : now, complete: true })) };
    const [counted, fresh] = await this.both(reading,
      () => this.closed(before.name, past, before.reach, [more, carried, moves ? now : null], (asked) => before.count(reading.read, asked), reading),
      () => ofToday(reading.read, { ...question, periods }));
    const groups = new Map([...counted, ...fresh].map(({ period, dims }) => [JSON.stringify([period, dims]), { period, dims }]));
    const find = <Each>(rows: readonly Counted<Each>[]): Map<string, Each> => new Map(rows.map(({ period, dims, tally }) => [JSON.stringify([period, dims]), tally]));
    const [ofPast, ofNow] = [find(counted), find(fresh)];
    return [...groups].map(([key, { period, dims }]) => ({ period: running[period]!, dims, tally: add(ofPast.get(key) ?? before.zero(past, period), ofNow.get(key) ?? null) }));
  }

  /** Two at once where each statement has a connection of its own; one after the other on one. */
  private async both<One, Other>({ read }: Reading, one: () => Promise<One>, other: () => Promise<Other>): Promise<[One, Other]> {
    if (read === this.pool.read) return Promise.all([one(), other()]);
    return [await one(), await other()];
  }

  private async closed<Tally>(name: string, question: TallyQuestion, reachOf: ReachOf | undefined, more: unknown, live: (question: TallyQuestion) => Promise<Counted<Tally>[]>, reading: Reading): Promise<Counted<Tally>[]> {
    const now = today(question);
    const over = reachOf === undefined || question.productId === null || question.version === undefined ? [] : question.periods.flatMap((period, index) => {
      const reach = reachOf(period, question);
      return period.complete && reach.to <= now ? [{ index, period, reach }] : [];
    });
    if (over.length === 0) return live(question);
    const name128 = uuidOf([name, question.currency, question.groupBy, question.filters, question.traitValues ?? null, more]);
    const known = await this.known(question, name128, over.map(({ period }) => period), reading);
    const keptBy = new Map((known.rows ?? []).map((row) => [`${row.from} ${row.to}`, row.counted as Counted<Tally>[]]));
    const kept = over.flatMap(({ index, period }) => (keptBy.get(`${period.from} ${period.to}`) ?? []).map((each) => ({ ...each, period: index })));
    const isKept = new Set(over.filter(({ period }) => keptBy.has(`${period.from} ${period.to}`)).map(({ index }) => index));
    const places = question.periods.flatMap((_, index) => (isKept.has(index) ? [] : [index]));
    if (places.length === 0) return kept;
    // What is counted now must hold all that was over when it was asked what is kept.
    const fresh = (asked: TallyQuestion): Promise<Counted<Tally>[]> => (reading === this.pool ? freshEnough.since(known.place, () => live(asked)) : live(asked));
    const counted = (await fresh({ ...question, periods: places.map((index) => question.periods[index]!) })).map((each) => ({ ...each, period: places[each.period]! }));
    await reading.after(() => this.keep(question, name128, known.seen, over.filter(({ index }) => !isKept.has(index)), counted));
    return [...kept, ...counted];
  }

  private async known(question: TallyQuestion, name: string, periods: readonly Period[], { read, after }: Reading): Promise<Known> {
    const describes = question.groupBy.length > 0 || question.filters.length > 0;
    const [known] = await read<Known>(KNOWN, [question.productId, name, question.zone, periods.map(({ from }) => from), periods.map(({ to }) => to), describes]);
    if (known!.lastUsedBefore) await after(async () => { await this.pool.read(USED, [question.productId, name]); });
    return known!;
  }

  private async keep(question: TallyQuestion, name: string, seen: string, over: readonly { index: number; period: Period; reach: Reach }[], counted: readonly Counted<unknown>[]): Promise<void> {
    const rows = new Map(over.map(({ index, period, reach }) => {
      const text = JSON.stringify(counted.filter((each) => each.period === index).map(({ dims, tally, exact }) => ({ dims, tally, exact })));
      return [`${period.from} ${period.to}`, { period, reach, text }] as const;
    }).filter(([, { text }]) => text.length <= MOST_LETTERS));
    if (rows.size === 0) return;
    const all = [...rows.values()];
    await this.pool.read(KEEP, [
      question.productId, name, question.zone, seen, all.map(({ period }) => period.from), all.map(({ period }) => period.to),
      all.map(({ reach }) => reach.from ?? '-infinity'), all.map(({ reach }) => reach.to), all.map(({ text }) => text),
    ]);
  }
}

function uuidOf(parts: readonly unknown[]): string {
  return createHash('md5').update(JSON.stringify(parts)).digest('hex');
}
