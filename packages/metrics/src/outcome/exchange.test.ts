import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { convertMinor, crossRate } from './exchange.js';

describe('convertMinor', () => {
  it.each([
    [10_000, '0.92', 'USD', 'EUR', 9_200], // 100.00 x 0.92
    [1, '0.5', 'USD', 'EUR', 1], // half a cent, away from zero
    [-1, '0.5', 'USD', 'EUR', -1],
    [1, '0.4999', 'USD', 'EUR', 0],
    [1_000, '0.0061', 'JPY', 'EUR', 610], // 1,000 yen (no decimals) x 0.0061 = 6.10
    [610, '163.934426', 'EUR', 'JPY', 1_000], // 6.10 x 163.934426 = 999.9999986
    [1_500, '3.01', 'KWD', 'EUR', 452], // 1.500 (three decimals) x 3.01 = 4.515, up to 4.52
    [4_999, '1', 'USD', 'EUR', 4_999],
  ])('%d at %s %s to %s is %d', (minor, rate, from, to, expected) => expect(convertMinor(minor, rate, from, to)).toBe(expected));

  it('refuses what is no rate, no currency or no whole amount', () => {
    expect(() => convertMinor(1, '0', 'USD', 'EUR')).toThrow(RangeError);
    expect(() => convertMinor(1, '1', 'XXX', 'EUR')).toThrow(/ISO 4217/);
    expect(() => convertMinor(1.5, '1', 'USD', 'EUR')).toThrow(RangeError);
  });

  it('never lies more than half a unit beside the exact product, and never falls as the amount rises', () => {
    fc.assert(fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 5_000_000 }), (minor, millionths) => {
      const rate = (millionths / 1e6).toFixed(6);
      const converted = convertMinor(minor, rate, 'USD', 'EUR');
      const twice = 2n * (BigInt(converted) * 1_000_000n - BigInt(minor) * BigInt(millionths));
      expect(twice <= 1_000_000n && twice >= -1_000_000n).toBe(true);
      expect(convertMinor(minor + 1, rate, 'USD', 'EUR')).toBeGreaterThanOrEqual(converted);
    }));
  });
});

describe('crossRate', () => {
  it.each([
    ['1', '1.25', '0.8'], // 1 EUR = 1.25 USD, so 1 USD = 0.8 EUR
    ['0.85', '1.25', '0.68'], // 1 EUR = 0.85 GBP = 1.25 USD, so 1 USD = 0.68 GBP
    ['1', '3', '0.333333333333'], ['2', '3', '0.666666666667'], ['1', '1', '1'], ['10', '1', '10'],
  ])('%s / %s is %s', (target, source, expected) => expect(crossRate(target, source)).toBe(expected));
});
