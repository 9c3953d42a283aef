import { addDays, daysBetween } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { Period, TallyQuestion } from '../answer.js';
import { askedParts, uuidOf } from './kept-store.js';
import { today } from './periods.js';

/** What was asked of a kept tally, so that it can be asked again. */
export interface AskedTally {
  readonly tally: string;
  readonly question: Omit<TallyQuestion, 'nowMs' | 'version'>;
  readonly more: unknown;
  /** The local day on which it was asked. */
  readonly on: string;
}

/** How long after it was last asked a question is counted ahead. */
const LATELY_DAYS = 2;
const MOST_NOTED = 5_000;

const NOTE = `
  INSERT INTO kept_question (product_id, id, asked, seen, counted_on)
  SELECT p.id, $2, $3::jsonb, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, $4::date FROM product p WHERE p.id = $1
  ON CONFLICT (product_id, id) DO UPDATE SET asked = excluded.asked, seen = excluded.seen, counted_on = excluded.counted_on, used_on = excluded.used_on
  WHERE kept_question.used_on < excluded.used_on`;

/** Asked lately, and since then a day has begun, or a fact has touched what came before today: which of its tallies no longer hold is told when it is counted. */
const DUE = `
  SELECT q.product_id AS "productId", q.id FROM kept_question q JOIN product p ON p.id = q.product_id
  CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE p.time_zone)::date AS day) local
  WHERE q.used_on >= current_date - ${LATELY_DAYS} AND (q.counted_on <> local.day OR EXISTS (
    SELECT FROM fact_touch t WHERE t.product_id = q.product_id AND t.xid >= q.seen AND (t.kind IN ('people', 'all') OR t.kind = 'event' AND t.day < local.day)))
  ORDER BY q.used_on DESC, q.product_id, q.id`;

const ASKED = `
  SELECT q.asked, p.time_zone AS zone, pg_snapshot_xmin(pg_current_snapshot())::text AS seen
  FROM kept_question q JOIN product p ON p.id = q.product_id WHERE q.product_id = $1 AND q.id = $2`;

const COUNTED = 'UPDATE kept_question SET seen = $3, counted_on = $4 WHERE product_id = $1 AND id = $2';

/** What is asked of kept tallies, kept beside them. */
@Injectable()
export class KeptQuestions {
  private readonly noted = new LRUCache<string, string>({ max: MOST_NOTED });

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Remembers that it was asked today: once a day is enough. */
  async note(tally: string, { nowMs, version, ...question }: TallyQuestion, more: unknown): Promise<void> {
    if (question.productId === null || version === undefined) return;
    const on = today({ ...question, nowMs });
    const id = uuidOf([...askedParts(tally, question, more), question.periods.map(({ from, to }) => [daysBetween(on, from), daysBetween(on, to)])]);
    const key = `${question.productId} ${id}`;
    if (this.noted.get(key) === on) return;
    this.noted.set(key, on);
    await this.dataSource.query(NOTE, [question.productId, id, JSON.stringify({ tally, question, more, on } satisfies AskedTally), on]);
  }

  /** What should be counted ahead, of the workspace that is asked for. */
  async due(): Promise<{ productId: number; id: string }[]> {
    return this.dataSource.query(DUE);
  }

  /** A question as it would be asked at an instant; null where nobody asked it, or its product is gone. `seen`: from before it is counted. */
  async asked(productId: number, id: string, nowMs: number): Promise<{ tally: string; question: TallyQuestion; more: unknown; seen: string } | null> {
    const [row] = await this.dataSource.query<{ asked: AskedTally; zone: string; seen: string }[]>(ASKED, [productId, id]);
    if (!row) return null;
    const { tally, question, more, on } = row.asked;
    const now = { ...question, zone: row.zone, nowMs, version: 'ahead' };
    return { tally, question: { ...now, periods: movedOn(question.periods, on, today(now)) }, more, seen: row.seen };
  }

  async counted(productId: number, id: string, seen: string, question: TallyQuestion): Promise<void> {
    await this.dataSource.query(COUNTED, [productId, id, seen, today(question)]);
  }
}

/**
 * The periods that the same question has on a later day. The last ninety days move on with the day, and so do days one by one; weeks
 * and months stay where they are, and are over when the day has passed them.
 */
export function movedOn(periods: readonly Period[], on: string, now: string): Period[] {
  const days = daysBetween(on, now);
  const last = periods.at(-1);
  const first = periods[0];
  const slides = last !== undefined && first !== undefined && last.to === addDays(on, 1) && (periods.length === 1 || addDays(first.from, 1) === first.to);
  const by = slides ? days : 0;
  return periods.map((period) => {
    const to = addDays(period.to, by);
    return { ...period, from: addDays(period.from, by), to, complete: to <= now, ...(period.beforeFrom === undefined ? {} : { beforeFrom: addDays(period.beforeFrom, by) }) };
  });
}
