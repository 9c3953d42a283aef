import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replayCustomer } from './movements.js';
import type { Movement } from './movements.js';
import { arpa, arr, customerChurn, grossChurn, grr, ltv, MONTHS_IN, movementSum, movementTotal, mrr, nrr, quickRatio } from './revenue.js';
import type { SubscriptionChange } from './subscription-timeline.js';
import type { RevenueCohortTally, RevenueMovementsTally } from './tallies.js';

const pays = (subscription: string, at: string, euros: number): SubscriptionChange => ({
  key: `${subscription} ${at}`, subscription, at: new Date(at), status: euros > 0 ? 'ACTIVE' : 'CANCELLED', amountMinor: euros * 100, quantity: 1, interval: 'MONTH', intervalCount: 1,
});

/** The ledger of the definitions, from subscriptions. */
const ledger = [
  [pays('a', '2026-01-05T00:00:00Z', 400), pays('a', '2026-03-10T00:00:00Z', 500)],
  [pays('b', '2026-01-05T00:00:00Z', 300), pays('b', '2026-03-11T00:00:00Z', 250)],
  [pays('c', '2026-01-05T00:00:00Z', 200), pays('c', '2026-03-12T00:00:00Z', 0)],
  [pays('d', '2026-01-05T00:00:00Z', 100)],
  [pays('z', '2025-12-05T00:00:00Z', 150), pays('z', '2026-01-20T00:00:00Z', 0), pays('z', '2026-03-20T00:00:00Z', 120)],
  [pays('e', '2026-03-25T00:00:00Z', 180)],
].map((changes) => replayCustomer(changes));

/** What SQL counts from the stored movements, here by hand. */
function tally(customers: readonly (readonly Movement[])[], from: Date, to: Date): RevenueMovementsTally & RevenueCohortTally {
  const ends = customers.map((movements) => ({ start: movements.filter(({ at }) => at < from).at(-1), end: movements.filter(({ at }) => at < to).at(-1) }));
  const starters = ends.filter(({ start }) => start !== undefined && start.kind !== 'CHURN');
  const within = customers.flat().filter(({ at }) => at >= from && at < to);
  const total = (kind: Movement['kind']): number => within.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.amountMinor, 0);
  const count = (kind: Movement['kind']): number => within.filter((each) => each.kind === kind).length;
  const level = (movement: Movement | undefined): number => movement?.mrrAfterMinor ?? 0;
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  return {
    startMinor: sum(ends.map(({ start }) => level(start))), endMinor: sum(ends.map(({ end }) => level(end))),
    newMinor: total('NEW'), expansionMinor: total('EXPANSION'), contractionMinor: total('CONTRACTION'), churnMinor: total('CHURN'), reactivationMinor: total('REACTIVATION'), currencyMinor: 0,
    newCount: count('NEW'), expansionCount: count('EXPANSION'), contractionCount: count('CONTRACTION'), churnCount: count('CHURN'), reactivationCount: count('REACTIVATION'),
    startCustomers: starters.length, endCustomers: ends.filter(({ end }) => level(end) > 0).length, lostCustomers: starters.filter(({ end }) => end?.kind === 'CHURN').length,
    endOfStartersMinor: sum(starters.map(({ end }) => level(end))), keptMinor: sum(starters.map(({ start, end }) => Math.min(level(start), level(end)))), months: MONTHS_IN.MONTH,
  };
}

