import { MOST_ITEMS, TooManyItems } from '../../facts/too-many-items.js';

/** Counts the items that one question has in hand, team by team, and ends it before they are more than the server has room for. */
export class ItemsInHand {
  private count = 0;

  /** Throws TooManyItems where they have become too many. */
  take<Owned extends { readonly items: readonly unknown[] }>(owned: Owned): Owned {
    this.count += owned.items.length;
    if (this.count > MOST_ITEMS) throw new TooManyItems();
    return owned;
  }
}
