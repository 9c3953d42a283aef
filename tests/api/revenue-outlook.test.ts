import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, explain, figure, metricTable } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const APRIL = { from: '2026-04-01', to: '2026-05-01' };
let changes = 0;
const change = (account: string, at: string, amount: string, status = 'ACTIVE', more: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ key: `c${(changes += 1)}`, account, subscription: `${account}-1`, at: `${at}T10:00:00Z`, status, currency: 'EUR', amount, interval: 'MONTH', ...more });
const CHURN = 'query ($product: String!, $range: RangeInput!) { product(key: $product) { revenue(range: $range) { churnReasons { reason amount customers left { key name at amount comment } } } } }';
interface Reason { reason: string | null; amount: number; customers: number; left: { key: string; at: string; amount: number; comment: string | null }[] }
const churnReasons = async (product: string): Promise<Reason[]> => (await server.graphql<{ product: { revenue: { churnReasons: Reason[] } } }>(CHURN, { product, range: APRIL })).product.revenue.churnReasons;

const LIVES = [
  change('late', '2026-01-05', '100'), change('late', '2026-03-05', '100', 'PAST_DUE'), change('late', '2026-04-02', '100'), change('late', '2026-04-20', '100', 'PAST_DUE'),
  change('going', '2026-01-05', '60', 'ACTIVE', { plan: 'Pro' }), change('going', '2026-03-10', '60', 'ACTIVE', { cancelAt: '2026-04-10T10:00:00Z', cancelReason: 'too_expensive', cancelComment: 'Half would do.' }),
  change('stays', '2026-01-05', '40'), change('stays', '2026-03-10', '40', 'ACTIVE', { cancelAt: '2026-06-10T10:00:00Z' }),
  change('gone', '2026-01-05', '30'), change('gone', '2026-04-11', '30', 'CANCELLED', { cancelReason: 'too_expensive' }),
  change('silent', '2026-01-05', '20'), change('silent', '2026-04-12', '20', 'CANCELLED'),
];

describe('what may go of MRR', () => {
  beforeAll(async () => {
    await createProduct(server, 'outlook');
    await collect(server, 'outlook', { accounts: [{ key: 'late', traits: { country: 'DE' } }], subscriptionChanges: [...LIVES].reverse() });
  });

  it('is at risk while past due, and scheduled while its end is set and to come, at the end of each period', async () => {
    const { rows } = await metricTable(server, { metrics: ['revenue.at_risk', 'revenue.scheduled_churn', 'revenue.mrr'], product: 'outlook', range: { from: '2026-01-01', to: '2026-06-01' }, grain: 'MONTH' });
    const of = (metric: string): unknown[] => rows.filter((row) => row.metric === metric).map(({ value }) => value);
    expect(of('revenue.at_risk')).toEqual([0, 0, 10_000, 10_000, 10_000]);
    expect(of('revenue.scheduled_churn')).toEqual([0, 0, 10_000, 4_000, 4_000]); // 60 + 40; the 60 went on 10 April
    expect(of('revenue.mrr')).toEqual([25_000, 25_000, 25_000, 14_000, 14_000]); // 250 - 60 - 30 - 20
  });

  it('has its customers behind it, who add up to it, and its segments', async () => {
    expect(await explain(server, { metric: 'revenue.scheduled_churn', product: 'outlook', range: { from: '2026-03-01', to: '2026-04-01' } })).toMatchObject({ totalCount: 2, numeratorTotal: 10_000, rows: [{ key: 'going', numerator: 6_000 }, { key: 'stays', numerator: 4_000 }] });
    expect(await explain(server, { metric: 'revenue.at_risk', product: 'outlook', range: APRIL })).toMatchObject({ totalCount: 1, numeratorTotal: 10_000, rows: [{ key: 'late' }] });
    const { rows } = await metricTable(server, { metrics: ['revenue.at_risk'], product: 'outlook', range: APRIL, grain: 'MONTH', groupBy: ['country'] });
    expect(rows.filter(({ value }) => value !== 0).map(({ dim1, value }) => [dim1, value])).toEqual([['DE', 10_000]]);
  });

  it('is nothing to measure where no subscription is known', async () => {
    await createProduct(server, 'empty');
    expect(await figure(server, 'revenue.at_risk', APRIL, { product: 'empty' })).toMatchObject({ value: null, nullReason: 'No paid subscription is known up to this period.' });
  });

  it('is kept by reason once it has gone, and the reasons add up to churn', async () => {
    const reasons = await churnReasons('outlook');
    expect(reasons.map(({ reason, amount, customers, left }) => [reason, amount, customers, left.map(({ key, comment }) => [key, comment])])).toEqual([
      ['too_expensive', 9_000, 2, [['going', 'Half would do.'], ['gone', null]]], [null, 2_000, 1, [['silent', null]]],
    ]);
    expect(reasons.reduce((sum, { amount }) => sum + amount, 0)).toBe((await figure(server, 'revenue.churn', APRIL, { product: 'outlook' })).value);
  });

  it('is worked out again for accounts that were collected before it was kept', async () => {
    const kept = 'SELECT account_id, at, at_risk_minor, scheduled_minor FROM mrr_outlook ORDER BY 1, 2';
    const before = await server.sql(kept);
    await server.sql('INSERT INTO mrr_replay_due SELECT id FROM account');
    await server.sql('DELETE FROM mrr_outlook');
    await server.kill();
    await server.restart();
    expect(await server.sql(kept)).toEqual(before);
    expect(await server.sql('SELECT 1 FROM mrr_replay_due')).toEqual([]);
  });
});

describe('several discounts of a subscription', () => {
  const send = (discounts: unknown) => server.collectOutcomes({ source: 'billing', product: 'discounts', subscriptionChanges: [{ ...change('d', '2026-01-05', '100'), key: 'd1', discounts }] });
  const afters = async (): Promise<number[]> => (await server.sql<{ after: number }>('SELECT m.mrr_after_minor::int AS after FROM mrr_movement m JOIN account a ON a.id = m.account_id WHERE a.key = $1 ORDER BY m.at', ['d'])).map(({ after }) => after);

  it('come off one after the other, and each ends by itself', async () => {
    expect(await send([{ percent: 50, duration: 'REPEATING', endsAt: '2026-02-05T10:00:00Z' }, { amount: '10.00', duration: 'FOREVER' }])).toMatchObject({ accepted: 1, rejected: [] });
    expect(await afters()).toEqual([4_000, 9_000]);
    expect(await send([{ percent: 50, duration: 'REPEATING', endsAt: '2026-02-05T10:00:00Z' }, { amount: '10.00', duration: 'FOREVER' }])).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it.each([
    [[{}], 'entry 1: a discount has a percent or an amount.'], [[{ percent: 120 }], 'entry 1: expected a number from 0 to 100, got 120.'], ['half', 'expected a list, got text.'],
    [[{ percent: 5, reason: 'x' }], 'entry 1: has no field "reason". A discount has percent, amount, duration, endsAt.'], [[{ amount: '1.005' }], 'EUR has 2 decimals; "1.005" has 3.'],
  ])('is refused where it is wrong: %j', async (discounts, reason) => {
    expect((await send(discounts)).rejected).toEqual([{ path: 'subscriptionChanges[0].discounts', value: expect.any(String), reason }]);
  });
});