describe('the ledger of March', () => {
  const march = tally(ledger, new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z'));
  it('starts at 1,000 and ends at 1,150: new 180, expansion 100, reactivation 120, contraction 50, churn 200', () => {
    expect(march).toMatchObject({ startMinor: 100_000, newMinor: 18_000, expansionMinor: 10_000, reactivationMinor: 12_000, contractionMinor: 5_000, churnMinor: 20_000, endMinor: 115_000 });
    expect(movementSum(march)).toBe(march.endMinor); // 1000 + 180 + 100 + 120 - 50 - 200
  });
  it.each([
    ['MRR', mrr(march), 115_000],
    ['ARR', arr(march), 1_380_000], // 12 x 1150
    ['NRR', nrr(march), 0.85], // (1000 + 100 - 50 - 200)/1000
    ['GRR', grr(march), 0.75], // (1000 - 50 - 200)/1000
    ['gross MRR churn', grossChurn(march), 0.25], // 250/1000
    ['customer churn', customerChurn({ lost: march.lostCustomers, start: march.startCustomers }), 0.25], // C of A, B, C, D
    ['ARPA', arpa({ mrrMinor: march.endMinor, customers: march.endCustomers }), 23_000], // 1150/5
    ['LTV', ltv(march), 92_000], // 230/.25
    ['quick ratio', quickRatio(march), 1.6], // (180 + 100 + 120)/250
    ['new', movementTotal(march.newMinor, march.newCount), 18_000],
  ])('%s', (_, value, expected) => expect(value.value).toBeCloseTo(expected, 9));
  it('stands on its customers', () => {
    expect(nrr(march)).toMatchObject({ numerator: 85_000, denominator: 100_000, sampleSize: 4 });
    expect(mrr(march).sampleSize).toBe(5);
    expect(movementTotal(march.reactivationMinor, march.reactivationCount).sampleSize).toBe(1);
  });
  it('has no lifetime in February, when nobody left', () => {
    const february = tally(ledger, new Date('2026-02-01T00:00:00Z'), new Date('2026-03-01T00:00:00Z'));
    expect(ltv(february)).toMatchObject({ value: null, denominator: 0, nullReason: expect.stringContaining('No customer was lost') });
    expect(quickRatio(february).value).toBeNull();
    expect(customerChurn({ lost: 0, start: 4 }).value).toBe(0);
  });
  it('is nothing before anyone paid, but an MRR of 0', () => {
    const before = tally(ledger, new Date('2025-10-01T00:00:00Z'), new Date('2025-11-01T00:00:00Z'));
    expect([nrr(before), grr(before), grossChurn(before), ltv(before), arpa({ mrrMinor: 0, customers: 0 })].map(({ value }) => value)).toEqual([null, null, null, null, null]);
    expect(mrr(before).value).toBe(0);
  });
});

describe('revenue judged', () => {
  it('LTV of a quarter spreads its churn over three months', () => {
    // ARPA 100, 30 of 100 lost in 3 months: 10 % a month, 100/.1 = 1000
    expect(ltv({ endMinor: 1_000_000, endCustomers: 100, lostCustomers: 30, startCustomers: 100, months: MONTHS_IN.QUARTER }).value).toBeCloseTo(100_000, 6);
  });
  it('a paused customer is not lost', () => {
    const paused = replayCustomer([pays('s', '2026-01-05T00:00:00Z', 50), { ...pays('s', '2026-03-05T00:00:00Z', 50), status: 'PAUSED' }]);
    const march = tally([paused], new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z'));
    expect(march).toMatchObject({ contractionMinor: 5_000, churnMinor: 0, lostCustomers: 0, startCustomers: 1, endCustomers: 0 });
  });
  it('refuses money that is not whole, and sums that cannot be', () => {
    expect(() => mrr({ endMinor: 0.5, endCustomers: 1 })).toThrow(RangeError);
    expect(() => mrr({ endMinor: '5' as unknown as number, endCustomers: 1 })).toThrow(RangeError);
    expect(() => grr({ startMinor: 5, keptMinor: 6 })).toThrow(RangeError);
    expect(() => movementTotal(-1, 1)).toThrow(RangeError);
  });
  it('GRR is at most 1 and at most NRR, churn at most 1, and movements sum, for any customers', () => {
    const start = Date.UTC(2026, 0, 1);
    const customer = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.nat(9)), { maxLength: 8 }).map((changes) =>
      replayCustomer(changes.map(([n, euros]) => pays('s', new Date(start + n * 86_400_000).toISOString(), euros))));
    fc.assert(fc.property(fc.array(customer, { maxLength: 12 }), (customers) => {
      const counted = tally(customers, new Date(start + 40 * 86_400_000), new Date(start + 80 * 86_400_000));
      expect(movementSum(counted)).toBe(counted.endMinor);
      expect(counted.lostCustomers).toBeLessThanOrEqual(counted.startCustomers);
      if (counted.startMinor > 0) {
        expect(grr(counted).value).toBeLessThanOrEqual(1);
        expect(grr(counted).value).toBeLessThanOrEqual(nrr(counted).value ?? Number.NaN);
      }
    }));
  });
});
