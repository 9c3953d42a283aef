import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentOf, forgetAll } from '../support/content.ts';
import { importText, preview, uploadFile } from '../support/files.ts';
import { hooksFile, post } from '../support/hooks.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { DAY, derived, event, invoice, item, sendStripe, START, subscription, type Json } from '../support/stripe.ts';

const SECRET = 'whsec_not-to-be-seen';
let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { HOOKS_FILE: hooksFile({ stripe: { kind: 'stripe', secret: SECRET, product: 'shop' } }), LOG_LEVEL: 'trace' } }); });
beforeEach(() => forgetAll(server));
afterAll(() => server?.stop());

const send = (payload: string | object) => sendStripe(server, 'stripe', SECRET, payload);
async function sendAll(events: readonly Json[]): Promise<void> {
  for (const each of events) expect((await send(each)).status).toBe(200);
  await derived(server);
}
const movements = async (account: string): Promise<string[]> => (await server.sql<{ day: number; kind: string; amount: number; after: number; reason: string | null }>(
  `SELECT round(extract(epoch FROM m.at - '2026-01-01Z') / 86400)::int AS day, m.kind, m.amount_minor::int AS amount, m.mrr_after_minor::int AS after, m.reason
   FROM mrr_movement m JOIN account a ON a.id = m.account_id WHERE a.key = $1 ORDER BY m.at`, [account])).map(({ day, kind, amount, after, reason }) => `${day} ${kind} ${amount} (${after})${reason ? ` ${reason}` : ''}`);
const payments = async (): Promise<unknown[]> => (await server.sql<{ key: string; account: string; kind: string; amount: string; parts: (string | null)[] }>(
  `SELECT y.key, a.key AS account, y.kind, trim_scale(y.amount_minor)::text AS amount, ARRAY[trim_scale(y.tax_minor), trim_scale(y.usage_minor), trim_scale(y.one_off_minor)]::text[] AS parts FROM payment y JOIN account a ON a.id = y.account_id ORDER BY y.key`))
  .map(({ key, account, kind, amount, parts }) => [key, account, kind, amount, ...parts]);

/** A customer who begins, grows, is late, gets a discount, pauses, cancels with a reason, and has one refund of two invoices. */
function life(id: string): Json[] {
  const at = (day: number): number => START + day * DAY;
  const base = subscription(id, [item(`${id}a`, 5_000)]);
  const grown = subscription(id, [item(`${id}a`, 5_000, { quantity: 3 }), item(`${id}b`, 1_000)]);
  const discounted = { ...grown, discounts: [`di_${id}`] };
  const renewed = { items: { object: 'list', data: [item(`${id}a`, 5_000, { quantity: 3, current_period_end: at(62) }), item(`${id}b`, 1_000, { current_period_end: at(62) })] } };
  const leaving = { ...discounted, ...renewed, cancel_at_period_end: true, cancellation_details: { feedback: 'missing_features', comment: 'No export.', reason: 'cancellation_requested' } };
  return [
    event('customer.created', { id: `cus_${id}`, object: 'customer', name: 'Acme', email: 'ann@acme.example', phone: '+49 1', address: { country: 'DE', line1: 'Main Street 1' }, created: at(0) }, at(0)),
    event('customer.subscription.created', { ...base, status: 'incomplete' }, at(0)),
    event('customer.subscription.updated', base, at(0), { status: 'incomplete' }),
    event('customer.subscription.updated', grown, at(5), { items: base['items'] as Json }),
    event('customer.subscription.updated', { ...grown, status: 'past_due' }, at(8), { status: 'active' }),
    event('customer.subscription.updated', grown, at(9), { status: 'past_due' }),
    event('coupon.created', { id: `C${id}`, object: 'coupon', percent_off: 50, duration: 'repeating', duration_in_months: 1, created: at(9) }, at(9)),
    event('customer.discount.created', { id: `di_${id}`, object: 'discount', source: { type: 'coupon', coupon: `C${id}` }, customer: `cus_${id}`, subscription: id, start: at(10), end: at(40) }, at(10)),
    event('customer.subscription.updated', discounted, at(10), { discounts: [] }),
    event('customer.subscription.updated', { ...discounted, pause_collection: { behavior: 'void' } }, at(15), { pause_collection: null }),
    event('customer.subscription.updated', discounted, at(18), { pause_collection: { behavior: 'void' } }),
    event('customer.subscription.updated', { ...discounted, ...renewed }, at(31), { items: grown['items'] as Json }),
    event('customer.subscription.updated', leaving, at(50), { cancel_at_period_end: false, cancellation_details: { feedback: null, comment: null, reason: null } }),
    event('customer.subscription.deleted', { ...leaving, status: 'canceled', ended_at: at(62) }, at(62) + 3_000),
    event('invoice.paid', invoice(`in_${id}1`, `cus_${id}`, 5_950, at(0), { payment_intent: `pi_${id}1`, tax: 950 }), at(0)),
    event('invoice.paid', invoice(`in_${id}2`, `cus_${id}`, 9_520, at(31), { total_taxes: [{ amount: 1_520 }] }), at(31)),
    event('invoice_payment.paid', { id: `inpay_${id}2`, object: 'invoice_payment', invoice: `in_${id}2`, status: 'paid', payment: { type: 'payment_intent', payment_intent: `pi_${id}2` } }, at(31)),
    event('refund.created', { id: `re_${id}`, object: 'refund', amount: 500, currency: 'eur', charge: null, payment_intent: `pi_${id}2`, status: 'succeeded', created: at(33) }, at(33)),
  ];
}
/** 50; 3 x 50 + 10; half off from day 10 to 40; paused from 15 to 18; gone on day 62. */
const STORY = ['0 NEW 5000 (5000)', '5 EXPANSION 11000 (16000)', '10 CONTRACTION 8000 (8000)', '15 CONTRACTION 8000 (0)', '18 EXPANSION 8000 (8000)', '40 EXPANSION 8000 (16000)', '62 CHURN 16000 (0) missing features'];

