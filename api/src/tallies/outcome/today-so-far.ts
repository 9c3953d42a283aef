import { LRUCache } from 'lru-cache';
import type { TallyQuestion } from '../answer.js';
import { Latest } from '../latest.js';
import { today } from './periods.js';
import type { Counted, Parameters } from './read.js';
import { describes } from './split.js';

/** What was counted of today: everything, or what has come since the last time. */
export interface Come<One> {
  /** Every transaction with a lower number was over. */
  readonly seen: string;
  /** What was counted the last time does not hold any more. */
  readonly moved: boolean;
  /** Of transactions that are over, and of others. */
  readonly certain: readonly One[];
  readonly open: readonly One[];
}
interface Standing<One> extends Pick<Come<One>, 'seen' | 'certain'> {
  readonly day: string;
  readonly way: string;
}

/** So many questions are remembered. */
const MOST = 60;
/** Whenever so many have come, those that are alike become one. */
const MOST_LOOSE = 1_000;

/**
 * What today has so far, counted once for a version of the facts, and of that only what has come since the last time (`day_arrival`
 * tells it): what is certain stays right until a fact touches a day before today, or something of today is gone. Each server has its own.
 */
export class TodaySoFar<One> {
  private readonly latest = new Latest<readonly One[]>(MOST);
  private readonly standings = new LRUCache<string, Standing<One>>({ max: MOST });

  /** Whoever is told apart by nothing is one, by the sum of both. */
  constructor(private readonly alike: (one: One) => string, private readonly together: (one: One, other: One) => One) {}

  /** `key` and `way` say what is counted, the version from which facts. `count` is given from where on; null: everything. */
  async of(key: string, way: string, question: TallyQuestion, count: (seen: string | null) => Promise<Come<One>>): Promise<readonly One[]> {
    return this.latest.get(`${key} ${way}`, `${question.version} ${today(question)}`, () => this.now(key, way, today(question), count));
  }

  /** The way in which it is known; undefined: it is not known yet. */
  wayOf(key: string, question: TallyQuestion): string | undefined {
    const known = this.standings.get(key);
    return known?.day === today(question) ? known.way : undefined;
  }

  private async now(key: string, way: string, day: string, count: (seen: string | null) => Promise<Come<One>>): Promise<readonly One[]> {
    const known = this.standings.get(key);
    const from = known?.day === day && known.way === way ? known : null;
    const since = from && (await count(from.seen));
    const holds = from !== null && since !== null && !since.moved;
    const { seen, certain: come, open } = holds ? since : await count(null);
    const certain = holds ? this.gathered(from.certain, come) : come;
    this.standings.set(key, { day, way, seen, certain });
    return open.length === 0 ? certain : [...certain, ...open];
  }

  private gathered(ones: readonly One[], more: readonly One[]): readonly One[] {
    if (more.length === 0) return ones;
    const all = [...ones, ...more];
    if (all.length % MOST_LOOSE >= more.length) return all;
    const byKey = new Map<string, One>();
    for (const one of all) {
      const [key, other] = [this.alike(one), byKey.get(this.alike(one))];
      byKey.set(key, other === undefined ? one : this.together(other, one));
    }
    return [...byKey.values()];
  }
}

/** The SQL of what is read on from: `now (seen)`, and `told`, the lines of `day_arrival` of the question's today from there on, `open` where their transaction may not be over. */
export interface ReadOn {
  readonly product: string;
  readonly day: string;
  readonly told: string;
  /** Whether what was counted up to there no longer holds. */
  readonly moved: string;
}

export function readOn(question: TallyQuestion, since: string | null, parameters: Parameters): ReadOn {
  const product = parameters.add(question.productId);
  const day = `${parameters.add(today(question))}::date`;
  const seen = `${parameters.add(since)}::bigint`;
  const touches = `kind = 'all' OR kind = 'event' AND day < ${day}${describes(question) ? ` OR kind = 'people'` : ''}`;
  return {
    product, day,
    told: `now AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS seen),
    told AS MATERIALIZED (SELECT a.people, a.names, a.uses, a.xid >= now.seen AS open FROM now JOIN day_arrival a ON a.product_id = ${product} AND a.xid >= coalesce(${seen}, now.seen) AND a.day = ${day})`,
    moved: `EXISTS (SELECT FROM fact_touch WHERE product_id = ${product} AND xid >= ${seen} AND (${touches})) OR EXISTS (SELECT FROM told WHERE people IS NULL AND names IS NULL)`,
  };
}

/** How many of them. */
export const sum = <One extends { readonly people: number }>(ones: readonly One[], who: (one: One) => boolean): number => ones.reduce((all, one) => all + (who(one) ? one.people : 0), 0);

/** A tally for each period and each group that anybody of today is in. */
export function byGroup<One extends { readonly dims: readonly (string | null)[] }, Tally>(periods: number, ones: readonly One[], count: (period: number, group: readonly One[]) => Tally): Counted<Tally>[] {
  const groups = new Map<string, One[]>();
  for (const one of ones) {
    const key = one.dims.length === 0 ? '' : JSON.stringify(one.dims);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return Array.from({ length: periods }, (_, period) => period).flatMap((period) => [...groups.values()].map((group) => ({ period, dims: group[0]!.dims, tally: count(period, group) })));
}
