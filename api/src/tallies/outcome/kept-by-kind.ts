import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { freshEnough } from '../../database/fresh-enough.js';
import type { TallyQuestion } from '../answer.js';
import { Latest } from '../latest.js';
import type { AddingUp } from './adding-up.js';
import { ANSWERER, PAYER } from './id-parts.js';
import { KeptSums } from './kept-sums.js';
import { today } from './periods.js';
import type { Read } from './read.js';
import { SHOWN_AT } from './survey-responses.js';
import { Touches, type Touched } from './touches.js';

/** Facts that a tally may hang on alone: money (subscriptions, movements, payments, rates), or what people say in surveys. */
export type Kind = 'money' | 'said';

/** What a tally over one kind of fact hangs on beside it. */
export interface HangsBeside {
  /** What else says what is counted. */
  readonly more: unknown;
  /** On the names of whom it is about. */
  readonly named: boolean;
  /** Whose traits tell them apart: accounts' alone, or people's, whose accounts have some. */
  readonly by: 'account' | 'people';
}

interface Entry {
  /** What was counted has every transaction below this one in it. */
  readonly seen: bigint;
  readonly fromMs: number;
  /** The next instant at which a fact that was dated ahead begins to count. */
  readonly untilMs: Promise<number>;
  readonly value: Promise<unknown>;
}

const NEXT: Readonly<Record<Kind, string>> = {
  money: ['mrr_movement', 'mrr_outlook', 'payment'].map((table) => `SELECT min(at) AS at FROM ${table} WHERE product_id = $1 AND at > $2`).join(' UNION ALL '),
  said: `SELECT min(at) AS at FROM survey_response WHERE product_id = $1 AND at > $2
    UNION ALL SELECT min(${SHOWN_AT}) FROM survey_response r WHERE r.product_id = $1 AND ${SHOWN_AT} > $2`,
};

/** Ids without so many of their last bits are what money and answers say in a touch (fact_touch.block). */
const BLOCK_BITS: Readonly<Record<Kind, number>> = { money: 9, said: 12 };

const ACCOUNTS = 'SELECT min(id) AS first, max(id) AS last FROM account WHERE workspace_id = $1 AND product_id = $2';
const whose = (table: string, id: string): string => `SELECT min(${id}) AS first, max(${id}) AS last FROM ${table} WHERE workspace_id = $1 AND product_id = $2`;
/** The ids by which the parts of a sum are told. */
const ENDS = {
  money: { account: ACCOUNTS, people: `${ACCOUNTS} UNION ALL ${whose('payment x', PAYER)}` },
  said: { account: whose('survey_response r', ANSWERER), people: whose('survey_response r', ANSWERER) },
} as const;

/** How many are kept, the longest unused being forgotten: each is a few thousand small rows at most. */
const MOST = 500;

/**
 * What was counted of one kind of fact, until one of that kind comes in: events, of which there are a thousand to a payment,
 * leave it as it is. Told by transaction numbers, as KeptPeriods are, so that a batch that was under way is never missed.
 */
