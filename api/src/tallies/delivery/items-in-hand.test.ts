import { expect, it } from '@jest/globals';
import { MOST_ITEMS, TooManyItems } from '../../facts/too-many-items.js';
import { ItemsInHand } from './items-in-hand.js';

it('counts the items of all teams of a question, and ends it where they are too many', () => {
  const hand = new ItemsInHand();
  const half = { items: { length: MOST_ITEMS / 2 } as unknown[] };
  expect(hand.take(half)).toBe(half);
  hand.take(half);
  expect(() => hand.take({ items: [1] })).toThrow(TooManyItems);
});
