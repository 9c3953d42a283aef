import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinCurrencies } from './joined-currencies.js';
import type { Movement, MovementKind } from './movements.js';
import { replayCustomer } from './movements.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n));
/** What one currency does: its MRR from each day on. */
const levels = (...steps: readonly (readonly [day: number, minor: number])[]): readonly Movement[] => replayCustomer(steps.map(([n, minor]) => ({
  key: `k${n}`, subscription: 's', at: day(n), status: minor > 0 ? 'ACTIVE' : 'CANCELLED', amountMinor: minor, quantity: 1, interval: 'MONTH', intervalCount: 1,
})));
const told = (parts: Record<string, readonly Movement[]>): [number, string, MovementKind, number][] =>
  joinCurrencies(new Map(Object.entries(parts))).map(({ at, currency, kind, amountMinor }) => [(at.getTime() - day(0).getTime()) / 86_400_000, currency, kind, amountMinor]);

describe('a customer who pays in several currencies', () => {
  it('is new once, contracts while something is left, churns when nothing is, and comes back as one', () => {
    expect(told({ EUR: levels([1, 100], [5, 0], [9, 40]), USD: levels([3, 50], [7, 0]) })).toEqual([
      [1, 'EUR', 'NEW', 100], [3, 'USD', 'EXPANSION', 50], [5, 'EUR', 'CONTRACTION', 100], [7, 'USD', 'CHURN', 50], [9, 'EUR', 'REACTIVATION', 40],
    ]);
  });
  it('who goes over to another currency neither leaves nor is new', () => {
    expect(told({ EUR: levels([1, 100], [5, 0]), USD: levels([5, 90]) })).toEqual([[1, 'EUR', 'NEW', 100], [5, 'EUR', 'CONTRACTION', 100], [5, 'USD', 'EXPANSION', 90]]);
  });
  it('who leaves both at once churns in both', () => {
    expect(told({ EUR: levels([1, 100], [5, 0]), USD: levels([1, 90], [5, 0]) })).toEqual([[1, 'EUR', 'NEW', 100], [1, 'USD', 'NEW', 90], [5, 'EUR', 'CHURN', 100], [5, 'USD', 'CHURN', 90]]);
  });
});

describe('joining', () => {
  const steps = fc.array(fc.tuple(fc.nat(40), fc.constantFrom(0, 0, 50, 80)), { maxLength: 8 }).map((list) => levels(...new Map(list)));
  it('changes nothing for one currency', () => {
    fc.assert(fc.property(steps, (eur) => expect(joinCurrencies(new Map([['EUR', eur]]))).toEqual(eur.map((movement) => ({ ...movement, currency: 'EUR' })))));
  });
  it('keeps every amount of every currency, and tells a story that can be', () => {
    fc.assert(fc.property(steps, steps, (eur, usd) => {
      const joined = joinCurrencies(new Map([['EUR', eur], ['USD', usd]]));
      for (const [currency, own] of [['EUR', eur], ['USD', usd]] as const) {
        expect(joined.filter((each) => each.currency === currency && each.amountMinor > 0).map(({ at, mrrAfterMinor }) => [at, mrrAfterMinor])).toEqual(own.filter(({ amountMinor }) => amountMinor > 0).map(({ at, mrrAfterMinor }) => [at, mrrAfterMinor]));
      }
      const begun = joined[0]?.at.getTime();
      let pays = false;
      for (const [index, { kind, at }] of joined.entries()) {
        expect(kind === 'NEW').toBe(at.getTime() === begun);
        if (kind === 'REACTIVATION') expect(pays).toBe(false);
        if (kind === 'EXPANSION' || kind === 'CONTRACTION') expect(pays).toBe(true);
        if (joined[index + 1]?.at.getTime() !== at.getTime()) pays = kind !== 'CHURN';
      }
    }));
  });
});
