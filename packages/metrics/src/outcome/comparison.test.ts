import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareShares, npsDifference } from './comparison.js';

describe('compareShares', () => {
  it('180/1000 and 225/1000: +4.5 points, [+0.98, +8.01], p = .0123, a change; 4.8 points can be found', () => {
    const comparison = compareShares({ part: 180, whole: 1000 }, { part: 225, whole: 1000 });
    expect(comparison.difference).toBeCloseTo(0.045, 12);
    expect(comparison.low).toBeCloseTo(0.0098, 4);
    expect(comparison.high).toBeCloseTo(0.0801, 4);
    expect(comparison.pValue).toBeCloseTo(0.0123, 4);
    expect(comparison.smallestDetectable).toBeCloseTo(0.048, 3);
    expect(comparison.isChange).toBe(true);
  });
  it('a fall is a change too', () => expect(compareShares({ part: 225, whole: 1000 }, { part: 180, whole: 1000 })).toMatchObject({ isChange: true, difference: expect.closeTo(-0.045, 12) }));
  it('a rise of 2 points of 100 is not a change', () => expect(compareShares({ part: 18, whole: 100 }, { part: 20, whole: 100 }).isChange).toBe(false));
  it('says so when a side is empty', () => expect(compareShares({ part: 0, whole: 0 }, { part: 1, whole: 2 })).toMatchObject({ difference: null, isChange: null, nullReason: expect.any(String) }));
});

describe('npsDifference', () => {
  const march = { promoters: 50, passives: 30, detractors: 20 };
  const april = { promoters: 72, passives: 30, detractors: 18 };
  it('50/30/20 of 100 to 60/25/15 of 120: +15 points, [-5.2, +35.2], not a change', () => {
    // variances .61/100 and (.75 - .45^2)/120 = .5475/120; 1.95996 x sqrt(.0061 + .0045625) = .20238
    const comparison = npsDifference(march, april);
    expect(comparison.difference).toBeCloseTo(15, 10);
    expect(comparison.low).toBeCloseTo(-5.2, 1);
    expect(comparison.high).toBeCloseTo(35.2, 1);
    expect(comparison.isChange).toBe(false);
  });
  it('from 30 points of 1000 to 45 of 1000 is a change', () => {
    expect(npsDifference({ promoters: 500, passives: 300, detractors: 200 }, { promoters: 600, passives: 250, detractors: 150 }).isChange).toBe(true);
  });
  it('is never a change of one answer against one', () => expect(npsDifference({ promoters: 0, passives: 0, detractors: 1 }, { promoters: 0, passives: 1, detractors: 0 }).isChange).toBe(false));
  it('says so when a side is empty', () => expect(npsDifference(march, { promoters: 0, passives: 0, detractors: 0 }).difference).toBeNull());
  it('turns round with the order and holds the difference', () => {
    const counts = fc.record({ promoters: fc.nat(90), passives: fc.nat(90), detractors: fc.nat(90) }).filter((each) => each.promoters + each.passives + each.detractors > 0);
    fc.assert(fc.property(counts, counts, (before, after) => {
      const there = npsDifference(before, after);
      const back = npsDifference(after, before);
      expect(there.difference).toBeCloseTo(-(back.difference ?? Number.NaN), 10);
      expect(there.low).toBeCloseTo(-(back.high ?? Number.NaN), 10);
      expect(there.isChange).toBe(back.isChange);
      expect(there.low).toBeLessThanOrEqual(there.difference ?? Number.NaN);
      expect(there.high).toBeGreaterThanOrEqual(there.difference ?? Number.NaN);
    }));
  });
});
