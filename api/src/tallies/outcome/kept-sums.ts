import { LRUCache } from 'lru-cache';
import type { IdParts, TallyQuestion } from '../answer.js';
import type { AddingUp } from './adding-up.js';

/** What is counted of parts of accounts or people says last of its groups of which part it is. */
interface OfPart { readonly dims: readonly (string | null)[] }

/** Everything that was counted of a question, part by part; every transaction below `seen` is in it. */
interface Parts {
  readonly seen: bigint;
  /** Between these instants nothing that was dated ahead begins to count. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly bits: number;
  readonly rows: ReadonlyMap<number, readonly OfPart[]>;
  readonly size: number;
}

/** A sum that is asked for now. */
export interface Sum<Row> {
  readonly key: string;
  readonly question: TallyQuestion;
  /** Ids without so many of their last bits are what touches tell. */
  readonly blockBits: number;
  readonly seen: bigint;
  readonly untilMs: Promise<number>;
  /** Whose facts this transaction or a later one has touched, by blocks of `blockBits`; null: it was not said whose, so everybody is counted again. */
  touchedSince(seen: bigint): ReadonlySet<number> | null;
  /** The least and the greatest id that is counted. */
  ends(): Promise<{ readonly first: number; readonly last: number } | null>;
  count(question: TallyQuestion): Promise<Row[]>;
  readonly adds: AddingUp<Row>;
}

/** So many parts at most, where a question has few periods and groups. */
const MOST_PARTS = 64;
const FEWEST_PARTS = 4;
/** So many rows of one question are kept at most, and of all together: some 300 bytes each. */
const MOST_ROWS_OF_ONE = 4_000;
const MOST_ROWS = 60_000;

/**
 * What adds up over accounts or people, kept by ranges of their ids: a fact makes stale the range whose it is, and the sums of all
 * others are added to what that one is counted anew to (docs/decisions/0051). Each server has its own.
 */
export class KeptSums {
  private readonly kept = new LRUCache<string, Parts>({ maxSize: MOST_ROWS, sizeCalculation: ({ size }) => size });

  async of<Row extends OfPart>(sum: Sum<Row>): Promise<Row[]> {
    const known = this.kept.get(sum.key);
    const stale = known && stalePartsOf(known, sum);
    const { bits, rows } = known && stale ? await some(sum, known, stale) : await all(sum);
    const size = 1 + sizeOf(rows);
    const latest = this.kept.get(sum.key);
    if (size <= MOST_ROWS_OF_ONE && (latest === undefined || latest.seen <= sum.seen)) {
      this.kept.set(sum.key, { seen: sum.seen, fromMs: sum.question.nowMs, untilMs: await sum.untilMs, bits, rows, size });
    }
    return sum.adds.together([...rows.values()].flat());
  }
}

type Counted<Row> = { readonly bits: number; readonly rows: Map<number, readonly Row[]> };

/** The parts that have to be counted again; null: all of them, or so many that all at once cost no more. */
function stalePartsOf({ seen, fromMs, untilMs, bits, rows }: Parts, { question: { nowMs }, blockBits, touchedSince }: Pick<Sum<OfPart>, 'question' | 'blockBits' | 'touchedSince'>): number[] | null {
  const blocks = nowMs >= fromMs && nowMs < untilMs ? touchedSince(seen) : null;
  if (blocks === null) return null;
  const parts = [...new Set([...blocks].map((block) => Math.floor(block / 2 ** (bits - blockBits))))];
  return parts.length <= Math.max(1, rows.size / 2) ? parts : null;
}

async function some<Row extends OfPart>({ question, count }: Sum<Row>, { bits, rows: known }: Parts, wanted: readonly number[]): Promise<Counted<Row>> {
  const rows = new Map(known as ReadonlyMap<number, readonly Row[]>);
  for (const part of wanted) rows.delete(part);
  if (wanted.length > 0) for (const [part, own] of byPart(await count({ ...question, parts: { bits, wanted } }))) rows.set(part, own);
  return { bits, rows };
}

async function all<Row extends OfPart>({ question, blockBits, ends, count, adds }: Sum<Row>): Promise<Counted<Row>> {
  const range = await ends();
  let bits = blockBits;
  const most = Math.max(FEWEST_PARTS, Math.min(MOST_PARTS, Math.floor(MOST_ROWS_OF_ONE / Math.max(1, question.periods.length))));
  while (range && placeOf(range.last, bits) - placeOf(range.first, bits) >= most) bits += 1;
  let rows = byPart(await count({ ...question, parts: { bits, wanted: null } satisfies IdParts }));
  // Many groups: fewer parts.
  while (sizeOf(rows) >= MOST_ROWS_OF_ONE && rows.size > FEWEST_PARTS) [rows, bits] = [halved(rows, adds), bits + 1];
  return { bits, rows };
}

const placeOf = (id: number, bits: number): number => Math.floor(id / 2 ** bits);
const sizeOf = (rows: ReadonlyMap<number, readonly unknown[]>): number => [...rows.values()].reduce((size, own) => size + own.length, 0);

function byPart<Row extends OfPart>(counted: readonly Row[]): Map<number, Row[]> {
  const parts = new Map<number, Row[]>();
  for (const row of counted) {
    const part = Number(row.dims.at(-1));
    const own = { ...row, dims: row.dims.slice(0, -1) };
    const known = parts.get(part);
    if (known) known.push(own);
    else parts.set(part, [own]);
  }
  return parts;
}

/** Two parts that stand beside each other are one. */
function halved<Row>(rows: ReadonlyMap<number, readonly Row[]>, { together }: AddingUp<Row>): Map<number, Row[]> {
  const pairs = new Map<number, Row[]>();
  for (const [part, own] of rows) pairs.set(Math.floor(part / 2), [...(pairs.get(Math.floor(part / 2)) ?? []), ...own]);
  return new Map([...pairs].map(([part, own]) => [part, together(own)]));
}
