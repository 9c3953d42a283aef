import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rootsOf, type IdentityNode } from './identity-roots.js';

const node = (id: number, parentId: number | null = null, claimedAt = '2026-03-01T00:00:00.000Z'): IdentityNode => ({ id, key: `k${id}`, parentId, claimedAt: parentId === null ? null : claimedAt });
const sorted = (roots: Map<number, number>): [number, number][] => [...roots].sort(([a], [b]) => a - b);

describe('the person of an id', () => {
  it('is itself where nothing is said, and the end of a chain where something is', () => {
    expect(sorted(rootsOf([node(1), node(2, 1), node(3, 2)]))).toEqual([[1, 1], [2, 1], [3, 1]]);
  });

  it('is, where a way runs in a circle, the id whose claim was made last; ids that lead into the circle follow', () => {
    // 1 -> 2 on the 1st, 2 -> 3 on the 5th, 3 -> 1 on the 3rd: the claim of the 5th does not hold, so 2 is the end.
    const circle = [node(1, 2, '2026-03-01T00:00:00.000Z'), node(2, 3, '2026-03-05T00:00:00.000Z'), node(3, 1, '2026-03-03T00:00:00.000Z'), node(4, 1)];
    expect(sorted(rootsOf(circle))).toEqual([[1, 2], [2, 2], [3, 2], [4, 2]]);
  });

  it('is, of a circle at one instant, the one of the key that comes later', () => {
    expect(sorted(rootsOf([node(1, 2), node(2, 1)]))).toEqual([[1, 2], [2, 2]]);
  });

  it('hangs on the claims alone, and is an end: asked again, it is itself', () => {
    const instants = fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}T00:00:00.000Z`);
    const claims = fc.array(fc.tuple(fc.option(fc.nat(11)), instants), { minLength: 12, maxLength: 12 });
    fc.assert(fc.property(claims.chain((all) => {
      const nodes = all.map(([parent, at], id) => node(id, parent === id ? null : parent, at));
      return fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length }));
    }), ([nodes, other]) => {
      const roots = rootsOf(nodes);
      expect(sorted(rootsOf(other))).toEqual(sorted(roots));
      for (const root of roots.values()) expect(roots.get(root)).toBe(root);
      for (const { id, parentId } of nodes) if (parentId !== null) expect(roots.get(id)).toBe(roots.get(parentId));
    }));
  });
});
