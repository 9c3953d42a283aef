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

/** A list of a batch, and where in it each of the items stood that are told of by their order. */
export interface Stood {
  readonly list: string;
  readonly places: readonly number[];
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
  byKey(items: ReadonlyMap<string, Folded<unknown>>, changed: ReadonlySet<string>, stood?: Stood): void {
    for (const [key, { distinct, repeats, places }] of items) {
      const isNew = changed.has(key);
      this.count(isNew ? distinct : 0, distinct + repeats);
      if (isNew && stood) this.markNew(stood.list, places.map((place) => stood.places[place]!));
    }
  }

  /** Items one by one: those of these places in their list were new. */
  byPlace(places: readonly number[], items: number, stood: Stood): void {
    this.count(places.length, items);
    this.markNew(stood.list, places.map((place) => stood.places[place]!));
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

  /** For doors that answer item by item. */
  protected markNew(_list: string, _places: readonly number[]): void {}

  receipt(): BatchReceipt {
    return { accepted: this.accepted, duplicates: this.duplicates, rejected: this.rejections, rejectedItems: this.rejectedItems };
  }
}