describe('a webhook of Stripe', () => {
  it('is taken with the signature that Stripe\'s own package makes, and with no other', async () => {
    const body = event('customer.created', { id: 'cus_1', object: 'customer', name: 'Acme' }, START);
    for (const headers of [{}, { 'stripe-signature': 't=1,v1=00' }] as Record<string, string>[]) expect((await post(server, 'stripe', JSON.stringify(body), headers)).status).toBe(401);
    const foreign = await sendStripe(server, 'stripe', 'whsec_another', body);
    expect([foreign.status, foreign.text.includes(SECRET)]).toEqual([401, false]);
    expect(await server.sql('SELECT 1 FROM stripe_event')).toEqual([]);
    expect((await send(body)).body).toEqual({ source: 'stripe', event: 'customer.created', accepted: 1, duplicates: 0, rejected: [], ignored: [] });
    expect((await send(body)).body).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(server.output).not.toContain(SECRET);
  });

  it.each([
    [event('charge.dispute.created', { id: 'dp_1', object: 'dispute' }, START), 'Of dispute nothing is read.'], [{ hello: 'world' }, 'It is no event of Stripe.'],
    [{ object: 'event', id: 'evt_1', type: 'customer.created' }, 'The event has no id, type, created or data.object.'],
  ])('of which nothing is read is answered, and says so: %#', async (body, why) => {
    expect((await send(body)).body).toMatchObject({ accepted: 0, ignored: [{ why }] });
    expect(await server.sql('SELECT 1 FROM stripe_event')).toEqual([]);
  });

  it('is kept as it came, without what tells of people and cards', async () => {
    await sendAll(life('sub_x').slice(0, 1));
    const [row] = await server.sql<{ object: Json }>('SELECT object FROM stripe_event');
    expect(row!.object).toEqual({ id: 'cus_sub_x', object: 'customer', name: 'Acme', address: { country: 'DE' }, created: START, email_domain: 'acme.example' });
    expect(await server.sql('SELECT key, name, traits FROM account')).toEqual([{ key: 'cus_sub_x', name: 'Acme', traits: { country: 'DE', emailDomain: 'acme.example' } }]);
  });
});

