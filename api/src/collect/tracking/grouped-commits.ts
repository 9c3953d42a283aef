/** What one request waits for. */
interface Waiting<Item, End> {
  readonly items: readonly Item[];
  readonly resolve: (ends: readonly End[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane<Owner, Item, End> {
  readonly owner: Owner;
  waiting: Waiting<Item, End>[];
  /** How many items wait. */
  items: number;
  running: number;
}

/** Puts the items of one owner in one transaction, and answers what became of each; it is on disk when it answers. */
export type Commit<Owner, Item, End> = (owner: Owner, items: readonly Item[]) => Promise<readonly End[]>;

/** The most transactions of one owner at once: while one waits for the disk, the other's statements run. */
const LANES = 2;
/** Another transaction beside the one under way begins where so many items wait: with fewer it would cost more than it brings. */
const WORTH_ANOTHER = 500;
/** The most items of one transaction, unless one request alone has more. */
const MOST_ITEMS = 2_500;

/**
 * Requests that come while a transaction is under way share the next one, so that many small requests do not cost a commit each; one
 * that comes alone is kept at once. Each is answered after the commit that its items are in.
 */
export class GroupedCommits<Owner, Item, End> {
  private readonly lanes = new Map<string, Lane<Owner, Item, End>>();
  private waitingItems = 0;

  /** `isOver` tells errors that hang on the items from those that hang on the database, which the whole group gets as they are. */
  constructor(
    private readonly commit: Commit<Owner, Item, End>,
    private readonly isOver: (error: unknown) => boolean,
  ) {}

  /** How many items wait for their turn. */
  get backlog(): number {
    return this.waitingItems;
  }

  /** What became of each item, in order. `key` says whose items may share a transaction. */
  submit(key: string, owner: Owner, items: readonly Item[]): Promise<readonly End[]> {
    const lane = this.lanes.get(key) ?? { owner, waiting: [], items: 0, running: 0 };
    this.lanes.set(key, lane);
    return new Promise((resolve, reject) => {
      lane.waiting.push({ items, resolve, reject });
      this.waitingItems += items.length;
      lane.items += items.length;
      if (lane.running === 0 || (lane.running < LANES && lane.items >= WORTH_ANOTHER)) void this.run(key, lane);
    });
  }

  private async run(key: string, lane: Lane<Owner, Item, End>): Promise<void> {
    lane.running += 1;
    while (lane.waiting.length > 0 && (lane.running === 1 || lane.items >= WORTH_ANOTHER)) await this.keep(lane.owner, this.next(lane));
    lane.running -= 1;
    if (lane.running === 0) this.lanes.delete(key);
  }

  private next(lane: Lane<Owner, Item, End>): readonly Waiting<Item, End>[] {
    let items = 0;
    const end = lane.waiting.findIndex((request, index) => {
      items += request.items.length;
      return index > 0 && items > MOST_ITEMS;
    });
    const group = lane.waiting.splice(0, end === -1 ? lane.waiting.length : end);
    for (const request of group) {
      this.waitingItems -= request.items.length;
      lane.items -= request.items.length;
    }
    return group;
  }

  private async keep(owner: Owner, group: readonly Waiting<Item, End>[]): Promise<void> {
    try {
      const ends = await this.commit(owner, group.flatMap(({ items }) => items));
      let from = 0;
      for (const { items, resolve } of group) resolve(ends.slice(from, (from += items.length)));
    } catch (error) {
      // Something in one of them: each by itself, so that no request bears another's fault.
      if (group.length > 1 && !this.isOver(error)) for (const request of group) await this.keep(owner, [request]);
      else for (const { reject } of group) reject(error);
    }
  }
}
