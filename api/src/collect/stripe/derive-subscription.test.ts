import { describe, expect, it } from '@jest/globals';
import { monthlyRecurring, replayCustomer, toMinorUnits, type SubscriptionChange } from '@bifocal/metrics';
import fc from 'fast-check';
import { deriveSubscription } from './derive-subscription.js';
import { readEvidence, type Evidence } from './stripe-evidence.js';
import { StripeDictionary } from './stripe-dictionary.js';
import type { JsonObject } from './stripe-shape.js';

const START = 1_767_225_600; // 2026-01-01T00:00:00Z
const DAY = 86_400;
const item = (id: string, cents: number | null, more: object = {}, price: object = {}): JsonObject => ({
  id, object: 'subscription_item', quantity: 1, current_period_start: START, current_period_end: START + 31 * DAY,
  price: { id: `price_${id}`, object: 'price', unit_amount: cents, currency: 'eur', recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' }, product: 'prod_1', nickname: 'Pro', ...price }, ...more,
});
const subscription = (items: readonly JsonObject[], more: object = {}): JsonObject => ({
  id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'active', created: START, start_date: START, currency: 'eur', items: { object: 'list', data: items }, discounts: [], ...more,
} as JsonObject);
let serial = 0;
const event = (type: string, object: JsonObject, at: number, previous: object | null = null, id = `evt_${(serial += 1)}`): JsonObject =>
  ({ id, object: 'event', type, created: at, data: { object, ...(previous ? { previous_attributes: previous } : {}) } } as JsonObject);
const said = (...all: readonly JsonObject[]): Evidence[] => all.flatMap((each) => { const read = readEvidence(each, (START + 400 * DAY) * 1000); if (typeof read === 'string') throw new Error(read); return read; });
const changesOf = (evidence: readonly Evidence[], about: readonly Evidence[] = []): SubscriptionChange[] => deriveSubscription(evidence, new StripeDictionary(about)).facts.map(({ item: fact }) => {
  const { at, amount, discounts, cancelAt, ...rest } = fact as Record<string, string> & { discounts?: { percent?: number; amount?: string; duration: 'ONCE'; endsAt?: string }[] };
  return {
    quantity: 1, intervalCount: 1, ...rest, at: new Date(at!), amountMinor: toMinorUnits(amount!, rest['currency']!), cancelAt: cancelAt ? new Date(cancelAt) : null,
    discounts: (discounts ?? []).map((each) => ({ percent: each.percent ?? null, amountMinor: each.amount ? toMinorUnits(each.amount, rest['currency']!) : null, duration: each.duration, endsAt: each.endsAt ? new Date(each.endsAt) : null })),
  } as unknown as SubscriptionChange;
});
const story = (evidence: readonly Evidence[], about: readonly Evidence[] = []): string[] => replayCustomer(changesOf(evidence, about)).map(({ at, kind, amountMinor, mrrAfterMinor, paused, reason }) =>
  `day ${Math.round((at.getTime() / 1000 - START) / DAY)}: ${kind} ${amountMinor} -> ${mrrAfterMinor}${paused ? ' paused' : ''}${reason ? ` (${reason})` : ''}`);
const created = (object: JsonObject, at = START): JsonObject => event('customer.subscription.created', object, at);
const updated = (object: JsonObject, day: number, previous: object = {}): JsonObject => event('customer.subscription.updated', object, START + day * DAY, previous);
const mrrOf = (object: JsonObject, about: readonly JsonObject[] = []): number => changesOf(said(created(object)), said(...about)).reduce((sum, change) => sum + monthlyRecurring({ ...change, at: new Date((START + 1) * 1000) }), 0);

describe('what an item of a subscription costs', () => {
  const recurring = (interval: string, interval_count = 1): object => ({ recurring: { interval, interval_count, usage_type: 'licensed' } });
  it.each<[string, JsonObject, number]>([
    ['monthly 100', item('a', 10_000), 10_000],
    ['annual 1,200', item('a', 120_000, {}, recurring('year')), 10_000],
    ['quarterly 300', item('a', 30_000, {}, recurring('month', 3)), 10_000],
    ['weekly 10', item('a', 1_000, {}, recurring('week')), 4_333],
    ['every two weeks 20', item('a', 2_000, {}, recurring('week', 2)), 4_333],
    ['5 seats x 20', item('a', 2_000, { quantity: 5 }), 10_000],
    ['half a cent x 25,000', item('a', null, { quantity: 25_000 }, { unit_amount_decimal: '0.5' }), 12_500],
    ['25 units by packages of 10, rounded up', item('a', 1_000, { quantity: 25 }, { transform_quantity: { divide_by: 10, round: 'up' } }), 3_000],
    ['metered usage', item('a', 100, {}, { recurring: { interval: 'month', interval_count: 1, usage_type: 'metered' } }), 0],
    ['tiers', item('a', null, {}, { billing_scheme: 'tiered', tiers_mode: 'graduated' }), 0],
    ['1,200 yen, which has no decimals', item('a', 1_200, {}, { currency: 'jpy' }), 1_200],
    ['1.5 dinar, which has three', item('a', 1_500, {}, { currency: 'kwd' }), 1_500],
    ['500 króna, which Stripe counts with two decimals', item('a', 50_000, {}, { currency: 'isk' }), 500],
    ['119 with 19 % tax in it', item('a', 11_900, { tax_rates: [{ inclusive: true, percentage: 19 }] }), 10_000],
    ['100 with 19 % tax upon it', item('a', 10_000, { tax_rates: [{ inclusive: false, percentage: 19 }] }), 10_000],
    ['as the plan of an old version of the API', { ...item('a', 0), price: null, plan: { id: 'p', object: 'plan', amount: 100, currency: 'usd', interval: 'year', interval_count: 1, usage_type: 'licensed' }, quantity: 800 } as JsonObject, 6_667],
  ])('%s', (_, one, minor) => expect(mrrOf(subscription([one], { currency: (one['price'] as JsonObject | null)?.['currency'] ?? 'usd' }))).toBe(minor));

  it('adds up over the items, and names the plan by what is known of its product', () => {
    expect(mrrOf(subscription([item('a', 2_000), item('b', 3_000)]))).toBe(5_000);
    const [change] = deriveSubscription(said(created(subscription([item('a', 2_000)]))), new StripeDictionary(said({ id: 'prod_1', object: 'product', name: 'Desk' }))).facts;
    expect(change!.item).toMatchObject({ subscription: 'sub_1/a', plan: 'Desk, Pro' });
  });
});

describe('discounts', () => {
  const coupon = (more: object): JsonObject => ({ id: 'C', object: 'coupon', percent_off: null, amount_off: null, currency: 'eur', duration: 'forever', ...more } as JsonObject);
  const discount = (of: JsonObject, more: object = {}): JsonObject => ({ id: 'di_1', object: 'discount', coupon: of, customer: 'cus_1', subscription: 'sub_1', start: START, end: null, ...more } as JsonObject);
  it.each<[string, JsonObject, number]>([
    ['20 % forever', subscription([item('a', 10_000)], { discounts: [discount(coupon({ percent_off: 20 }))] }), 8_000],
    ['20 % once', subscription([item('a', 10_000)], { discounts: [discount(coupon({ percent_off: 20, duration: 'once' }))] }), 10_000],
    ['20 % that repeats, while it runs', subscription([item('a', 10_000)], { discounts: [discount(coupon({ percent_off: 20, duration: 'repeating' }), { end: START + 90 * DAY })] }), 8_000],
    ['as the one discount of an old version of the API', subscription([item('a', 10_000)], { discounts: null, discount: discount(coupon({ percent_off: 25 })) }), 7_500],
    ['10 off a bill of 20 + 40: shared out, and never more', subscription([item('a', 2_000), item('b', 4_000)], { discounts: [discount(coupon({ amount_off: 1_000 }))] }), 5_000],
    ['half, and 10 of the rest', subscription([item('a', 10_000)], { discounts: [discount(coupon({ percent_off: 50 })), discount(coupon({ id: 'D', amount_off: 1_000 }), { id: 'di_2' })] }), 4_000],
    ['half of one item alone', subscription([item('a', 2_000, { discounts: [discount(coupon({ percent_off: 50 }))] }), item('b', 4_000)]), 5_000],
    ['for another product', subscription([item('a', 10_000)], { discounts: [discount(coupon({ percent_off: 50, applies_to: { products: ['prod_2'] } }))] }), 10_000],
    ['in another currency', subscription([item('a', 10_000)], { discounts: [discount(coupon({ amount_off: 1_000, currency: 'usd' }))] }), 10_000],
    ['more off than the price', subscription([item('a', 1_000)], { discounts: [discount(coupon({ amount_off: 5_000 }))] }), 0],
  ])('%s', (_, object, minor) => expect(mrrOf(object)).toBe(minor));

  it('are looked up by their id, and their coupon by its own, as newer versions of the API name them', () => {
    const object = subscription([item('a', 10_000)], { discounts: ['di_1'] });
    const newer = { ...discount(coupon({})), coupon: undefined, source: { type: 'coupon', coupon: 'C' } } as unknown as JsonObject;
    expect(mrrOf(object, [JSON.parse(JSON.stringify(newer)) as JsonObject, coupon({ percent_off: 30 })])).toBe(7_000);
    expect(mrrOf(object)).toBe(10_000);
  });

  it('end by themselves, although nothing arrives then', () => {
    const object = subscription([item('a', 10_000)], { discounts: [discount(coupon({ percent_off: 20, duration: 'repeating' }), { end: START + 90 * DAY })] });
    expect(story(said(created(object)))).toEqual(['day 0: NEW 8000 -> 8000', 'day 90: EXPANSION 2000 -> 10000']);
  });

  it('of the customer are of every subscription without its own, from when to when they are', () => {
    const of = (day: number, type: string): JsonObject => event(`customer.discount.${type}`, { ...discount(coupon({ percent_off: 50 })), subscription: null } as JsonObject, START + day * DAY);
    expect(story(said(created(subscription([item('a', 10_000)]))), said(of(10, 'created'), of(40, 'deleted')))).toEqual(['day 0: NEW 10000 -> 10000', 'day 10: CONTRACTION 5000 -> 5000', 'day 40: EXPANSION 5000 -> 10000']);
  });
});

describe('the life of a subscription', () => {
  const active = subscription([item('a', 5_000)]);
  it('is told by its events', () => {
    const cancel = { ...active, cancel_at_period_end: true, cancellation_details: { feedback: 'too_expensive', comment: 'Sorry', reason: 'cancellation_requested' } } as JsonObject;
    expect(story(said(
      created({ ...active, status: 'incomplete' } as JsonObject), updated(active, 0, { status: 'incomplete' }), updated(subscription([item('a', 8_000)]), 5, { items: active['items'] }),
      updated({ ...active, pause_collection: { behavior: 'void' } } as JsonObject, 8, { pause_collection: null }), updated(active, 12, { pause_collection: { behavior: 'void' } }), updated(cancel, 20, { cancel_at_period_end: false }),
      event('customer.subscription.deleted', { ...cancel, status: 'canceled', ended_at: START + 31 * DAY } as JsonObject, START + 31 * DAY + 3_600),
    ))).toEqual(['day 0: NEW 5000 -> 5000', 'day 5: EXPANSION 3000 -> 8000', 'day 8: CONTRACTION 8000 -> 0 paused', 'day 12: EXPANSION 5000 -> 5000 paused', 'day 31: CHURN 5000 -> 0 (too expensive)']);
  });

  it('is told by the first event that is known, also of what was before', () => {
    expect(story(said(updated(subscription([item('a', 8_000)]), 5, { items: active['items'] })))).toEqual(['day 0: NEW 5000 -> 5000', 'day 5: EXPANSION 3000 -> 8000']);
    expect(story(said(event('customer.subscription.deleted', { ...active, status: 'canceled', ended_at: START + 9 * DAY } as JsonObject, START + 9 * DAY)))).toEqual(['day 0: NEW 5000 -> 5000', 'day 9: CHURN 5000 -> 0']);
  });

  it('is told by an export: trial, cancellation, end, since when it is not paid', () => {
    const of = (more: object): string[] => story(said({ ...active, ...more } as JsonObject));
    expect(of({ trial_start: START, trial_end: START + 14 * DAY })).toEqual(['day 14: NEW 5000 -> 5000']);
    expect(of({ status: 'trialing', trial_start: START, trial_end: START + 900 * DAY })).toEqual([]);
    expect(of({ canceled_at: START + 20 * DAY, cancel_at: START + 31 * DAY, status: 'canceled', ended_at: START + 31 * DAY, cancellation_details: { reason: 'payment_failed' } })).toEqual(['day 0: NEW 5000 -> 5000', 'day 31: CHURN 5000 -> 0 (payment failed)']);
    expect(of({ status: 'unpaid', items: { data: [item('a', 5_000, { current_period_start: START + 62 * DAY })] } })).toEqual(['day 0: NEW 5000 -> 5000', 'day 62: CHURN 5000 -> 0 (payment failed)']);
    expect(of({ pause_collection: { behavior: 'void' } })).toEqual(['day 0: NEW 5000 -> 5000', 'day 400: CONTRACTION 5000 -> 0 paused']);
    expect(of({ start_date: START - 30 * DAY })).toEqual(['day -30: NEW 5000 -> 5000']);
  });

  it('is not told by an export that comes after the events: nobody knows of which day it is', () => {
    expect(story([...said(created(active, START)), ...said(subscription([item('a', 9_900)]))])).toEqual(['day 0: NEW 5000 -> 5000']);
  });

  it('goes on over an item that takes the place of another, and ends with the one that is gone', () => {
    expect(story(said(created(active), updated(subscription([item('b', 9_000)]), 4), updated(subscription([item('b', 9_000), item('c', 1_000)]), 6), updated(subscription([item('c', 1_000)]), 8))))
      .toEqual(['day 0: NEW 5000 -> 5000', 'day 4: EXPANSION 4000 -> 9000', 'day 6: EXPANSION 1000 -> 10000', 'day 8: CONTRACTION 9000 -> 1000']);
  });
});

/** A life drawn at random: steps of 0 seconds up to some days, each of which changes something. */
type Step = { readonly wait: number; readonly what: 'price' | 'seats' | 'pause' | 'resume' | 'late' | 'paid' | 'cancel' | 'stay' | 'add' | 'drop'; readonly value: number };
const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({
  wait: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 20 * DAY })), what: fc.constantFrom('price', 'seats', 'pause', 'resume', 'late', 'paid', 'cancel', 'stay', 'add', 'drop'), value: fc.integer({ min: 1, max: 9 }),
}), { maxLength: 12 });

