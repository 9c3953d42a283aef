import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { monthlyRecurring } from './mrr.js';
import type { SubscriptionTerms } from './mrr.js';

const at = new Date('2026-03-15T00:00:00Z');
const monthly100 = { status: 'ACTIVE', amountMinor: 10_000, quantity: 1, interval: 'MONTH', intervalCount: 1 } as const;

describe('monthlyRecurring', () => {
  const cases: readonly (readonly [words: string, terms: Partial<SubscriptionTerms>, minor: number])[] = [
    ['monthly 100', {}, 10_000],
    ['annual 1,200', { amountMinor: 120_000, interval: 'YEAR' }, 10_000], // 1200 x 1/12 = 100
    ['every two years 2,400', { amountMinor: 240_000, interval: 'YEAR', intervalCount: 2 }, 10_000], // 2400 x 1/2/12
    ['quarterly 300', { amountMinor: 30_000, intervalCount: 3 }, 10_000], // 300 x 4/12
    ['weekly 10', { amountMinor: 1_000, interval: 'WEEK' }, 4_333], // 10 x 52/12 = 43.333
    ['every two weeks 20', { amountMinor: 2_000, interval: 'WEEK', intervalCount: 2 }, 4_333], // 20 x 26/12 = 43.333
    ['daily 1', { amountMinor: 100, interval: 'DAY' }, 3_042], // 1 x 365/12 = 30.4167
    ['5 seats x 20', { amountMinor: 2_000, quantity: 5 }, 10_000],
    ['3 seats at 0.05 a year: rounded once', { amountMinor: 5, quantity: 3, interval: 'YEAR' }, 1], // 15/12 = 1.25; seat by seat 0 + 0 + 0
    ['half a minor unit goes up', { amountMinor: 6, interval: 'YEAR' }, 1], // 6/12 = .5
    ['no seats', { quantity: 0 }, 0],
    ['trial', { status: 'TRIALING' }, 0],
    ['free', { amountMinor: 0 }, 0],
    ['past due', { status: 'PAST_DUE' }, 10_000],
    ['paused', { status: 'PAUSED' }, 0],
    ['unpaid', { status: 'UNPAID' }, 0],
    ['cancelled', { status: 'CANCELLED' }, 0],
    ['20 % off forever', { discountPercent: 20, discountDuration: 'FOREVER' }, 8_000],
    ['20 % off forever, whatever end is named', { discountPercent: 20, discountDuration: 'FOREVER', discountEndsAt: new Date('2026-01-01T00:00:00Z') }, 8_000],
    ['20 % off, repeating, running', { discountPercent: 20, discountDuration: 'REPEATING', discountEndsAt: new Date('2026-03-15T00:00:00.001Z') }, 8_000],
    ['20 % off, repeating, over at this instant', { discountPercent: 20, discountDuration: 'REPEATING', discountEndsAt: at }, 10_000],
    ['20 % off, repeating, no end known', { discountPercent: 20, discountDuration: 'REPEATING' }, 8_000],
    ['20 % off, no duration known', { discountPercent: 20 }, 8_000],
    ['20 % off once', { discountPercent: 20, discountDuration: 'ONCE' }, 10_000],
    ['12.5 % off', { discountPercent: 12.5, discountDuration: 'FOREVER' }, 8_750],
    ['33.33 % off', { discountPercent: 33.33, discountDuration: 'FOREVER' }, 6_667], // 100 x .6667
    ['100 % off', { discountPercent: 100, discountDuration: 'FOREVER' }, 0],
    ['30 off each bill, 5 seats x 20', { amountMinor: 2_000, quantity: 5, discountAmountMinor: 3_000, discountDuration: 'FOREVER' }, 7_000], // 100 - 30
    ['120 off an annual 1,200', { amountMinor: 120_000, interval: 'YEAR', discountAmountMinor: 12_000, discountDuration: 'FOREVER' }, 9_000], // 1080/12
    ['more off than the price', { discountAmountMinor: 20_000, discountDuration: 'FOREVER' }, 0],
    ['half off, and a tenth of the rest', { discounts: [{ percent: 50, duration: 'FOREVER' }, { percent: 10 }] }, 4_500], // 100 x .5 x .9
    ['10 off, and then half of the rest', { discounts: [{ amountMinor: 1_000 }, { percent: 50 }] }, 4_500], // (100 - 10) x .5
    ['more off than there is, and a percentage of nothing', { discounts: [{ amountMinor: 20_000 }, { percent: 50 }] }, 0],
    ['20 % beside a list of discounts comes first', { discountPercent: 20, discounts: [{ amountMinor: 1_000 }] }, 7_000], // 80 - 10
    ['of three, one is over and one comes off the first bill alone', { discounts: [{ percent: 50, endsAt: at }, { percent: 50, duration: 'ONCE' }, { percent: 33.33 }] }, 6_667],
    ['1,000 JPY a week', { amountMinor: 1_000, interval: 'WEEK' }, 4_333], // JPY has no decimals: 1000 x 52/12 = 4333.3 yen
    ['1.001 KWD a quarter', { amountMinor: 1_001, intervalCount: 3 }, 334], // KWD has three: 1001/3 = 333.67 fils
    ['10 % and then 5 off', { discountPercent: 10, discountAmountMinor: 500, discountDuration: 'FOREVER' }, 8_500], // 90 - 5
  ];
  it.each(cases)('%s', (_, terms, minor) => expect(monthlyRecurring({ ...monthly100, ...terms, at })).toBe(minor));

  it.each([{ amountMinor: -1 }, { amountMinor: 1.5 }, { quantity: 1.5 }, { quantity: -1 }, { intervalCount: 0 }, { discountPercent: 101 }, { discountPercent: -1 }, { discountAmountMinor: -5 }, { discounts: [{ percent: 101 }] }, { discounts: [{ amountMinor: -1 }] }])('refuses %j', (terms) => {
    expect(() => monthlyRecurring({ ...monthly100, ...terms, at })).toThrow(RangeError);
  });
  it('refuses what cannot be counted exactly', () => expect(() => monthlyRecurring({ ...monthly100, amountMinor: Number.MAX_SAFE_INTEGER, quantity: 2, at })).toThrow('too large'));

  it('is within half a minor unit of the fraction, for any price', () => {
    const price = fc.record({ amountMinor: fc.nat(10_000_000), quantity: fc.nat(1000), intervalCount: fc.integer({ min: 1, max: 24 }), interval: fc.constantFrom('DAY', 'WEEK', 'MONTH', 'YEAR') });
    const perYear = { DAY: 365, WEEK: 52, MONTH: 12, YEAR: 1 };
    fc.assert(fc.property(price, (terms) => {
      const exact = (terms.amountMinor * terms.quantity * perYear[terms.interval]) / (12 * terms.intervalCount);
      expect(Math.abs(monthlyRecurring({ ...terms, status: 'ACTIVE', at }) - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-14);
    }));
  });
});
