import type { Folded } from '../facts/given.js';
import type { KeptRejection } from '../facts/source-writer.js';
import type { ReadItems } from './read-items.js';

/** What became of a batch. `rejectedItems` counts items; `rejected` names each of their faults. */
export interface BatchReceipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: KeptRejection[];
  readonly rejectedItems: number;
}

/** Counts a batch while it is kept: every item ends as accepted, as a duplicate, or as rejected. */
export class Tally {
  private accepted = 0;
  private duplicates = 0;
  private rejectedItems = 0;
  private readonly rejections: KeptRejection[] = [];

  constructor(lists: readonly ReadItems<unknown>[]) {
    for (const { rejections, rejectedItems } of lists) {
      for (const rejection of rejections) this.rejections.push(rejection);
      this.rejectedItems += rejectedItems;
    }
  }

  /** Items by key: of a key that brought something new all that said something of their own count, and repeats never do. */
  byKey(items: ReadonlyMap<string, Folded<unknown>>, changed: ReadonlySet<string>): void {
    for (const [key, { distinct, repeats }] of items) {
      this.count(changed.has(key) ? distinct : 0, distinct + repeats);
    }
  }

  /** `accepted` of `items` brought something new. */
  count(accepted: number, items: number): void {
    this.accepted += accepted;
    this.duplicates += items - accepted;
  }

  reject(rejection: KeptRejection): void {
    this.rejections.push(rejection);
    this.rejectedItems += 1;
  }

  receipt(): BatchReceipt {
    return { accepted: this.accepted, duplicates: this.duplicates, rejected: this.rejections, rejectedItems: this.rejectedItems };
  }
}
