import { LRUCache } from 'lru-cache';
import type { Period, TallyQuestion } from '../answer.js';
import type { Reach } from './kept-tally.js';
import { today } from './periods.js';
import type { Counted } from './read.js';
import { describes } from './split.js';
import type { Touched } from './touches.js';

/** What was counted of a period with every transaction below `seen` in it. */
interface Entry {
  readonly seen: bigint;
  readonly reach: Reach;
  readonly counted: readonly Counted<unknown>[];
}

/** So many rows of all periods together are kept near: some 200 bytes each. */
const MOST_ROWS = 60_000;

/**
 * What is kept in the database, near at hand: it holds until a transaction from `seen` on has touched a day on which it hangs, which
 * one reading of a product says for all that is kept of it. Each server has its own, and forgets the longest unused.
 */
export class KeptNear {
  private readonly entries = new LRUCache<string, Entry>({ maxSize: MOST_ROWS, sizeCalculation: ({ counted }) => 1 + counted.length });

  /** What holds of a question's period; undefined: it has to be looked up. */
  holding<Tally>(id: string, question: TallyQuestion, period: Period, touched: Touched): readonly Counted<Tally>[] | undefined {
    const entry = this.entries.get(keyOf(id, question, period));
    if (!entry || touched.reaches(entry.reach, describes(question), entry.seen)) return undefined;
    return entry.counted as readonly Counted<Tally>[];
  }

  keep(id: string, question: TallyQuestion, period: Period, entry: Entry): void {
    this.entries.set(keyOf(id, question, period), entry);
  }
}

/** Of one local day: on the next one the database hears that it is still used. */
const keyOf = (id: string, question: TallyQuestion, { from, to }: Period): string => `${question.productId} ${id} ${from} ${to} ${today(question)}`;
