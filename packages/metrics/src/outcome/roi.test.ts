import { describe, expect, it } from '@jest/globals';
import { initiativeCost, paybackMonths, returnOnInvestment } from './roi.js';

const costMinor = initiativeCost({ hours: 400, hourlyRateMinor: 9_000, otherMinor: 400_000 });
const initiative = { costMinor, mrrGainMinor: 250_000, mrrGainInterval: { low: 50_000, high: 450_000 }, horizonMonths: 12, margin: 0.8 };

describe('ROI', () => {
  it('400 h x 90 + 4,000 = 40,000', () => expect(costMinor).toBe(4_000_000));
  it('MRR +2,500 [500, 4,500], 12 months, 80 %: -40 % (-88 % to +8 %)', () => {
    const value = returnOnInvestment(initiative);
    expect(value.value).toBeCloseTo(-0.4, 12); // (2500 x 12 x .8 - 40000)/40000 = (24000 - 40000)/40000
    expect(value.low).toBeCloseTo(-0.88, 12); // (4800 - 40000)/40000
    expect(value.high).toBeCloseTo(0.08, 12); // (43200 - 40000)/40000
    expect(value.numerator).toBeCloseTo(-1_600_000, 6);
  });
  it('payback is 20 months', () => expect(paybackMonths(initiative).value).toBeCloseTo(20, 12)); // 40000/(2500 x .8)
  it('has nothing to say without a cost or a gain', () => {
    expect(returnOnInvestment({ ...initiative, costMinor: 0 }).value).toBeNull();
    expect(paybackMonths({ ...initiative, mrrGainMinor: -1 }).value).toBeNull();
    expect(() => returnOnInvestment({ ...initiative, margin: 80 })).toThrow(RangeError);
  });
});
