import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ces, cesMean, csat, csatShare, isThinSample, nps, npsCategory, npsCounts, responseRate, responseShare } from './satisfaction.js';

describe('nps', () => {
  it.each([[0, 'DETRACTOR'], [6, 'DETRACTOR'], [7, 'PASSIVE'], [8, 'PASSIVE'], [9, 'PROMOTER'], [10, 'PROMOTER']])('%i is a %s', (score, category) => expect(npsCategory(score)).toBe(category));
  it.each([-1, 11, 6.5, Number.NaN])('%f is no score', (score) => expect(() => npsCategory(score)).toThrow(RangeError));

  it('50/30/20 of 100: 30 +- 15.3', () => {
    const value = nps(npsCounts({ byScore: { '10': 20, '9': 30, '8': 20, '7': 10, '6': 15, '0': 5 } }));
    expect(value).toMatchObject({ value: 30, numerator: 30, denominator: 100, sampleSize: 100 });
    expect(value.low).toBeCloseTo(14.7, 1);
    expect(value.high).toBeCloseTo(45.3, 1);
  });
  it('5 promoters of 5: 100 with [17.5, 100]', () => {
    const value = nps({ promoters: 5, passives: 0, detractors: 0 }); // 62.5 +- 45.0, cut at 100
    expect(value).toMatchObject({ value: 100, high: 100 });
    expect(value.low).toBeCloseTo(17.5, 1);
  });
  it('is nothing without answers, and grey under 30', () => {
    expect(nps({ promoters: 0, passives: 0, detractors: 0 })).toMatchObject({ value: null, sampleSize: 0 });
    expect([isThinSample(29), isThinSample(30)]).toEqual([true, false]);
  });
  it('refuses scores off the scale', () => {
    expect(() => npsCounts({ byScore: { '11': 1 } })).toThrow(RangeError);
    expect(() => npsCounts({ byScore: { '': 1 } })).toThrow(RangeError);
    expect(() => npsCounts({ byScore: { '9': '1' as unknown as number } })).toThrow(RangeError);
  });
  it('changes its sign when promoters and detractors change places, and holds its interval', () => {
    fc.assert(fc.property(fc.nat(200), fc.nat(200), fc.nat(200), (promoters, passives, detractors) => {
      const there = nps({ promoters, passives, detractors });
      const back = nps({ promoters: detractors, passives, detractors: promoters });
      if (there.value === null || back.value === null) return expect(promoters + passives + detractors).toBe(0);
      expect(there.value + back.value).toBeCloseTo(0, 10);
      expect(there.value).toBeGreaterThanOrEqual(there.low ?? Number.NaN);
      expect(there.value).toBeLessThanOrEqual(there.high ?? Number.NaN);
    }));
  });
});

describe('csat', () => {
  it('84 of 120: 70.0 % [61.3, 77.5]', () => {
    const { part, whole } = csatShare({ byScore: { '5': 50, '4': 34, '3': 16, '2': 10, '1': 10 } });
    const value = csat({ satisfied: part, answered: whole });
    expect(value).toMatchObject({ value: 0.7, numerator: 84, denominator: 120 });
    expect(100 * (value.low ?? Number.NaN)).toBeCloseTo(61.3, 1);
    expect(100 * (value.high ?? Number.NaN)).toBeCloseTo(77.5, 1);
  });
  it('is nothing without answers', () => expect(csat({ satisfied: 0, answered: 0 }).value).toBeNull());
  it('has no 0 on its scale', () => expect(() => csatShare({ byScore: { '0': 1 } })).toThrow(RangeError));
});

describe('ces', () => {
  const tally = { byScore: { '7': 1, '6': 1, '5': 1, '4': 1, '2': 1 } };
  it('7, 6, 5, 4, 2: 60 %, mean 4.8', () => {
    expect(ces(tally)).toMatchObject({ value: 0.6, numerator: 3, denominator: 5 });
    expect(cesMean(tally)).toMatchObject({ value: 4.8, numerator: 24, denominator: 5 });
    // squares 4.84 + 1.44 + .04 + .64 + 7.84 = 14.8; 2.7764 x sqrt(14.8/4/5) = 2.388
    expect(cesMean(tally).low).toBeCloseTo(2.412, 3);
    expect(cesMean(tally).high).toBe(7); // 7.188 is off the scale
  });
  it('has no interval of one answer, and nothing of none', () => {
    expect(cesMean({ byScore: { '3': 1 } })).toMatchObject({ value: 3, low: null, high: null });
    expect(cesMean({ byScore: {} }).value).toBeNull();
    expect(ces({ byScore: {} }).value).toBeNull();
  });
});

describe('responseRate', () => {
  it('400 displays to 320 people, 80 finished: 25 %', () => expect(responseRate({ shown: 320, finished: 80 })).toMatchObject({ value: 0.25, numerator: 80, denominator: 320 }));
  it('is nothing when it was not shown, or displays are missing', () => {
    expect(responseRate({ shown: 0, finished: 0 }).nullReason).toContain('No survey was shown');
    expect(responseRate({ shown: 2, finished: 3 }).nullReason).toContain('displays were not collected');
    expect(responseShare({ shown: 2, finished: 3 })).toEqual({ part: 0, whole: 0 });
  });
});
