import { cameOf, Left, TookTooLong } from './waited-in-vain.js';
import { freshEnough } from './fresh-enough.js';
import type { Replica, ReplicaHealth, ReplicaRead } from './replica.js';

/** What only the primary can say, or do: what is over there by now, what is kept there, and whatever writes. */
const READS = /^\s*(SELECT|WITH|VALUES)\b/i;
const WRITES = /\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|FOR\s+(NO\s+KEY\s+)?UPDATE|FOR\s+(KEY\s+)?SHARE|nextval|pg_notify)\b/i;
const STANDS = /\b(pg_current_snapshot|pg_current_wal_insert_lsn|fact_touch|kept_tally)\b/i;

/** The replicas there are, asked in turn: whoever cannot answer is not asked twice, and the primary is asked instead. */
export class Replicas {
  private last = 0;
  private all: readonly Replica[] = [];

  /** From here on they are asked. */
  use(replicas: readonly Replica[]): void {
    this.all = replicas;
  }

  get health(): readonly ReplicaHealth[] {
    return this.all.map(({ health }) => health);
  }

  /** The rows of a statement; null where the primary has to be asked. */
  async rows(sql: string, parameters: readonly unknown[]): Promise<unknown[] | null> {
    if (this.all.length === 0 || freshEnough.place() === null) return null;
    if (STANDS.test(sql)) {
      // What the primary says of its own standing is newer than what is needed so far.
      freshEnough.primaryFromHere();
      return null;
    }
    if (!READS.test(sql) || WRITES.test(sql)) return null;
    return this.run((read) => read(sql, parameters));
  }

  /** What `work` reads, on one connection of a replica that is fresh enough; null where there is none. It may be begun again on the primary, so it must do nothing but read. */
  async run<Result>(work: (read: ReplicaRead) => Promise<Result>): Promise<Result | null> {
    if (freshEnough.place() === null) return null;
    const replica = this.next();
    if (!replica) return null;
    try {
      return await replica.run(work);
    } catch (error) {
      // Nobody waits any more: on the primary neither.
      if (cameOf(Left, error) || cameOf(TookTooLong, error)) throw error;
      return null;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((replica) => replica.close()));
  }

  private next(): Replica | undefined {
    const usable = this.all.filter(({ health }) => health.usable);
    this.last += 1;
    return usable[this.last % usable.length];
  }
}
