import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { freshEnough, LOG_PLACE, type LogPlace } from '../../database/fresh-enough.js';
import { Latest } from '../latest.js';
import { NextReading } from '../../database/next-reading.js';
import type { Reach } from './kept-tally.js';

/** What a fact can touch: local days by its events, people by their traits, accounts by theirs, money, what is said, or everything. */
type Touch = 'event' | 'people' | OfSome | 'all';
/** Touches that say whose they are. */
type OfSome = 'account' | 'money' | 'said';
interface Row { readonly seen: string; readonly place: LogPlace; readonly zone: string | null; readonly touched: readonly (readonly [kind: Touch, which: string, xid: string])[] | null }

/** Of each kind and day, or block of accounts or people ('any': of any), the last touch. It is read on from where the last reading was certain. */
const TOUCHED = `
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS seen, ${LOG_PLACE} AS place, (SELECT time_zone FROM product WHERE id = $1) AS zone,
         (SELECT json_agg(json_build_array(kind, which, xid::text)) FROM (
           SELECT kind, CASE WHEN kind IN ('account', 'money', 'said') THEN coalesce(block::text, 'any') ELSE day::text END AS which, max(xid) AS xid FROM fact_touch WHERE product_id = $1 AND xid >= $2 GROUP BY 1, 2) t) AS touched`;

/** Where the facts of a product stand, by what they touch. */
export class Touched {
  constructor(
    /** Every transaction with a lower number was over when this was read: whatever is counted after it has all of theirs in it. */
    readonly seen: bigint,
    /** Up to where the log must have been replayed so that all of these are there. */
    readonly place: LogPlace | null,
    /** The product's own: by it the days are told. */
    readonly zone: string | null,
    private readonly last: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
  ) {}

  /** Whether a transaction from `seen` on has touched one of these kinds. */
  anyOf(kinds: readonly Exclude<Touch, 'event'>[], seen: bigint): boolean {
    return kinds.some((kind) => [...(this.last.get(kind)?.values() ?? [])].some((xid) => xid >= seen));
  }

  /** Whose facts of a kind a transaction from `seen` on has touched, by blocks of ids; null: anybody's. */
  blocksOf(kind: OfSome, seen: bigint): ReadonlySet<number> | null {
    const blocks = [...(this.last.get(kind) ?? [])].filter(([, xid]) => xid >= seen).map(([block]) => block);
    return blocks.includes('any') ? null : new Set(blocks.map(Number));
  }

  /** Whether a transaction from `seen` on has touched one of these days, everything, or, where people are told apart by them, a trait. */
  reaches({ from, to }: Reach, describes: boolean, seen: bigint): boolean {
    if (this.anyOf(describes ? ['all', 'people'] : ['all'], seen)) return true;
    for (const [day, xid] of this.last.get('event') ?? []) if (xid >= seen && day < to && (from === null || day >= from)) return true;
    return false;
  }
}

/** Of so many products it is remembered; of another one everything is read again. */
const MOST = 200;

/** What has been touched: one reading of a product for all that is asked about one version of its facts, however many tallies that are. */
@Injectable()
export class Touches {
  private readonly read: (productId: number, from: bigint) => Promise<Row>;
  private readonly readings = new LRUCache<number, NextReading<Touched>>({ max: MOST });
  private readonly latest = new Latest<Touched>(MOST);

  constructor(@Inject(DataSource) dataSource: DataSource) {
    // Of the primary, whoever asks first: others who ask meanwhile may need what a replica has not got yet.
    this.read = (productId, from) => freshEnough.since(null, async () => (await dataSource.query<[Row]>(TOUCHED, [productId, from.toString()]))[0]);
  }

  /** `version` was read before: what is read now holds all of its facts. */
  async of(productId: number, version: string): Promise<Touched> {
    return this.latest.get(String(productId), version, () => this.reading(productId).get());
  }

  private reading(productId: number): NextReading<Touched> {
    const reading = this.readings.get(productId) ?? this.begin(productId);
    this.readings.set(productId, reading);
    return reading;
  }

  private begin(productId: number): NextReading<Touched> {
    const last = new Map<string, Map<string, bigint>>();
    let certain = 0n;
    return new NextReading(async () => {
      const { seen, place, zone, touched } = await this.read(productId, certain);
      for (const [kind, which, xid] of touched ?? []) last.set(kind, (last.get(kind) ?? new Map<string, bigint>()).set(which, BigInt(xid)));
      certain = BigInt(seen);
      return new Touched(certain, place, zone, new Map([...last].map(([kind, all]) => [kind, new Map(all)])));
    });
  }
}
