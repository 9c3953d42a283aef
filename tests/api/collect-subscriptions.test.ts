import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const month = (n: number): string => `2026-${String(n).padStart(2, '0')}-01T00:00:00Z`;
const change = (key: string, account: string, n: number, rest: Record<string, unknown> = {}) => (
  { key, account, subscription: 'main', at: month(n), status: 'ACTIVE', currency: 'EUR', amount: '100', interval: 'MONTH', ...rest });
const send = (...subscriptionChanges: Record<string, unknown>[]) => server.collectOutcomes({ source: 'billing', product: 'shop', subscriptionChanges });
const movements = async (account: string): Promise<string[]> => (await server.sql<{ month: number; kind: string; amount: number; after: number; currency: string; note: string | null }>(
  `SELECT extract(month FROM m.at)::int AS month, m.kind, m.amount_minor::int AS amount, m.mrr_after_minor::int AS after, m.currency, m.note
   FROM mrr_movement m JOIN account a ON a.id = m.account_id WHERE a.key = $1 ORDER BY m.currency, m.at`, [account]))
  .map(({ month: n, kind, amount, after, currency, note }) => `${n} ${kind} ${amount} (${after} ${currency})${note ? ` ${note}` : ''}`);

describe('the movements of an account', () => {
  it('are replayed from all its changes, also from those that come late', async () => {
    await send(change('3', 'acme', 5, { status: 'CANCELLED' }), change('1', 'acme', 1));
    expect(await movements('acme')).toEqual(['1 NEW 10000 (10000 EUR)', '5 CHURN 10000 (0 EUR)']);
    await send(change('2', 'acme', 3, { amount: '150' }));
    expect(await movements('acme')).toEqual(['1 NEW 10000 (10000 EUR)', '3 EXPANSION 5000 (15000 EUR)', '5 CHURN 15000 (0 EUR)']);
  });

  it('add up over subscriptions: what one loses is a contraction while another pays', async () => {
    await send(change('d1', 'duo', 1, { amount: '50' }), change('d2', 'duo', 1, { subscription: 'extra', amount: '30' }), change('d3', 'duo', 2, { subscription: 'extra', amount: '30', status: 'CANCELLED' }));
    expect(await movements('duo')).toEqual(['1 NEW 8000 (8000 EUR)', '2 CONTRACTION 3000 (5000 EUR)']);
  });

  it('name a pause', async () => {
    await send(change('p1', 'idle', 1), change('p2', 'idle', 2, { status: 'PAUSED' }), change('p3', 'idle', 3));
    expect(await movements('idle')).toEqual(['1 NEW 10000 (10000 EUR)', '2 CONTRACTION 10000 (0 EUR) paused', '3 EXPANSION 10000 (10000 EUR) resumed']);
  });

  it('follow a correction, also to another account', async () => {
    await send(change('c1', 'wrong', 1));
    expect(await movements('wrong')).toHaveLength(1);
    expect(await send(change('c1', 'right', 2, { amount: '120' }))).toMatchObject({ accepted: 1, duplicates: 0 });
    expect([await movements('wrong'), await movements('right')]).toEqual([[], ['2 NEW 12000 (12000 EUR)']]);
  });

  it('never add up two currencies: a subscription that changes over ends in the first, and the customer stays', async () => {
    await send(change('m1', 'mix', 1), change('m2', 'mix', 3, { currency: 'USD', amount: '110' }));
    expect(await movements('mix')).toEqual(['1 NEW 10000 (10000 EUR)', '3 CONTRACTION 10000 (0 EUR)', '3 EXPANSION 11000 (11000 USD)']);
  });

  it('are exact for yearly prices, seats and discounts', async () => {
    await send(change('y1', 'yearly', 1, { amount: '1200', interval: 'YEAR', quantity: 5, discountPercent: 20, discountDuration: 'FOREVER' }));
    expect(await movements('yearly')).toEqual(['1 NEW 40000 (40000 EUR)']);
  });
});
