import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activationCurve, activationRate, thinned, timeToValue } from './activation.js';

describe('activationRate', () => {
  it('leaves the maturing out', () => {
    // 12 of 40 matured; 25 maturing are in neither
    expect(activationRate({ activated: 12, matured: 40, maturing: 25 })).toMatchObject({ value: 0.3, numerator: 12, denominator: 40, sampleSize: 40 });
  });
  it('says why there is nothing', () => {
    expect(activationRate({ activated: 0, matured: 0, maturing: 5 }).nullReason).toContain('still has time');
    expect(activationRate({ activated: 0, matured: 0, maturing: 0 }).nullReason).toContain('Nobody signed up');
    expect(activationRate({ activated: 0, matured: 5, maturing: 0 }).value).toBe(0);
  });
});

describe('timeToValue', () => {
  const vector = [
    { hours: 1, activated: 1, waiting: 0 }, // not yet: 9/10 = .9
    { hours: 2, activated: 2, waiting: 0 }, // x 7/9 = .7
    { hours: 3, activated: 1, waiting: 0 }, // x 6/7 = .6
    { hours: 5, activated: 1, waiting: 0 }, // x 5/6 = .5: the median
    { hours: 9, activated: 1, waiting: 4 },
  ];
  it('6 of 10 after 1, 2, 2, 3, 5, 9 h, 4 not yet after 9 h: 5 h', () => expect(timeToValue(vector)).toMatchObject({ value: 5, sampleSize: 10 }));

  it('counts those watched for a shorter time only while they were watched', () => {
    // 5 people: two watched 1 h; at 2 h one of 3 left (2/3), at 4 h one of 2 left (1/3): the median is 4
    expect(timeToValue([{ hours: 1, activated: 0, waiting: 2 }, { hours: 2, activated: 1, waiting: 0 }, { hours: 4, activated: 1, waiting: 0 }, { hours: 8, activated: 0, waiting: 1 }]).value).toBe(4);
  });
  it('is nothing for nobody, and while more than half have not activated', () => {
    expect(timeToValue([]).nullReason).toContain('Nobody signed up');
    expect(timeToValue([{ hours: 3, activated: 1, waiting: 0 }, { hours: 9, activated: 0, waiting: 2 }]).nullReason).toContain('Fewer than half');
    expect(() => timeToValue([{ hours: -1, activated: 1, waiting: 0 }])).toThrow(RangeError);
  });
  it('is the plain lower median when everyone activated, whatever the order and however the rows are split', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }), (hours) => {
      const sorted = [...hours].sort((a, b) => a - b);
      expect(timeToValue(hours.map((each) => ({ hours: each, activated: 1, waiting: 0 }))).value).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
    }));
  });
});

describe('activationCurve', () => {
  it('is the share that has activated by each hour, with an interval inside 0 and 1', () => {
    const curve = activationCurve([{ hours: 1, activated: 1, waiting: 0 }, { hours: 2, activated: 2, waiting: 0 }, { hours: 3, activated: 1, waiting: 0 }, { hours: 5, activated: 1, waiting: 0 }, { hours: 9, activated: 1, waiting: 4 }]);
    // 1 - .9, .7, .6, .5, .4 (.5 x 4/5)
    expect(curve.map(({ hours, share, atRisk }) => [hours, Number(share.toFixed(9)), atRisk])).toEqual([[1, 0.1, 10], [2, 0.3, 9], [3, 0.4, 7], [5, 0.5, 6], [9, 0.6, 5]]);
    // At 5 h: Greenwood 1/90 + 2/63 + 1/42 + 1/30 = .1; log-log: 1.95996 x sqrt(.1) / ln 2 = .8942; .5^e^.8942 = .1838, .5^e^-.8942 = .7533
    expect(curve[3]!.low).toBeCloseTo(1 - 0.7533, 3);
    expect(curve[3]!.high).toBeCloseTo(1 - 0.1838, 3);
    expect(activationCurve([{ hours: 4, activated: 0, waiting: 9 }])).toEqual([]);
    expect(activationCurve([{ hours: 0, activated: 3, waiting: 0 }])).toEqual([{ hours: 0, share: 1, low: 1, high: 1, atRisk: 3 }]);
  });
  it('never falls, and its interval holds it', () => {
    const row = fc.record({ hours: fc.nat(20), activated: fc.nat(4), waiting: fc.nat(4) });
    fc.assert(fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const curve = activationCurve(rows);
      curve.forEach(({ share, low, high }, index) => {
        expect(share).toBeGreaterThanOrEqual(curve[index - 1]?.share ?? 0);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      });
    }));
  });
  it('is thinned to so many steps, the last with them', () => {
    expect(thinned([1, 2, 3], 5)).toEqual([1, 2, 3]);
    expect(thinned(Array.from({ length: 1000 }, (_, index) => index), 4)).toEqual([249, 499, 749, 999]);
  });
});
