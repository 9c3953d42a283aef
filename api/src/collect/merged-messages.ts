import type { KeptRejection } from '../facts/source-writer.js';
import { LISTS_READ, type ReadOutcomes, type SaidItems } from './read-outcomes.js';
import { Tally, type BatchReceipt } from './tally.js';

/** One message of a door: what it says, checked; or, where nothing of it can be kept, why. */
export interface CollectedMessage {
  readonly said: SaidItems | null;
  readonly rejections: readonly KeptRejection[];
  /** What is wrong with a field of an item, in the words of the door. */
  inWords(rejection: KeptRejection): KeptRejection;
}

/** What became of a message: it brought something new, or nothing; or it was rejected. */
export type MessageEnd = 'NEW' | 'KNOWN' | readonly KeptRejection[];

/** Remembers of each item of each list what became of it. */
export class MarkedTally extends Tally {
  /** By list, the places of the items that brought something new. */
  readonly news = new Map<string, number[]>();
  /** By list and place. */
  readonly refused: { readonly list: string; readonly place: number; readonly rejection: KeptRejection }[] = [];

  constructor() {
    super([]);
  }

  override reject(rejection: KeptRejection): void {
    super.reject(rejection);
    const [, list = '', place] = /^(\w+)\[(\d+)\]/.exec(rejection.path) ?? [];
    this.refused.push({ list, place: Number(place), rejection });
  }

  protected override markNew(list: string, places: readonly number[]): void {
    const known = this.news.get(list);
    if (!known) this.news.set(list, [...places]);
    else for (const place of places) known.push(place);
  }
}

/** Messages put together as one batch, so that many of them cost no more statements than one. */
export class MergedMessages {
  readonly read: ReadOutcomes;
  /** For each list, whose each of its items is. */
  private readonly owners = new Map<string, number[]>();

  constructor(private readonly messages: readonly CollectedMessage[]) {
    const lists = new Map<string, unknown[]>(LISTS_READ.map((list) => [list, []]));
    for (const list of LISTS_READ) this.owners.set(list, []);
    for (let index = 0; index < messages.length; index += 1) {
      const { said } = messages[index]!;
      for (const list in said) {
        const items = lists.get(list)!;
        const owners = this.owners.get(list)!;
        for (const item of said[list as keyof SaidItems]!) {
          items.push(item);
          owners.push(index);
        }
      }
    }
    this.read = Object.fromEntries([...lists].map(([list, items]) => [list, { items, places: [...items.keys()], rejections: [], rejectedItems: 0 }])) as unknown as ReadOutcomes;
  }

  /** What became of each message: it is new where one of its items is, and rejected where one of them was. */
  endsBy({ news, refused }: MarkedTally): MessageEnd[] {
    const ends: MessageEnd[] = this.messages.map(({ said, rejections }) => (said === null ? rejections : 'KNOWN'));
    for (const [list, places] of news) {
      const owners = this.owners.get(list)!;
      for (const place of places) ends[owners[place]!] = 'NEW';
    }
    // Of several of one message the last one is told, in the order of the lists.
    for (const [list, owners] of this.owners) {
      for (const each of refused) {
        const owner = each.list === list ? owners[each.place] : undefined;
        if (owner !== undefined) ends[owner] = [this.messages[owner]!.inWords(each.rejection)];
      }
    }
    return ends;
  }
}

/** Messages counted: every one ends as accepted, as a duplicate, or as rejected. */
export function receiptOf(ends: readonly MessageEnd[]): BatchReceipt {
  const rejected = ends.filter((end) => typeof end !== 'string');
  const accepted = ends.filter((end) => end === 'NEW').length;
  return { accepted, duplicates: ends.length - accepted - rejected.length, rejected: rejected.flat(), rejectedItems: rejected.length };
}
