import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byParts, packed, partsMoved, sumOfParts, unpacked, type OfPart } from './by-parts.js';
import type { TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';

interface Came { came: number; last: number }
const CAME_ADDED = addingUp<Came>((one, other) => ({ came: one.came + other.came, last: one.last + other.last }));
const row = (part: number, came: number, dims: (string | null)[] = []): OfPart<Came> => ({ period: 0, part, dims, tally: { came, last: 1 } });

describe('what is kept by parts of the people', () => {
  it('is asked by ids without so many of their last bits: 16,384 is 2 to the 14th', () => {
    expect(byParts({ groupBy: ['plan'] } as unknown as TallyQuestion, 16_384)).toEqual({ groupBy: ['plan'], partBits: 14 });
  });
  it('adds up over the parts, group by group', () => {
    expect(sumOfParts([row(1, 3), row(4, 5), row(4, 2, ['pro'])], CAME_ADDED)).toEqual([
      { period: 0, dims: [], tally: { came: 8, last: 2 } }, // 3 + 5, 1 + 1
      { period: 0, dims: ['pro'], tally: { came: 2, last: 1 } },
    ]);
  });
  it('comes back as it was kept', () => {
    const some = fc.array(fc.record({ part: fc.nat(40), dims: fc.array(fc.option(fc.string()), { maxLength: 2 }), came: fc.nat(), last: fc.nat() }).map(({ part, dims, ...tally }) => ({ period: 3, part, dims, tally })));
    fc.assert(fc.property(some, (rows) => {
      expect(unpacked(JSON.parse(JSON.stringify(packed(8_192, rows))) as never, 3)).toEqual(rows);
    }));
  });
  it('moves in the parts that hold the touched blocks: of 16,384 ids each, blocks 2 and 3 are part 1', () => {
    const kept = packed(16_384, [0, 1, 2, 5].map((part) => row(part, 1)));
    expect(partsMoved(kept, [2, 3])).toEqual([1]);
    expect(partsMoved(kept, [2, 11])).toEqual([1, 5]); // 2 of 4
    expect(partsMoved(kept, [0, 2, 11])).toBeNull(); // 3 of 4: all at once
    expect(partsMoved(kept, [16])).toEqual([8]); // of somebody new
  });
});