function lifeOf(drawn: readonly Step[]): { events: JsonObject[]; truth: { at: number; mrr: number }[] } {
  let now = { status: 'active', pause_collection: null as JsonObject | null, cancel_at: null as number | null, prices: [['a', 1_000, 1]] as [string, number, number][] };
  let at = START;
  const objectOf = (): JsonObject => subscription(now.prices.map(([id, cents, quantity]) => item(id, cents, { quantity })), { status: now.status, pause_collection: now.pause_collection, cancel_at: now.cancel_at });
  const mrr = (): number => (now.pause_collection ? 0 : now.prices.reduce((sum, [, cents, quantity]) => sum + cents * quantity, 0));
  let last = objectOf();
  const events = [event('customer.subscription.created', last, at, null, 'evt_m')];
  const truth = [{ at, mrr: mrr() }];
  drawn.forEach(({ wait, what, value }, index) => {
    const [id, cents, quantity] = now.prices[0]!;
    if (what === 'price') now = { ...now, prices: [[id, value * 500, quantity], ...now.prices.slice(1)] };
    else if (what === 'seats') now = { ...now, prices: [[id, cents, value], ...now.prices.slice(1)] };
    else if (what === 'pause' || what === 'resume') now = { ...now, pause_collection: what === 'pause' ? { behavior: 'void' } as JsonObject : null };
    else if (what === 'late' || what === 'paid') now = { ...now, status: what === 'late' ? 'past_due' : 'active' };
    else if (what === 'cancel' || what === 'stay') now = { ...now, cancel_at: what === 'cancel' ? START + 900 * DAY : null };
    else if (what === 'add') now = { ...now, prices: [...now.prices, [`n${index}`, value * 100, 1]] };
    else if (now.prices.length > 1) now = { ...now, prices: now.prices.slice(1) };
    const object = objectOf();
    const changed = Object.keys(object).filter((name) => JSON.stringify(object[name]) !== JSON.stringify(last[name]));
    if (changed.length === 0) return;
    at += wait;
    // Ids that say nothing of the order.
    events.push(event('customer.subscription.updated', object, at, Object.fromEntries(changed.map((name) => [name, last[name]])), `evt_${((index * 7 + 3) % 13).toString(36)}${index}`));
    truth.push({ at, mrr: mrr() });
    last = object;
  });
  return { events, truth };
}

describe('events in any order, any number of times', () => {
  it('give the same changes, and the MRR that the subscription had after each second', () => {
    fc.assert(fc.property(steps.chain((drawn) => { const life = lifeOf(drawn); return fc.tuple(fc.constant(life), fc.shuffledSubarray(life.events, { minLength: life.events.length })); }), ([{ events, truth }, shuffled]) => {
      const inOrder = deriveSubscription(said(...events), new StripeDictionary([]));
      expect(deriveSubscription(said(...shuffled), new StripeDictionary([]))).toEqual(inOrder);
      const movements = replayCustomer(changesOf(said(...shuffled)));
      for (const second of new Set(truth.map(({ at }) => at))) {
        const after = movements.filter(({ at }) => at.getTime() < (second + 1) * 1000).at(-1)?.mrrAfterMinor ?? 0;
        expect([second, after]).toEqual([second, truth.findLast(({ at }) => at === second)!.mrr]);
      }
    }), { numRuns: 300 });
  });
});
