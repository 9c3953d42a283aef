import Stripe from 'stripe';
import { post, type HookAnswer } from './hooks.ts';
import type { TestServer } from './server.ts';

const { webhooks } = new Stripe('sk_test_none');

/** Sends an event as Stripe does: signed by Stripe's own package. */
export async function sendStripe(server: TestServer, source: string, secret: string, payload: string | object): Promise<HookAnswer> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return post(server, source, text, { 'stripe-signature': webhooks.generateTestHeaderString({ payload: text, secret }) });
}

/** Waits until everything that Stripe has sent is derived. */
export async function derived(server: TestServer): Promise<void> {
  for (;;) {
    const [row] = await server.sql<{ waiting: number }>('SELECT count(*)::int AS waiting FROM stripe_event WHERE derived_by IS NULL');
    if (row!.waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export type Json = { readonly [name: string]: unknown };

/** 2026-01-01T00:00:00Z, in Stripe's seconds. */
export const START = 1_767_225_600;
export const DAY = 86_400;

let serial = 0;
export const event = (type: string, object: Json, at: number, previous: Json | null = null): Json =>
  ({ id: `evt_${((serial += 1) * 7919 % 10007).toString(36)}`, object: 'event', api_version: '2025-09-30.clover', type, created: at, livemode: true, data: { object, ...(previous ? { previous_attributes: previous } : {}) } });

export const item = (id: string, cents: number, more: Json = {}): Json => ({
  id, object: 'subscription_item', quantity: 1, current_period_start: START, current_period_end: START + 31 * DAY,
  price: { id: `price_${id}`, object: 'price', unit_amount: cents, currency: 'eur', type: 'recurring', recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' }, product: 'prod_1' }, ...more,
});

export const subscription = (id: string, items: readonly Json[], more: Json = {}): Json => ({
  id, object: 'subscription', customer: `cus_${id}`, status: 'active', created: START, start_date: START, currency: 'eur', items: { object: 'list', data: items, has_more: false, url: '/v1' }, discounts: [], ...more,
});

export const invoice = (id: string, customer: string, paid: number, at: number, more: Json = {}): Json => ({
  id, object: 'invoice', customer, currency: 'eur', status: 'paid', amount_paid: paid, amount_due: paid, created: at, status_transitions: { paid_at: at, finalized_at: at },
  lines: { object: 'list', data: [] }, ...more,
});
