import { describe, expect, it } from '@jest/globals';
import { keptCustomers, keptGross, keptNet, pooledCohorts, type RevenueCohortCell } from './revenue-cohorts.js';

const cell = (customers: number, kept: number, start: number, net: number, gross: number, complete = true): RevenueCohortCell => ({ customers, kept, startMinor: start, netMinor: net, grossMinor: gross, complete });

describe('a cohort of customers', () => {
  // Four began with 400, 300, 200 and 100; later 500, 250, gone and 100.
  const march = cell(4, 3, 100_000, 85_000, 75_000);
  it('keeps 3 of 4, 850 of 1,000 net and 750 gross', () => {
    expect(keptCustomers(march)).toMatchObject({ value: 0.75, numerator: 3, denominator: 4 });
    expect(keptNet(march)).toMatchObject({ value: 0.85, numerator: 85_000, denominator: 100_000, sampleSize: 4 }); // 500 + 250 + 0 + 100
    expect(keptGross(march)).toMatchObject({ value: 0.75, numerator: 75_000 }); // 400 + 250 + 0 + 100
  });
  it('says nothing of a month that is not over, nor of nobody', () => {
    for (const judge of [keptCustomers, keptNet, keptGross]) {
      expect(judge({ ...march, complete: false })).toMatchObject({ value: null, nullReason: 'This month is not over.' });
      expect(judge(cell(0, 0, 0, 0, 0))).toMatchObject({ value: null, nullReason: 'Nobody began to pay in this month.' });
    }
    expect(() => keptGross(cell(1, 1, 10, 20, 20))).toThrow(RangeError);
  });
  it('is pooled with the others that are old enough', () => {
    // 500 of 1,000 and 400 of 500 kept; 10 of 700 are still running: (500 + 400)/(1000 + 500) = 60.0 %.
    const pooled = pooledCohorts([cell(1_000, 500, 5_000, 2_500, 2_000), cell(500, 400, 1_000, 1_100, 900), cell(700, 10, 9_000, 1, 1, false)]);
    expect(keptCustomers(pooled).value).toBeCloseTo(0.6, 12);
    expect(keptNet(pooled).value).toBeCloseTo(0.6, 12); // 3600/6000
    expect(keptGross(pooled).value).toBeCloseTo(2_900 / 6_000, 12);
    expect(pooledCohorts([cell(700, 10, 9_000, 1, 1, false)]).complete).toBe(false);
  });
});
