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

/** So many rows of all periods together are kept near: a few dozen bytes each. */
const MOST_ROWS = 60_000;
const rowsOf = (entry: Entry | undefined): number => (entry ? 1 + entry.counted.length : 0);

/**
 * What is kept in the database, near at hand: it holds until a transaction from `seen` on has touched a day on which it hangs, which
 * one reading of a product says for all that is kept of it. Each server has its own, and forgets the longest unused.
 */
export class KeptNear {
  private readonly entries = new Map<string, Entry>();
  private rows = 0;

  /** What holds of a question's period; undefined: it has to be looked up. */
  holding<Tally>(id: string, question: TallyQuestion, period: Period, touched: Touched): readonly Counted<Tally>[] | undefined {
    const key = keyOf(id, question, period);
    const entry = this.entries.get(key);
    if (!entry || touched.reaches(entry.reach, describes(question), entry.seen)) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.counted as readonly Counted<Tally>[];
  }

  keep(id: string, question: TallyQuestion, period: Period, entry: Entry): void {
    const key = keyOf(id, question, period);
    this.rows += rowsOf(entry) - rowsOf(this.entries.get(key));
    this.entries.delete(key);
    this.entries.set(key, entry);
    for (const [oldest, old] of this.entries) {
      if (this.rows <= MOST_ROWS) break;
      this.entries.delete(oldest);
      this.rows -= rowsOf(old);
    }
  }
}

/** Of one local day: on the next one the database hears that it is still used. */
const keyOf = (id: string, question: TallyQuestion, { from, to }: Period): string => `${question.productId} ${id} ${from} ${to} ${today(question)}`;