@Injectable()
export class KeptByKind {
  private readonly read: Read;
  private readonly kept = new LRUCache<string, Entry>({ max: MOST });
  private readonly sums = new KeptSums();
  /** Which instant comes next is one reading for all that is counted of a kind. */
  private readonly nexts = new Latest<number>(MOST);

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(Touches) private readonly touches: Touches) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** `name`, `more` and the question, but for its instant, say everything that is counted; the local day stands for the instant. */
  async get<Value>(kind: Kind, name: string, question: TallyQuestion, make: () => Promise<Value>, beside: HangsBeside): Promise<Value> {
    return this.whileItHolds(kind, name, question, beside, make);
  }

  /** What adds up over accounts or people: of those whom a fact is about, and their neighbours, it is counted again, and of no others. */
  async sum<Row extends { readonly dims: readonly (string | null)[] }>(kind: Kind, name: string, question: TallyQuestion, count: (part: TallyQuestion) => Promise<Row[]>, adds: AddingUp<Row>, beside: HangsBeside): Promise<Row[]> {
    return this.whileItHolds(kind, name, question, beside, async (now) => (now === null ? adds.together(await count(question)) : this.sums.of<Row>({
      key: now.key, question, blockBits: BLOCK_BITS[kind], seen: now.touched.seen, untilMs: now.untilMs,
      touchedSince: (seen) => blocksOf(now.touched, kind, describes(question, beside), beside.by, seen), ends: () => this.ends(kind, question, beside), count, adds,
    })));
  }

  private async whileItHolds<Value>(kind: Kind, name: string, question: TallyQuestion, beside: HangsBeside, make: (now: { key: string; touched: Touched; untilMs: Promise<number> } | null) => Promise<Value>): Promise<Value> {
    const { productId, version } = question;
    if (productId === null || version === undefined) return make(null);
    const touched = await this.touches.of(productId, version);
    // What no batch brings (a definition that is changed) is counted behind the dot of the version.
    const key = JSON.stringify([name, { ...question, version: version.split('.')[1] ?? '', nowMs: today(question) }, beside.more]);
    const known = this.kept.get(key);
    const holds = known && blocksOf(touched, kind, describes(question, beside), beside.by, known.seen)?.size === 0 && question.nowMs >= known.fromMs && question.nowMs < (await known.untilMs);
    const entry = holds ? known : this.made(kind, question, productId, touched, (untilMs) => make({ key, touched, untilMs }));
    this.kept.set(key, entry);
    try {
      const [value] = await Promise.all([entry.value, entry.untilMs]);
      return value as Value;
    } catch (error) {
      if (this.kept.get(key) === entry) this.kept.delete(key);
      throw error;
    }
  }

  private made(kind: Kind, { version, nowMs }: TallyQuestion, productId: number, { seen, place }: Touched, make: (untilMs: Promise<number>) => Promise<unknown>): Entry {
    const untilMs = this.nexts.get(`${kind} ${productId}`, `${version} ${nowMs}`, () => freshEnough.since(place, () => this.next(kind, productId, nowMs)));
    return { seen, fromMs: nowMs, untilMs, value: freshEnough.since(place, () => make(untilMs)) };
  }

  private async next(kind: Kind, productId: number, nowMs: number): Promise<number> {
    const [row] = await this.read<{ at: Date | null }>(`SELECT min(at) AS at FROM (${NEXT[kind]}) x`, [productId, new Date(nowMs)]);
    return row?.at?.getTime() ?? Infinity;
  }

  private async ends(kind: Kind, { workspaceId, productId }: TallyQuestion, { by }: HangsBeside): Promise<{ first: number; last: number } | null> {
    const [row] = await this.read<{ first: number | null; last: number | null }>(`SELECT min(first) AS first, max(last) AS last FROM (${ENDS[kind][by]}) x`, [workspaceId, productId]);
    return row && row.first !== null && row.last !== null ? { first: row.first, last: row.last } : null;
  }
}

function describes({ groupBy, filters }: TallyQuestion, { named }: HangsBeside): boolean {
  return named || [...groupBy, ...filters.map(({ dimension }) => dimension)].some((dimension) => dimension !== 'survey');
}

/** Whose facts of a kind, and, where they are told apart, who is described otherwise, from a transaction on; null: anybody's. */
function blocksOf(touched: Touched, kind: Kind, described: boolean, by: HangsBeside['by'], seen: bigint): ReadonlySet<number> | null {
  if (touched.anyOf(described && by === 'people' ? ['all', 'people'] : ['all'], seen)) return null;
  const own = touched.blocksOf(kind, seen);
  if (!described || by === 'people' || own === null) return own;
  const others = touched.blocksOf('account', seen);
  return others && new Set([...own, ...others]);
}
