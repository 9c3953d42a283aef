import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { monthlyRecurring } from './mrr.js';
import { movementOf, replayCustomer, replayOutlook } from './movements.js';
import type { Movement } from './movements.js';
import type { SubscriptionChange } from './subscription-timeline.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n));
let serial = 0;
const change = (subscription: string, n: number, euros: number, more: Partial<SubscriptionChange> = {}): SubscriptionChange => ({
  key: `change-${(serial += 1)}`, subscription, at: day(n), status: 'ACTIVE', amountMinor: euros * 100, quantity: 1, interval: 'MONTH', intervalCount: 1, ...more,
});
const inWords = (movements: readonly Movement[]): readonly string[] => movements.map(({ at, kind, amountMinor, mrrAfterMinor, paused }) =>
  `day ${(at.getTime() - day(0).getTime()) / 86_400_000}: ${kind} ${amountMinor / 100} -> ${mrrAfterMinor / 100}${paused ? ' paused' : ''}`);

describe('movementOf', () => {
  it.each([
    [0, 0, false, null],
    [5, 5, true, null],
    [0, 5, false, { kind: 'NEW', amount: 5 }],
    [0, 5, true, { kind: 'REACTIVATION', amount: 5 }],
    [5, 8, true, { kind: 'EXPANSION', amount: 3 }],
    [8, 5, true, { kind: 'CONTRACTION', amount: 3 }],
    [8, 0, true, { kind: 'CHURN', amount: 8 }],
  ])('%i to %i, ever paid %s: %j', (before, after, everPaid, movement) => expect(movementOf(before, after, everPaid)).toEqual(movement));
  it('calls a pause a contraction and its end an expansion', () => {
    expect(movementOf(8, 0, true, { before: true, after: true })).toEqual({ kind: 'CONTRACTION', amount: 8 });
    expect(movementOf(0, 8, true, { before: true, after: false })).toEqual({ kind: 'EXPANSION', amount: 8 });
  });
  it('refuses a negative MRR', () => expect(() => movementOf(-1, 0, true)).toThrow(RangeError));
});

