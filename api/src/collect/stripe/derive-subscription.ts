import type { Fact } from '../files/targets/target.js';
import { amountText, itemPrices, type ItemPrice } from './item-terms.js';
import { lineDiscounts, type SentDiscount } from './item-discounts.js';
import type { Evidence } from './stripe-evidence.js';
import { idAt, instantAt, iso, listAt, objectAt, plainJson, textAt, type Json, type JsonObject } from './stripe-shape.js';
import type { StripeDictionary } from './stripe-dictionary.js';
import { leavingOf, subscriptionStates, type SubscriptionState } from './subscription-states.js';

/** What a subscription comes to: its changes, and the lines whose only changes these are. */
export interface DerivedSubscription {
  readonly facts: readonly Fact[];
  readonly lines: readonly string[];
}

/**
 * The changes of one subscription of Stripe, from all that was ever said of it. Each of its items is a line of its own; one that is no longer among the items
 * has ended. A state that says nothing new of a line gives no change.
 */
export function deriveSubscription(all: readonly Evidence[], known: StripeDictionary): DerivedSubscription {
  const states = withCustomerDiscounts(subscriptionStates(all), known);
  const id = all[0]?.id ?? '';
  const items = [...new Set(states.flatMap(({ object }) => listAt(object, 'items').flatMap((item) => textAt(item, 'id') ?? [])))].sort();
  const before = new Map<string, string>();
  const facts: Fact[] = [];
  for (const { key, at, object, customers } of states) {
    const account = idAt(object, 'customer');
    const prices = itemPrices(object, known);
    const discounts = lineDiscounts(object, prices, customers, known);
    for (const item of account === null ? [] : items) {
      const price = prices.find((each) => each.id === item);
      const terms = price ? termsOf(object, price, discounts.get(item) ?? []) : before.has(item) ? GONE(before.get(item)!) : null;
      const text = terms && plainJson(terms as Json);
      if (!terms || text === before.get(item)) continue;
      before.set(item, text!);
      facts.push({ list: 'subscriptionChanges', item: { key: `${id}/${key}/${item}`, account, subscription: `${id}/${item}`, at: iso(at), ...terms } });
    }
  }
  return { facts, lines: items.map((item) => `${id}/${item}`) };
}

/** The rest of the terms stays: a line that ended still says in which currency it was. */
const GONE = (terms: string): Record<string, unknown> => {
  const { currency, interval } = JSON.parse(terms) as Record<string, unknown>;
  return { status: 'CANCELLED', currency, interval, amount: '0' };
};

const STATUSES: Readonly<Record<string, string>> = {
  trialing: 'TRIALING', active: 'ACTIVE', past_due: 'PAST_DUE', unpaid: 'UNPAID', canceled: 'CANCELLED', paused: 'PAUSED',
  // The first bill was never paid: nobody is a customer by that yet.
  incomplete: 'UNPAID', incomplete_expired: 'CANCELLED',
};

function termsOf(subscription: JsonObject, price: ItemPrice, discounts: readonly SentDiscount[]): Record<string, unknown> {
  const said = STATUSES[textAt(subscription, 'status') ?? ''] ?? 'UNPAID';
  const status = objectAt(subscription, 'pause_collection') && (said === 'ACTIVE' || said === 'PAST_DUE') ? 'PAUSED' : said;
  const cancelAt = status === 'CANCELLED' ? null : instantAt(subscription, 'cancel_at') ?? (subscription['cancel_at_period_end'] === true ? price.periodEnd : null);
  return {
    status, currency: price.currency.toUpperCase(), amount: amountText(price.unit, price), quantity: price.quantity, interval: price.interval, intervalCount: price.intervalCount,
    ...(price.plan ? { plan: price.plan } : {}), ...(price.tax > 0 ? { tax: amountText(price.tax, price) } : {}), ...(discounts.length > 0 ? { discounts } : {}),
    ...(cancelAt === null ? {} : { cancelAt: iso(cancelAt) }), ...(cancelAt !== null || status === 'CANCELLED' || status === 'UNPAID' ? leavingOf(subscription) : {}),
  };
}

type State = SubscriptionState & { readonly customers: JsonObject | null };

/** Each state with the customer's own discount of that instant, and a state more for each instant at which that changed. */
function withCustomerDiscounts(states: readonly SubscriptionState[], known: StripeDictionary): readonly State[] {
  const customer = states.map(({ object }) => idAt(object, 'customer')).find((id) => id !== null) ?? null;
  const changes = known.discountsOf(customer);
  if (changes.length === 0) return states.map((state) => ({ ...state, customers: null }));
  const more = changes.flatMap(({ key, at }): SubscriptionState[] => {
    const last = states.findLast((state) => state.at <= at);
    return last && last.at < at && last.key !== 'ended' ? [{ key, at, object: last.object }] : [];
  });
  return [...states, ...more].sort((a, b) => a.at - b.at).map((state) => ({ ...state, customers: changes.findLast(({ at }) => at <= state.at)?.discount ?? null }));
}