describe('a customer\'s life', () => {
  it('is replayed from its events: movements, payments with their tax, the refund, the reason', async () => {
    await sendAll(life('sub_1'));
    expect(await movements('cus_sub_1')).toEqual(STORY);
    expect(await payments()).toEqual([
      ['in_sub_11', 'cus_sub_1', 'PAYMENT', '5950', '950', null, null], ['in_sub_12', 'cus_sub_1', 'PAYMENT', '9520', '1520', null, null], ['re_sub_1', 'cus_sub_1', 'REFUND', '500', null, null, null],
    ]);
    expect(await server.sql('SELECT reason, path FROM collect_rejection')).toEqual([]);
  });

  it('comes to the same in any order, with any repetition, while others come between', async () => {
    const events = [...life('sub_1'), ...life('sub_2')];
    await sendAll(events);
    const content = await contentOf(server);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...events, ...events.slice(0, 12)], { minLength: events.length + 12 }), async (shuffled) => {
      await forgetAll(server);
      await sendAll(shuffled);
      expect(await movements('cus_sub_2')).toEqual(STORY);
      expect(await contentOf(server)).toEqual(content);
    }), { numRuns: 4 });
  });

  it('is derived after a crash in between, and anew where events are read in another way', async () => {
    await sendAll(life('sub_1'));
    const content = await contentOf(server);
    await server.sql('UPDATE stripe_event SET derived_by = CASE WHEN kind = \'subscription\' THEN NULL ELSE 0 END');
    await server.sql('DELETE FROM subscription_change');
    await server.sql('DELETE FROM mrr_movement');
    await server.sql('DELETE FROM payment WHERE kind = \'REFUND\'');
    await server.kill();
    await server.restart();
    await derived(server);
    expect(await contentOf(server)).toEqual(content);
  });

  it('waits with a refund until somebody says whose money it was', async () => {
    const refund = life('sub_1').at(-1)!;
    await sendAll([refund]);
    expect(await payments()).toEqual([]);
    await sendAll(life('sub_1').slice(-3, -1));
    expect((await payments()).at(-1)).toEqual(['re_sub_1', 'cus_sub_1', 'REFUND', '500', null, null, null]);
    await sendAll([event('refund.updated', { ...(refund['data'] as { object: Json }).object, status: 'failed' }, START + 40 * DAY)]);
    expect(await payments()).toHaveLength(1);
  });

  it('takes a discount that is told later into account for what was before', async () => {
    const of = subscription('sub_1', [item('a', 10_000)], { discounts: ['di_1'] });
    await sendAll([event('customer.subscription.created', of, START)]);
    expect(await movements('cus_sub_1')).toEqual(['0 NEW 10000 (10000)']);
    await sendAll([event('customer.discount.created', { id: 'di_1', object: 'discount', source: { coupon: 'C' }, customer: 'cus_sub_1', subscription: 'sub_1', start: START, end: null }, START)]);
    await sendAll([event('coupon.updated', { id: 'C', object: 'coupon', percent_off: 25, duration: 'forever' }, START + DAY)]);
    expect(await movements('cus_sub_1')).toEqual(['0 NEW 7500 (7500)']);
  });
});

describe('money', () => {
  it('is told apart: tax, usage, what comes once; credit notes count where money went back beside Stripe', async () => {
    const line = (id: string, amount: number, more: Json): Json => ({ id, object: 'line_item', amount, ...more });
    await sendAll([
      event('invoice.paid', invoice('in_1', 'cus_1', 23_800, START, { total_tax_amounts: [{ amount: 3_800 }], lines: { data: [
        line('il_1', 10_000, { type: 'subscription', subscription: 'sub_1', price: { recurring: { usage_type: 'licensed' } } }), line('il_2', 7_000, { type: 'subscription', subscription: 'sub_1', price: { recurring: { usage_type: 'metered' } }, discount_amounts: [{ amount: 1_000 }] }),
        line('il_3', 4_000, { parent: { type: 'invoice_item_details', invoice_item_details: { subscription: null, proration: false } } }), line('il_4', -1_000, { type: 'invoiceitem', proration: true }),
      ] } }), START),
      event('invoice.paid', invoice('in_2', 'cus_1', 1_200, START, { currency: 'jpy' }), START), event('invoice.paid', invoice('in_3', 'cus_1', 0, START), START),
      event('invoice.finalized', invoice('in_4', 'cus_1', 0, START, { status: 'open', amount_due: 500 }), START),
      event('credit_note.created', { id: 'cn_1', object: 'credit_note', customer: 'cus_1', currency: 'eur', amount: 900, out_of_band_amount: 400, refund: 're_9', status: 'issued', created: START }, START),
      event('credit_note.created', { id: 'cn_2', object: 'credit_note', customer: 'cus_1', currency: 'eur', amount: 900, out_of_band_amount: null, customer_balance_transaction: 'cbtxn_1', status: 'issued', created: START }, START),
      event('charge.refunded', { id: 'ch_1', object: 'charge', customer: 'cus_1', amount: 900, payment_method_details: { card: { last4: '4242' } }, refunds: { data: [{ id: 're_9', object: 'refund', amount: 500, currency: 'eur', charge: 'ch_1', status: 'succeeded', created: START }] } }, START),
    ]);
    expect(await payments()).toEqual([
      ['cn_1', 'cus_1', 'REFUND', '400', null, null, null], ['in_1', 'cus_1', 'PAYMENT', '23800', '3800', '6000', '4000'], ['in_2', 'cus_1', 'PAYMENT', '1200', null, null, null], ['re_9', 'cus_1', 'REFUND', '500', null, null, null],
    ]);
    expect(JSON.stringify(await server.sql('SELECT object FROM stripe_event'))).not.toContain('4242');
    const { product } = await server.graphql<{ product: { revenue: { paymentParts: unknown } } }>('{ product(key: "shop") { revenue(range: { from: "2026-01-01", to: "2026-02-01" }) { paymentParts { period paid tax usage oneOff rest } } } }');
    expect(product.revenue.paymentParts).toEqual([{ period: '2026-01-01', paid: 23_800, tax: 3_800, usage: 6_000, oneOff: 4_000, rest: 10_000 }]); // the rest: 100.00 of the subscription, and what was settled
  });
});

