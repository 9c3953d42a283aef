import { describe, expect, it } from '@jest/globals';
import { peopleParts } from './people-parts.js';

describe('the people in parts', () => {
  it('are not parted where one part would hold them all', () => {
    expect(peopleParts(5, 8_191)).toBeNull();
    expect(peopleParts(8_192, 16_383)).toBeNull();
  });
  it('are parted at the same ids, whoever is added', () => {
    expect(peopleParts(5, 8_192)).toEqual([{ from: 0, to: 8_192 }, { from: 8_192, to: 16_384 }]);
    expect(peopleParts(5, 16_384)).toEqual([{ from: 0, to: 8_192 }, { from: 8_192, to: 16_384 }, { from: 16_384, to: 24_576 }]);
  });
  it('are four parts at most: of 32,769 ids three of twice the size', () => {
    expect(peopleParts(0, 32_767)).toHaveLength(4); // 4 x 8,192 = 32,768
    expect(peopleParts(0, 32_768)!.map(({ from }) => from)).toEqual([0, 1, 2].map((n) => n * 16_384));
  });
});
