import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minimumDetectableChange, newcombe, npsMargin, proportion, twoProportionPValue, wilson } from './interval.js';

const share = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('wilson', () => {
  it.each([
    [84, 120, 0.613, 0.775], // 84/120 = 70.0 %: centre (0.7 + 3.8415/240)/(1 + 3.8415/120) = 0.6938, half 0.0807
    [0, 10, 0, 0.278], // z^2/(n + z^2) = 3.8415/13.8415
    [10, 10, 0.722, 1],
    [1, 1, 0.207, 1], // 1/(1 + 3.8415)
  ])('%i of %i: [%f, %f]', (successes, n, low, high) => {
    expect(wilson(successes, n)?.low).toBeCloseTo(low, 3);
    expect(wilson(successes, n)?.high).toBeCloseTo(high, 3);
  });

  it('is null of nothing, and refuses what is no share', () => {
    expect(wilson(0, 0)).toBeNull();
    for (const [successes, n] of [[2, 1], [-1, 3], [0.5, 3], [Number.NaN, 3]] as const) expect(() => wilson(successes, n)).toThrow(RangeError);
  });

  it('holds the share, lies in [0, 1], and mirrors', () => {
    fc.assert(fc.property(share, ([successes, n]) => {
      const interval = wilson(successes, n) ?? { low: Number.NaN, high: Number.NaN };
      const mirror = wilson(n - successes, n) ?? { low: Number.NaN, high: Number.NaN };
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.low).toBeLessThanOrEqual(successes / n);
      expect(interval.high).toBeGreaterThanOrEqual(successes / n);
      expect(interval.high).toBeLessThanOrEqual(1);
      expect(interval.low).toBeCloseTo(1 - mirror.high, 12);
    }));
  });

  it('makes a measured share, or nothing with a reason', () => {
    expect(proportion(30, 200, 'none')).toMatchObject({ value: 0.15, numerator: 30, denominator: 200, sampleSize: 200, nullReason: null });
    expect(proportion(0, 0, 'none')).toMatchObject({ value: null, low: null, denominator: 0, nullReason: 'none' });
    expect(proportion(0, 5, 'none').value).toBe(0);
  });
});

describe('two shares', () => {
  it('180 of 1000 and 225 of 1000: +4.5 points, [+0.98, +8.01], p = .0123', () => {
    const interval = newcombe(180, 1000, 225, 1000);
    expect(100 * (interval?.low ?? Number.NaN)).toBeCloseTo(0.98, 2);
    expect(100 * (interval?.high ?? Number.NaN)).toBeCloseTo(8.01, 2);
    // pooled 405/2000 = .2025; z = .045 / sqrt(.2025 x .7975 x 2/1000) = 2.5040
    expect(twoProportionPValue(180, 1000, 225, 1000)).toBeCloseTo(0.0123, 4);
  });

  it('Newcombe 1998, table II (a): 56 of 70 against 48 of 80 is 0.2 [0.0524, 0.3339]', () => {
    const interval = newcombe(48, 80, 56, 70);
    expect(interval?.low).toBeCloseTo(0.0524, 4);
    expect(interval?.high).toBeCloseTo(0.3339, 4);
  });

  it('have nothing to say when one is empty, and p = 1 when both are 0 or both are 1', () => {
    expect(newcombe(0, 0, 1, 2)).toBeNull();
    expect(twoProportionPValue(0, 0, 1, 2)).toBeNull();
    expect(twoProportionPValue(0, 5, 0, 7)).toBe(1);
    expect(twoProportionPValue(5, 5, 7, 7)).toBe(1);
  });

  it('turn round with the order, hold the difference and stay in [-1, 1]', () => {
    fc.assert(fc.property(share, share, ([s1, n1], [s2, n2]) => {
      const there = newcombe(s1, n1, s2, n2) ?? { low: Number.NaN, high: Number.NaN };
      const back = newcombe(s2, n2, s1, n1) ?? { low: Number.NaN, high: Number.NaN };
      expect(there.low).toBeCloseTo(-back.high, 12);
      expect(there.low).toBeGreaterThanOrEqual(-1);
      expect(there.high).toBeLessThanOrEqual(1);
      expect(there.low).toBeLessThanOrEqual(s2 / n2 - s1 / n1);
      expect(there.high).toBeGreaterThanOrEqual(s2 / n2 - s1 / n1);
      expect(twoProportionPValue(s1, n1, s2, n2)).toBeCloseTo(twoProportionPValue(s2, n2, s1, n1) ?? Number.NaN, 12);
    }));
  });
});

