import type { KeptRejection } from '../facts/source-writer.js';
import { readOutcomes, type ReadOutcomes } from './read-outcomes.js';
import { Tally, type BatchReceipt } from './tally.js';

/** One message of a door: what it says, checked; or, where nothing of it can be kept, why. */
export interface CollectedMessage {
  readonly read: ReadOutcomes | null;
  readonly rejections: readonly KeptRejection[];
  /** What is wrong with a field of an item, in the words of the door. */
  readonly inWords: (rejection: KeptRejection) => KeptRejection;
}

/** What became of a message: it brought something new, or nothing; or it was rejected. */
export type MessageEnd = 'NEW' | 'KNOWN' | readonly KeptRejection[];

/** Remembers of each item of each list what became of it. */
export class MarkedTally extends Tally {
  readonly news = new Set<string>();
  readonly refused = new Map<string, KeptRejection>();

  constructor() {
    super([]);
  }

  override reject(rejection: KeptRejection): void {
    super.reject(rejection);
    const [, list, place] = /^(\w+)\[(\d+)\]/.exec(rejection.path) ?? [];
    this.refused.set(`${list} ${place}`, rejection);
  }

  protected override markNew(list: string, places: readonly number[]): void {
    for (const place of places) this.news.add(`${list} ${place}`);
  }
}

/** Messages put together as one batch, so that many of them cost no more statements than one. */
export class MergedMessages {
  readonly read: ReadOutcomes;
  /** For each list, whose each of its items is. */
  private readonly owners = new Map<string, number[]>();

  constructor(private readonly messages: readonly CollectedMessage[]) {
    const lists = new Map<string, unknown[]>(LISTS.map((list) => [list, []]));
    for (const list of LISTS) this.owners.set(list, []);
    for (const [index, { read }] of messages.entries()) {
      if (read === null) continue;
      for (const list of LISTS) {
        for (const item of read[list].items) {
          lists.get(list)!.push(item);
          this.owners.get(list)!.push(index);
        }
      }
    }
    this.read = Object.fromEntries(LISTS.map((list) => [list, { items: lists.get(list)!, places: lists.get(list)!.map((_, place) => place), rejections: [], rejectedItems: 0 }])) as unknown as ReadOutcomes;
  }

  /** What became of each message: it is new where one of its items is. */
  endsBy({ news, refused }: MarkedTally): MessageEnd[] {
    const ends: MessageEnd[] = this.messages.map(({ read, rejections }) => (read === null ? rejections : 'KNOWN'));
    for (const [list, owners] of this.owners) {
      for (const [place, owner] of owners.entries()) {
        const mark = `${list} ${place}`;
        const rejection = refused.get(mark);
        if (rejection) ends[owner] = [this.messages[owner]!.inWords(rejection)];
        else if (news.has(mark) && ends[owner] === 'KNOWN') ends[owner] = 'NEW';
      }
    }
    return ends;
  }
}

const LISTS = Object.keys(readOutcomes({ source: '', product: '' })) as (keyof ReadOutcomes)[];

/** Messages counted: every one ends as accepted, as a duplicate, or as rejected. */
export function receiptOf(ends: readonly MessageEnd[]): BatchReceipt {
  const rejected = ends.filter((end) => typeof end !== 'string');
  const accepted = ends.filter((end) => end === 'NEW').length;
  return { accepted, duplicates: ends.length - accepted - rejected.length, rejected: rejected.flat(), rejectedItems: rejected.length };
}