describe('exports of Stripe\'s lists', () => {
  const list = (data: readonly Json[]): string => JSON.stringify({ object: 'list', url: '/v1/subscriptions', has_more: false, data }, null, 2);
  const subs = [subscription('sub_1', [item('a', 5_000)], { trial_start: START, trial_end: START + 14 * DAY }), subscription('sub_2', [item('b', 2_000)], { status: 'canceled', canceled_at: START + 20 * DAY, ended_at: START + 31 * DAY, cancellation_details: { feedback: 'unused' } })];

  it('are recognised, shown and read as lists, bare lists and objects a line, and count once', async () => {
    const file = await uploadFile(server, 'export.json', list(subs));
    expect(await preview(server, file, { product: 'shop' })).toMatchObject({ as: 'stripe', source: 'stripe', ready: true, problems: [], understood: [{ kind: 'subscription', id: 'sub_1', status: 'active', customer: 'cus_sub_1' }, { id: 'sub_2', status: 'canceled' }] });
    expect(await importText(server, 'subscriptions.json', list(subs), { product: 'shop' })).toMatchObject({ state: 'DONE', rowsRead: 2, accepted: 2, duplicates: 0, rejectedCount: 0 });
    expect([await movements('cus_sub_1'), await movements('cus_sub_2')]).toEqual([['14 NEW 5000 (5000)'], ['0 NEW 2000 (2000)', '31 CHURN 2000 (0) unused']]);
    expect(await importText(server, 'again.json', JSON.stringify(subs), { product: 'shop' })).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await importText(server, 'lines.ndjson', subs.map((one) => JSON.stringify(one)).join('\n'), { product: 'shop' })).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await importText(server, 'mixed.ndjson', [invoice('in_1', 'cus_sub_1', 5_000, START), { id: 're_1', object: 'refund', amount: 100, currency: 'eur', payment_intent: 'pi_1', status: 'succeeded', created: START, customer: 'cus_sub_1' }, { id: 'cus_sub_1', object: 'customer', name: 'Acme', address: { country: 'FR' } }, { id: 'dp_1', object: 'dispute' }]
      .map((one) => JSON.stringify(one)).join('\n'), { product: 'shop', as: 'stripe' })).toMatchObject({ accepted: 3, leftOut: 1, rejectedCount: 0 });
    expect(await payments()).toHaveLength(2);
    expect(await server.sql('SELECT name, traits FROM account WHERE key = \'cus_sub_1\'')).toEqual([{ name: 'Acme', traits: { country: 'FR' } }]);
  });

  it('and events, by webhook and as the list of /v1/events, come to the same', async () => {
    const events = life('sub_1');
    await sendAll(events);
    const content = await contentOf(server);
    await forgetAll(server);
    await sendAll(events.slice(5, 9));
    expect(await importText(server, 'events.json', list([...events].reverse()), { product: 'shop' })).toMatchObject({ state: 'DONE', accepted: events.length - 4, duplicates: 4 });
    expect(await contentOf(server)).toEqual(content);
  });

  it('are refused without a product, and row by row where they are none of Stripe\'s', async () => {
    const none = await preview(server, await uploadFile(server, 'export.json', list(subs)));
    expect(none).toMatchObject({ as: 'stripe', ready: false, problems: [{ path: 'product' }] });
    expect(await importText(server, 'odd.ndjson', '{"object":"subscription","status":"active"}\n[1]\n{"id":"cus_1","object":"customer"}', { product: 'shop', as: 'stripe' })).toMatchObject({ accepted: 1, rejectedCount: 2, rejected: [{ line: 1, reason: 'The subscription has no id.' }, { line: 2, reason: 'Expected an object of Stripe: it says what it is under "object".' }] });
  });
});
