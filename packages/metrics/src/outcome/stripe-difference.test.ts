import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STRIPE_SETTINGS, settingsThatGive, stripeDifference } from './stripe-difference.js';
import type { StripeCustomer, StripeLine, StripeMonth, StripeSetting } from './stripe-difference.js';
import type { SubscriptionChange } from './subscription-timeline.js';

const month: StripeMonth = { endsAt: new Date('2026-03-31T22:00:00Z'), endsAtUtc: new Date('2026-04-01T00:00:00Z'), currency: 'EUR', rates: new Map([['USD', '0.9']]) };
const line = (euros: number, more: Partial<SubscriptionChange> = {}, taxMinor = 0): StripeLine => ({
  terms: { key: 'k', subscription: 's', at: new Date('2026-01-01T00:00:00Z'), status: 'ACTIVE', amountMinor: euros * 100, quantity: 1, interval: 'MONTH', intervalCount: 1, ...more }, taxMinor,
});
const customer = (key: string, own: readonly StripeLine[], more: Partial<StripeCustomer> = {}): StripeCustomer => ({ key, currency: 'EUR', own, utc: own, usageMinor: 0, ...more });
const CUSTOMERS = [
  customer('plain', [line(100)]),
  customer('paused', [line(50, { status: 'PAUSED' }), line(7)]),
  customer('late', [line(40, { status: 'PAST_DUE' })]),
  customer('leaving', [line(30, { cancelAt: new Date('2026-04-20T00:00:00Z') })]),
  customer('late and leaving', [line(9, { status: 'PAST_DUE', cancelAt: new Date('2026-04-20T00:00:00Z') })]),
  customer('trying', [line(20, { status: 'TRIALING' })]),
  customer('begun', [line(80, { discounts: [{ percent: 25, duration: 'ONCE' }] })]),
  customer('taxed', [line(100, {}, 1_900)]),
  customer('metered', [line(0)], { usageMinor: 1_234 }),
  customer('last hour', [], { utc: [line(60)] }),
  customer('gone', [line(70, { status: 'CANCELLED' }), line(70, { status: 'UNPAID' }), line(70, { cancelAt: new Date('2026-03-02T00:00:00Z') })]),
  customer('abroad', [line(10)], { currency: 'USD' }),
  customer('far abroad', [line(10)], { currency: 'JPY' }),
];
/** 100 + 7 + 40 + 30 + 9 + 80 + 100 + 10 USD at 0.9. */
const OURS = 37_500;

describe('stripeDifference', () => {
  it.each<[StripeSetting, number, (readonly [string, number])[]]>([
    ['TIME_ZONE', 6_000, [['last hour', 6_000]]],
    ['PAUSED', 5_000, [['paused', 5_000]]],
    ['PAST_DUE', -4_900, [['late', -4_000], ['late and leaving', -900]]],
    ['SCHEDULED', -3_900, [['leaving', -3_000], ['late and leaving', -900]]],
    ['TRIALS', 2_000, [['trying', 2_000]]],
    ['ONCE', -2_000, [['begun', -2_000]]], // 25 % of 80
    ['TAX', 1_900, [['taxed', 1_900]]],
    ['USAGE', 1_234, [['metered', 1_234]]],
  ])('%s alone: %i', (setting, amountMinor, behind) => {
    const { oursMinor, theirsMinor, steps, others } = stripeDifference(CUSTOMERS, month, [setting]);
    expect([oursMinor, theirsMinor, steps.length, others.length]).toEqual([OURS, OURS + amountMinor, 1, 7]);
    expect(steps[0]).toEqual({ setting, amountMinor, customers: behind.map(([key, amount]) => ({ key, amountMinor: amount })) });
  });

  it('takes a customer who is late and leaving off once', () => {
    const { steps, theirsMinor } = stripeDifference(CUSTOMERS, month, ['SCHEDULED', 'PAST_DUE']);
    expect(steps.map(({ setting, amountMinor }) => [setting, amountMinor])).toEqual([['PAST_DUE', -4_900], ['SCHEDULED', -3_000]]);
    expect(theirsMinor).toBe(OURS - 7_900);
  });

  it('finds the settings that give a number, the fewest that do', () => {
    expect(settingsThatGive(OURS, CUSTOMERS, month)).toMatchObject({ settings: [] });
    expect(settingsThatGive(OURS - 7_900 + 1_234, CUSTOMERS, month)).toMatchObject({ settings: ['PAST_DUE', 'SCHEDULED', 'USAGE'], ways: 2 }); // trials and once, +20 and -20, are the other way
    expect(settingsThatGive(OURS + 1, CUSTOMERS, month)).toBeNull();
  });

  const drawn = fc.array(fc.record({
    key: fc.constantFrom('a', 'b', 'c'), currency: fc.constantFrom('EUR', 'USD'), usageMinor: fc.nat(99),
    lines: fc.array(fc.tuple(fc.nat(300), fc.constantFrom('ACTIVE', 'PAST_DUE', 'PAUSED', 'TRIALING', 'UNPAID', 'CANCELLED'), fc.constantFrom(null, '2026-03-20', '2026-05-01'), fc.option(fc.constantFrom('ONCE', 'FOREVER')), fc.nat(50)), { maxLength: 3 }),
  }), { maxLength: 6 }).map((all) => all.map(({ key, currency, usageMinor, lines }): StripeCustomer => {
    const own = lines.map(([euros, status, cancelAt, duration, tax]) => line(euros, { status: status as 'ACTIVE', interval: 'WEEK', cancelAt: cancelAt ? new Date(cancelAt) : null, discounts: duration ? [{ percent: 33, duration: duration as 'ONCE' }] : [] }, tax));
    return { key, currency, usageMinor, own, utc: own.slice(1) };
  }));
  it('adds up exactly from ours to theirs, whatever is chosen, and each step to its customers', () => {
    fc.assert(fc.property(drawn, fc.subarray([...STRIPE_SETTINGS]), (customers, chosen) => {
      const { oursMinor, theirsMinor, steps, others } = stripeDifference(customers, month, chosen);
      expect(oursMinor + steps.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(theirsMinor);
      for (const step of [...steps, ...others]) expect(step.customers.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(step.amountMinor);
      expect(settingsThatGive(theirsMinor, customers, month)).not.toBeNull();
    }));
  });
});