describe('replayCustomer', () => {
  const cases: readonly (readonly [words: string, changes: readonly SubscriptionChange[], movements: readonly string[]])[] = [
    ['nothing', [], []],
    ['a trial that is paid for', [change('s', 0, 50, { status: 'TRIALING' }), change('s', 14, 50)], ['day 14: NEW 50 -> 50']],
    ['a free plan', [change('s', 0, 0), change('s', 5, 0, { status: 'CANCELLED' })], []],
    ['up, down, gone, back', [change('s', 0, 50), change('s', 1, 80), change('s', 2, 60), change('s', 3, 60, { status: 'CANCELLED' }), change('t', 9, 40)],
      ['day 0: NEW 50 -> 50', 'day 1: EXPANSION 30 -> 80', 'day 2: CONTRACTION 20 -> 60', 'day 3: CHURN 60 -> 0', 'day 9: REACTIVATION 40 -> 40']],
    ['subscriptions of 50 and 30, the 30 dropped: contraction 30', [change('a', 0, 50), change('b', 0, 30), change('b', 9, 30, { status: 'CANCELLED' })],
      ['day 0: NEW 80 -> 80', 'day 9: CONTRACTION 30 -> 50']],
    ['a move from one subscription to another at one instant nets', [change('a', 0, 50), change('a', 9, 50, { status: 'CANCELLED' }), change('b', 9, 70)], ['day 0: NEW 50 -> 50', 'day 9: EXPANSION 20 -> 70']],
    ['a move at one price is no movement', [change('a', 0, 50), change('a', 9, 50, { status: 'CANCELLED' }), change('b', 9, 50)], ['day 0: NEW 50 -> 50']],
    ['past due counts on', [change('a', 0, 50), change('a', 9, 50, { status: 'PAST_DUE' }), change('a', 20, 50, { status: 'UNPAID' })], ['day 0: NEW 50 -> 50', 'day 20: CHURN 50 -> 0']],
    ['a repeating discount ends by itself', [change('a', 0, 100, { discountPercent: 20, discountDuration: 'REPEATING', discountEndsAt: day(90) })], ['day 0: NEW 80 -> 80', 'day 90: EXPANSION 20 -> 100']],
    ['a discount once is none', [change('a', 0, 100, { discountPercent: 20, discountDuration: 'ONCE', discountEndsAt: day(30) })], ['day 0: NEW 100 -> 100']],
    ['a discount replaced before its end', [change('a', 0, 100, { discountPercent: 20, discountEndsAt: day(90) }), change('a', 30, 100, { discountPercent: 50, discountEndsAt: day(60) })],
      ['day 0: NEW 80 -> 80', 'day 30: CONTRACTION 30 -> 50', 'day 60: EXPANSION 50 -> 100']],
    ['cancelled at the period’s end: scheduled at that instant', [change('a', 0, 50), change('a', 10, 50, { cancelAt: day(31) })], ['day 0: NEW 50 -> 50', 'day 31: CHURN 50 -> 0']],
    ['the source repeats the end when it comes', [change('a', 0, 50, { cancelAt: day(31) }), change('a', 31, 50, { status: 'CANCELLED', cancelAt: day(31) })], ['day 0: NEW 50 -> 50', 'day 31: CHURN 50 -> 0']],
    ['a cancellation taken back', [change('a', 0, 50, { cancelAt: day(31) }), change('a', 20, 50, { cancelAt: null })], ['day 0: NEW 50 -> 50']],
    ['a cancellation with two ends in between', [change('a', 0, 100, { discountPercent: 20, discountEndsAt: day(20), cancelAt: day(20) })], ['day 0: NEW 80 -> 80', 'day 20: CHURN 80 -> 0']],
    ['paused and resumed', [change('a', 0, 50), change('a', 10, 50, { status: 'PAUSED' }), change('a', 40, 50)], ['day 0: NEW 50 -> 50', 'day 10: CONTRACTION 50 -> 0 paused', 'day 40: EXPANSION 50 -> 50 paused']],
    ['paused, then cancelled: left, with nothing more to lose', [change('a', 0, 50), change('a', 10, 50, { status: 'PAUSED' }), change('a', 40, 50, { status: 'CANCELLED' }), change('b', 60, 20)],
      ['day 0: NEW 50 -> 50', 'day 10: CONTRACTION 50 -> 0 paused', 'day 40: CHURN 0 -> 0', 'day 60: REACTIVATION 20 -> 20']],
    ['a new price while paused is no movement yet', [change('a', 0, 50), change('a', 10, 50, { status: 'PAUSED' }), change('a', 20, 60, { status: 'PAUSED' }), change('a', 40, 60)],
      ['day 0: NEW 50 -> 50', 'day 10: CONTRACTION 50 -> 0 paused', 'day 40: EXPANSION 60 -> 60 paused']],
    ['one of two paused', [change('a', 0, 50), change('b', 0, 30), change('b', 10, 30, { status: 'PAUSED' }), change('a', 20, 50, { status: 'CANCELLED' }), change('b', 30, 30)],
      ['day 0: NEW 80 -> 80', 'day 10: CONTRACTION 30 -> 50 paused', 'day 20: CONTRACTION 50 -> 0', 'day 30: EXPANSION 30 -> 30 paused']],
    ['a paused subscription that was never paid', [change('a', 0, 50, { status: 'PAUSED' }), change('a', 5, 50)], ['day 5: NEW 50 -> 50 paused']],
    ['of two changes at one instant the later key stands', [change('a', 0, 50, { key: 'k2' }), change('a', 0, 70, { key: 'k1' })], ['day 0: NEW 50 -> 50']],
  ];
  it.each(cases)('%s', (_, changes, movements) => expect(inWords(replayCustomer(changes))).toEqual(movements));
  it('says why a customer left, by the subscription that brought the most of those that ended then', () => {
    const cancelled = (subscription: string, n: number, more: Partial<SubscriptionChange>): SubscriptionChange => change(subscription, n, 0, { status: 'CANCELLED', ...more });
    const said = (changes: readonly SubscriptionChange[]): unknown => replayCustomer(changes).map(({ kind, reason, comment }) => [kind, reason, comment]);
    expect(said([change('a', 0, 50), cancelled('a', 9, { cancelReason: 'too expensive', cancelComment: 'Sorry' })])).toEqual([['NEW', null, null], ['CHURN', 'too expensive', 'Sorry']]);
    expect(said([change('a', 0, 50, { cancelAt: day(9), cancelReason: 'unused' })])).toEqual([['NEW', null, null], ['CHURN', 'unused', null]]);
    expect(said([change('a', 0, 50), change('b', 0, 30), cancelled('a', 9, {}), cancelled('b', 9, { cancelReason: 'unused' })])).toEqual([['NEW', null, null], ['CHURN', 'unused', null]]);
    expect(said([change('a', 0, 50), change('b', 0, 30), cancelled('a', 9, { cancelReason: 'other' }), cancelled('b', 9, { cancelReason: 'unused' })])).toEqual([['NEW', null, null], ['CHURN', 'other', null]]);
    expect(said([change('a', 0, 50), change('b', 0, 30), cancelled('b', 9, { cancelReason: 'unused' })])).toEqual([['NEW', null, null], ['CONTRACTION', null, null]]);
  });
  it('ends several discounts one by one, each a movement at its own instant', () => {
    const discounts = [{ percent: 50, endsAt: day(30) }, { amountMinor: 1_000, duration: 'FOREVER' as const }, { percent: 90, duration: 'ONCE' as const }];
    // 100: 50 % off is 50, 10 off is 40; from day 30 on 100 - 10.
    expect(inWords(replayCustomer([change('a', 0, 100, { discounts })]))).toEqual(['day 0: NEW 40 -> 40', 'day 30: EXPANSION 50 -> 90']);
  });
  it('refuses what is no instant', () => expect(() => replayCustomer([change('a', Number.NaN, 50)])).toThrow(RangeError));

  const dayOrNull = fc.option(fc.integer({ min: 0, max: 60 }).map(day));
  const history = fc.array(fc.record({
    subscription: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 0, max: 50 }).map(day), key: fc.string({ maxLength: 3 }),
    status: fc.constantFrom('TRIALING', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'UNPAID', 'CANCELLED'),
    amountMinor: fc.nat(500), quantity: fc.nat(3), interval: fc.constantFrom('DAY', 'WEEK', 'MONTH', 'YEAR'), intervalCount: fc.integer({ min: 1, max: 6 }),
    discountPercent: fc.option(fc.integer({ min: 0, max: 100 })), discountAmountMinor: fc.option(fc.nat(200)),
    discountDuration: fc.option(fc.constantFrom('ONCE', 'REPEATING', 'FOREVER')), discountEndsAt: dayOrNull, cancelAt: dayOrNull,
  }), { maxLength: 14 }) as fc.Arbitrary<SubscriptionChange[]>;
  const withoutTies = (changes: readonly SubscriptionChange[]): readonly SubscriptionChange[] =>
    changes.filter((each, index) => changes.findIndex((other) => other.subscription === each.subscription && other.at.getTime() === each.at.getTime()) === index);

  it('gives the same movements in any order and for any repetition', () => {
    fc.assert(fc.property(history.chain((changes) => fc.tuple(fc.constant(changes), fc.shuffledSubarray([...changes, ...changes], { minLength: 2 * changes.length }))), ([changes, shuffled]) => {
      expect(replayCustomer(shuffled)).toEqual(replayCustomer(changes));
    }));
  });

  it('start + new + expansion + reactivation - contraction - churn = end, however time is split', () => {
    const sign = { NEW: 1, EXPANSION: 1, REACTIVATION: 1, CONTRACTION: -1, CHURN: -1 };
    fc.assert(fc.property(history, fc.array(fc.integer({ min: -1, max: 62 }), { minLength: 1, maxLength: 6 }), (changes, cuts) => {
      const movements = replayCustomer(changes);
      const mrrBefore = (n: number): number => movements.filter(({ at }) => at < day(n)).at(-1)?.mrrAfterMinor ?? 0;
      const edges = [-2, ...cuts, 63].sort((a, b) => a - b);
      edges.slice(1).forEach((end, index) => {
        const start = edges[index] ?? 0;
        const within = movements.filter(({ at }) => at >= day(start) && at < day(end));
        expect(mrrBefore(start) + within.reduce((sum, each) => sum + sign[each.kind] * each.amountMinor, 0)).toBe(mrrBefore(end));
      });
    }));
  });

  it('leaves at every instant the MRR that the subscriptions then have, and tells a story that can be', () => {
    fc.assert(fc.property(history.map(withoutTies), (changes) => {
      const movements = replayCustomer(changes);
      for (let n = 0; n <= 61; n += 1) {
        const mrr = ['a', 'b', 'c'].map((subscription) => {
          const last = changes.filter((each) => each.subscription === subscription && each.at <= day(n)).sort((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
          return !last || (last.cancelAt && last.cancelAt <= day(n)) ? 0 : monthlyRecurring({ ...last, at: day(n) });
        });
        expect(movements.filter(({ at }) => at <= day(n)).at(-1)?.mrrAfterMinor ?? 0).toBe(mrr.reduce((sum, each) => sum + each, 0));
      }
      movements.forEach(({ kind, at, amountMinor, mrrAfterMinor }, index) => {
        const before = movements[index - 1];
        expect(kind === 'NEW').toBe(index === 0);
        if (kind === 'REACTIVATION') expect(before?.kind).toBe('CHURN');
        if (before?.kind === 'CHURN') expect(kind).toBe('REACTIVATION');
        if (kind === 'CHURN') expect(mrrAfterMinor).toBe(0);
        if (kind !== 'CHURN') expect(amountMinor).toBeGreaterThan(0);
        if (before) expect(at > before.at).toBe(true);
      });
    }));
  });
});

