import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activationRate, timeToValue } from './activation.js';

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
