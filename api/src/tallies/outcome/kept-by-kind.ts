import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { freshEnough } from '../../database/fresh-enough.js';
import type { TallyQuestion } from '../answer.js';
import { Latest } from '../latest.js';
import { today } from './periods.js';
import type { Read } from './read.js';
import { Touches } from './touches.js';

/** Facts that a tally may hang on alone: money (subscriptions, movements, payments, rates), or what people say in surveys. */
export type Kind = 'money' | 'said';

interface Entry {
  /** What was counted has every transaction below this one in it. */
  readonly seen: bigint;
  readonly fromMs: number;
  /** The next instant at which a fact that was dated ahead begins to count. */
  readonly untilMs: Promise<number>;
  readonly value: Promise<unknown>;
}

const NEXT: Readonly<Record<Kind, string>> = {
  money: ['mrr_movement', 'mrr_outlook', 'payment', 'subscription_change'].map((table) => `SELECT min(at) AS at FROM ${table} WHERE product_id = $1 AND at > $2`).join(' UNION ALL '),
  said: `SELECT min(at) AS at FROM survey_response WHERE product_id = $1 AND at > $2
    UNION ALL SELECT min(coalesce(shown_at, at)) FROM survey_response WHERE product_id = $1 AND coalesce(shown_at, at) > $2`,
};

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
  /** Which instant comes next is one reading for all that is counted of a kind. */
  private readonly nexts = new Latest<number>(MOST);

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(Touches) private readonly touches: Touches) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** `name`, `more` and the question, but for its instant, say everything that is counted; the local day stands for the instant. */
  async get<Value>(kind: Kind, name: string, question: TallyQuestion, make: () => Promise<Value>, { more, named }: { readonly more: unknown; readonly named: boolean }): Promise<Value> {
    const { productId, version } = question;
    if (productId === null || version === undefined) return make();
    const touched = await this.touches.of(productId, version);
    const { seen, place } = touched;
    // What no batch brings (a definition that is changed) is counted behind the dot of the version.
    const key = JSON.stringify([name, { ...question, version: version.split('.')[1] ?? '', nowMs: today(question) }, more]);
    const described = named || [...question.groupBy, ...question.filters.map(({ dimension }) => dimension)].some((dimension) => dimension !== 'survey');
    const known = this.kept.get(key);
    const holds = known && !touched.anyOf(described ? [kind, 'all', 'people'] : [kind, 'all'], known.seen) && question.nowMs >= known.fromMs && question.nowMs < (await known.untilMs);
    const entry = holds ? known : { seen, fromMs: question.nowMs, untilMs: this.nexts.get(`${kind} ${productId}`, `${version} ${question.nowMs}`, () => freshEnough.since(place, () => this.next(kind, productId, question.nowMs))), value: freshEnough.since(place, make) };
    this.kept.set(key, entry);
    try {
      const [value] = await Promise.all([entry.value, entry.untilMs]);
      return value as Value;
    } catch (error) {
      if (this.kept.get(key) === entry) this.kept.delete(key);
      throw error;
    }
  }

  private async next(kind: Kind, productId: number, nowMs: number): Promise<number> {
    const [row] = await this.read<{ at: Date | null }>(`SELECT min(at) AS at FROM (${NEXT[kind]}) x`, [productId, new Date(nowMs)]);
    return row?.at?.getTime() ?? Infinity;
  }
}
