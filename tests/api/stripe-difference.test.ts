import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, figure } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

interface Step { setting: string; chosen: boolean; amount: number; customers: number; items: { key: string; name: string; amount: number }[] }
interface Difference { month: string; monthEnd: string; complete: boolean; currency: string; ours: number; theirs: number; steps: Step[]; leftOut: unknown[]; difference: number | null; explained: number; unexplained: number | null; fits: string[] | null; ways: number | null }
const ASK = `query ($product: String!, $month: Date!, $settings: [StripeSetting!], $stated: Float) { product(key: $product) { stripeDifference(month: $month, settings: $settings, stated: $stated) {
  month monthEnd complete currency ours theirs steps { setting chosen amount customers items { key name amount } } leftOut { currency customers amount } difference explained unexplained fits ways } } }`;
const ask = async (product: string, more: Record<string, unknown> = {}): Promise<Difference> => (await server.graphql<{ product: { stripeDifference: Difference } }>(ASK, { product, month: '2026-03-15', ...more })).product.stripeDifference;

let changes = 0;
const change = (account: string, at: string, amount: string, more: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ key: `c${(changes += 1)}`, account, subscription: `${account}-1`, at, status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH', ...more });
const MARCH = { from: '2026-03-01', to: '2026-04-01' };

describe('the difference to Stripe\'s report of MRR', () => {
  beforeAll(async () => {
    await createProduct(server, 'berlin', 'Europe/Berlin');
    await collect(server, 'berlin', {
      accounts: [{ key: 'paused', name: 'Paused & Co.' }],
      subscriptionChanges: [
        change('plain', '2026-01-05T10:00:00Z', '100'), change('paused', '2026-01-05T10:00:00Z', '50'), change('paused', '2026-03-10T10:00:00Z', '50', { status: 'PAUSED' }),
        change('late', '2026-01-05T10:00:00Z', '40'), change('late', '2026-03-05T10:00:00Z', '40', { status: 'PAST_DUE' }),
        change('leaving', '2026-01-05T10:00:00Z', '30', { cancelAt: '2026-04-20T10:00:00Z' }), change('trying', '2026-03-25T10:00:00Z', '20', { status: 'TRIALING' }),
        change('begun', '2026-03-25T10:00:00Z', '80', { discounts: [{ percent: 25, duration: 'ONCE' }] }), change('taxed', '2026-01-05T10:00:00Z', '100', { tax: '19.00' }),
        // 23:30 UTC on 31 March is 1 April in Berlin.
        change('last hour', '2026-03-31T23:30:00Z', '60'), change('gone', '2026-01-05T10:00:00Z', '70'), change('gone', '2026-02-05T10:00:00Z', '70', { status: 'CANCELLED' }),
        change('abroad', '2026-01-05T10:00:00Z', '1000', { currency: 'JPY' }),
      ],
      payments: [{ key: 'p1', account: 'metered', at: '2026-03-09T10:00:00Z', kind: 'PAYMENT', currency: 'EUR', amount: '15', usage: '12.34' }, { key: 'p2', account: 'metered', at: '2026-04-09T10:00:00Z', kind: 'PAYMENT', currency: 'EUR', amount: '15', usage: '9' }],
    });
  });

  it('begins with MRR as every other place has it, and shows what each setting would make of it', async () => {
    const found = await ask('berlin');
    expect(found).toMatchObject({ month: '2026-03-01', monthEnd: '2026-04-01', complete: true, currency: 'EUR', ours: 35_000, theirs: 35_000, explained: 0, difference: null, unexplained: null, fits: null });
    expect(found.ours).toBe((await figure(server, 'revenue.mrr', MARCH, { product: 'berlin' })).value);
    expect(found.steps.map(({ setting, chosen, amount, items }) => [setting, chosen, amount, items.map(({ key }) => key).join()])).toEqual([
      ['TIME_ZONE', false, 6_000, 'last hour'], ['PAUSED', false, 5_000, 'paused'], ['PAST_DUE', false, -4_000, 'late'], ['SCHEDULED', false, -3_000, 'leaving'], ['TRIALS', false, 2_000, 'trying'],
      ['ONCE', false, -2_000, 'begun'], ['TAX', false, 1_900, 'taxed'], ['USAGE', false, 1_234, 'metered'],
    ]);
    expect(found.steps[1]!.items).toEqual([{ key: 'paused', name: 'Paused & Co.', amount: 5_000 }]);
    expect(found.leftOut).toEqual([{ currency: 'JPY', customers: 1, amount: 1_000 }]);
  });

  it('adds up from ours to what Stripe gives as it is set, and tells what a stated number leaves open', async () => {
    const found = await ask('berlin', { settings: ['SCHEDULED', 'TIME_ZONE', 'PAUSED'], stated: 43_100 });
    expect(found.steps.filter(({ chosen }) => chosen).map(({ setting, amount }) => [setting, amount])).toEqual([['TIME_ZONE', 6_000], ['PAUSED', 5_000], ['SCHEDULED', -3_000]]);
    expect(found).toMatchObject({ theirs: 43_000, explained: 8_000, difference: 8_100, unexplained: 100, fits: null });
  });

  it('finds how Stripe is set where a number is stated that only some settings give', async () => {
    expect(await ask('berlin', { stated: 35_000 + 6_000 - 4_000 + 1_234 })).toMatchObject({ fits: ['TRIALS', 'USAGE'], ways: 6, unexplained: 3_234 }); // usage, and 20 out of trials, or 60-40, or 50-30, these two with trials and once, or 60+50-40-30-20
    expect(await ask('berlin', { stated: 1 })).toMatchObject({ fits: null, ways: null });
  });

  it('values other currencies by the month\'s last rate once one is sent', async () => {
    await server.collectOutcomes({ source: 'bank', product: 'berlin', rates: [{ from: 'JPY', to: 'EUR', day: '2026-01-01', rate: '0.006' }] });
    const found = await ask('berlin');
    expect([found.ours, found.leftOut]).toEqual([35_600, []]); // 1,000 yen are 6.00
    expect(found.ours).toBe((await figure(server, 'revenue.mrr', MARCH, { product: 'berlin' })).value);
  });

  it.each([[{ month: '2026-02-30' }, 'month: 2026-02-30 is not a day of the calendar between 1970 and 2200.'], [{ month: '2199-01-01' }, 'month: 2199-01 has not begun yet.'], [{ stated: 1.5 }, 'stated: expected whole minor units, as 1234500 for 12,345.00, got 1.5.']])('is refused where it makes no sense: %j', async (more, message) => {
    const answer = await server.ask(ASK, { product: 'berlin', month: '2026-03-15', ...more });
    expect([answer.status, answer.errors[0]?.message]).toEqual([400, message]);
  });
});

describe('churn and what may go, in several currencies', () => {
  it('are valued by a rate each, as MRR is', async () => {
    await createProduct(server, 'several');
    await collect(server, 'several', {
      subscriptionChanges: [
        change('a', '2026-01-05T10:00:00Z', '10'), change('a', '2026-03-05T10:00:00Z', '10', { status: 'PAST_DUE' }), change('b', '2026-01-05T10:00:00Z', '1000', { currency: 'JPY' }), change('b', '2026-03-05T10:00:00Z', '1000', { currency: 'JPY', status: 'PAST_DUE' }),
        change('c', '2026-01-05T10:00:00Z', '2000', { currency: 'JPY' }), change('c', '2026-03-05T10:00:00Z', '2000', { currency: 'JPY', status: 'CANCELLED', cancelReason: 'unused' }),
      ],
      rates: [{ from: 'JPY', to: 'EUR', day: '2026-01-01', rate: '0.006' }, { from: 'JPY', to: 'EUR', day: '2026-03-20', rate: '0.007' }],
    });
    expect((await figure(server, 'revenue.at_risk', MARCH, { product: 'several' })).value).toBe(1_000 + 700);
    const { product } = await server.graphql<{ product: { revenue: { churnReasons: unknown } } }>('query ($range: RangeInput!) { product(key: "several") { revenue(range: $range) { churnReasons { reason amount } } } }', { range: MARCH });
    expect(product.revenue.churnReasons).toEqual([{ reason: 'unused', amount: 1_200 }]);
    expect((await figure(server, 'revenue.churn', MARCH, { product: 'several' })).value).toBe(1_200);
  });
});