describe('replayOutlook', () => {
  const outlook = (changes: readonly SubscriptionChange[]): readonly string[] => replayOutlook(changes).map(({ at, atRiskMinor, scheduledMinor }) =>
    `day ${(at.getTime() - day(0).getTime()) / 86_400_000}: ${atRiskMinor / 100} at risk, ${scheduledMinor / 100} scheduled`);
  it.each([
    ['a customer who pays', [change('a', 0, 50)], []],
    ['past due, then paid', [change('a', 0, 50), change('a', 9, 50, { status: 'PAST_DUE' }), change('a', 12, 50)], ['day 9: 50 at risk, 0 scheduled', 'day 12: 0 at risk, 0 scheduled']],
    ['past due, then given up', [change('a', 0, 50, { status: 'PAST_DUE' }), change('a', 12, 50, { status: 'UNPAID' })], ['day 0: 50 at risk, 0 scheduled', 'day 12: 0 at risk, 0 scheduled']],
    ['an end that is set, taken back, and comes', [change('a', 0, 50), change('a', 5, 50, { cancelAt: day(31) }), change('a', 6, 50), change('a', 7, 50, { cancelAt: day(31) })],
      ['day 5: 0 at risk, 50 scheduled', 'day 6: 0 at risk, 0 scheduled', 'day 7: 0 at risk, 50 scheduled', 'day 31: 0 at risk, 0 scheduled']],
    ['a trial that is set to end', [change('a', 0, 50, { status: 'TRIALING', cancelAt: day(14) })], []],
    ['one of two subscriptions, both past due and set to end', [change('a', 0, 50), change('b', 0, 30, { status: 'PAST_DUE', cancelAt: day(8) })], ['day 0: 30 at risk, 30 scheduled', 'day 8: 0 at risk, 0 scheduled']],
    ['a discount that ends while past due', [change('a', 0, 100, { status: 'PAST_DUE', discountPercent: 20, discountEndsAt: day(9) })], ['day 0: 80 at risk, 0 scheduled', 'day 9: 100 at risk, 0 scheduled']],
  ] as const)('%s', (_, changes, expected) => {
    expect(outlook(changes)).toEqual(expected);
    expect(outlook([...changes, ...changes].reverse())).toEqual(expected);
  });
});