describe('minimumDetectableChange', () => {
  it('is 4.8 points at 18 % and 1000', () => {
    // (1.95996 + 0.84162) x sqrt(2 x .18 x .82 / 1000) = 2.80159 x 0.017181 = 0.04813
    expect(100 * (minimumDetectableChange(0.18, 1000) ?? Number.NaN)).toBeCloseTo(4.8, 1);
  });
  it('shrinks with more people, and is null where the rate says nothing about its spread', () => {
    expect(minimumDetectableChange(0.18, 4000)).toBeCloseTo((minimumDetectableChange(0.18, 1000) ?? Number.NaN) / 2, 12);
    expect([minimumDetectableChange(0, 100), minimumDetectableChange(1, 100), minimumDetectableChange(0.5, 0)]).toEqual([null, null, null]);
    expect(() => minimumDetectableChange(2, 10)).toThrow(RangeError);
  });
});

describe('npsMargin', () => {
  it('50, 30, 20 of 100: 30 +- 15.3', () => {
    // variance .5 + .2 - .3^2 = .61; 1.95996 x sqrt(.61/100) = .15308
    const margin = npsMargin({ promoters: 50, passives: 30, detractors: 20 });
    expect(margin?.centre).toBeCloseTo(30, 12);
    expect(margin?.margin).toBeCloseTo(15.3, 1);
    expect(margin?.adjusted).toBe(false);
  });
  it('5 promoters of 5: 62.5 +- 45.0', () => {
    // p = 5.75/8, d = .75/8: m = 5/8; variance 6.5/8 - 25/64 = .421875; 1.95996 x sqrt(.421875/8) = .45009
    const margin = npsMargin({ promoters: 5, passives: 0, detractors: 0 });
    expect(margin?.centre).toBe(62.5);
    expect(margin?.margin).toBeCloseTo(45, 1);
    expect(margin?.high).toBe(100);
  });
  it('is adjusted at 49 answers and plain at 50', () => {
    expect(npsMargin({ promoters: 49, passives: 0, detractors: 0 })?.adjusted).toBe(true);
    expect(npsMargin({ promoters: 50, passives: 0, detractors: 0 })).toMatchObject({ adjusted: false, margin: 0 });
    expect(npsMargin({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
    expect(() => npsMargin({ promoters: -1, passives: 3, detractors: 0 })).toThrow(RangeError);
  });
  it('holds the score, lies in [-100, 100], and turns round when promoters and detractors change places', () => {
    const count = fc.nat(80);
    fc.assert(fc.property(count, count, count, (promoters, passives, detractors) => {
      const there = npsMargin({ promoters, passives, detractors });
      const back = npsMargin({ promoters: detractors, passives, detractors: promoters });
      if (there === null || back === null) return expect(promoters + passives + detractors).toBe(0);
      const score = (100 * (promoters - detractors)) / (promoters + passives + detractors);
      expect(there.low).toBeCloseTo(-back.high, 10);
      expect(there.low).toBeGreaterThanOrEqual(-100);
      expect(there.high).toBeLessThanOrEqual(100);
      expect(there.low).toBeLessThanOrEqual(score);
      expect(there.high).toBeGreaterThanOrEqual(score);
    }));
  });
});
