import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mean, normalCdf, normalQuantile, studentCritical95 } from './statistics.js';

describe('mean', () => {
  it('is null for nothing', () => expect(mean([])).toBeNull());
  it('is the sum over the count', () => expect(mean([2, 1, 2, 1, 1, 1, 2])).toBeCloseTo(10 / 7, 15));
});

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.959963984540054, 0.975],
    [-1.959963984540054, 0.025],
    [3, 0.9986501019683699],
    [-5, 2.866515718791939e-7],
    [-8, 6.220960574271785e-16],
    [40, 1],
  ])('P(Z <= %f) = %f', (x, p) => expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-12));

  it.each([
    [0.975, 1.959963984540054],
    [0.8, 0.8416212335729143],
    [0.5, 0],
    [1e-9, -5.997807015007687],
  ])('has its %f quantile at %f', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 10));

  it('ends in infinity and refuses what is no probability', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });

  it('is symmetric, rising, and the inverse of its quantile', () => {
    fc.assert(fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
      expect(normalCdf(x + 0.01)).toBeGreaterThan(normalCdf(x));
      if (x < 5) expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 8);
    }), { numRuns: 100 });
  });
});

describe('studentCritical95', () => {
  it.each([
    [1, 12.706204736432095],
    [2, 4.302652729911275],
    [4, 2.7764451051977987],
    [9, 2.2621571627409915],
    [30, 2.0422724563012373],
    [100, 1.983971518523551],
    [101, 1.983731002955606], // the first by the expansion
    [1000, 1.9623390808264074],
  ])('of %i degrees is %f', (degrees, t) => expect(studentCritical95(degrees)).toBeCloseTo(t, 5));

  it('refuses less than one degree', () => expect(() => studentCritical95(0)).toThrow(RangeError));
});
