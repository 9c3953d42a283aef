import type { Evidence } from './stripe-evidence.js';
import { inStripeOrder, objectBefore, withoutLateExports } from './stripe-order.js';
import { instantAt, listAt, objectAt, textAt, type JsonObject } from './stripe-shape.js';

/** How a subscription stood from an instant on, until the next one. `key` names the state among those of the subscription. */
export interface SubscriptionState {
  readonly key: string;
  readonly at: number;
  readonly object: JsonObject;
}

/**
 * The states of one subscription, in the order of time, from all that was ever said of it: a function of the set, whatever came first or twice.
 * What was before the first word is told by that word itself: by what an event names as previous, or by the dates that an object carries.
 */
export function subscriptionStates(all: readonly Evidence[]): readonly SubscriptionState[] {
  const ordered = inStripeOrder(withoutLateExports(all));
  const first = ordered[0];
  const last = ordered.at(-1);
  if (!first || !last) return [];
  const start = startOf(first.object);
  const before = first.type === 'customer.subscription.created' ? [] : past(objectBefore(first), start, first.at);
  const said = ordered.map(({ key, at, object }): SubscriptionState => ({ key, at: Math.max(at, start), object }));
  // Stripe tells an end some time after it has come; the end itself says when it was.
  const endedAt = instantAt(last.object, 'ended_at');
  if (endedAt === null) return [...before, ...said];
  return [...[...before, ...said].filter(({ at }) => at < endedAt), { key: 'ended', at: endedAt, object: { ...last.object, status: 'canceled' } }];
}

const startOf = (object: JsonObject): number => Math.min(instantAt(object, 'start_date') ?? Infinity, instantAt(object, 'created') ?? Infinity, instantAt(object, 'trial_start') ?? Infinity);

/** What an object says of its own past, up to an instant: its trial, its cancellation, since when it was not paid. */
function past(object: JsonObject, start: number, until: number): SubscriptionState[] {
  const status = textAt(object, 'status') ?? 'active';
  const from = Number.isFinite(start) ? start : until;
  if (status === 'incomplete' || status === 'incomplete_expired') return [{ key: 'start', at: from, object }];
  const running = { ...object, status: 'active', pause_collection: null, cancel_at: null, cancel_at_period_end: false };
  const [trialStart, trialEnd] = [instantAt(object, 'trial_start') ?? from, instantAt(object, 'trial_end')];
  const states: SubscriptionState[] = [{ key: 'start', at: from, object: trialEnd !== null && trialStart <= from && trialEnd > from ? { ...running, status: 'trialing' } : running }];
  const add = (key: string, at: number | null, more: JsonObject): void => {
    if (at !== null && at > from && at < until) states.push({ key, at, object: more });
  };
  if (trialEnd !== null) {
    add('trial', trialStart, { ...running, status: 'trialing' });
    if (status !== 'trialing' || trialEnd < until) add('trial-end', trialEnd, running);
  }
  if (status === 'past_due' || status === 'unpaid') add(status, periodStart(object), { ...running, status });
  if (status !== 'canceled') add('cancelled', instantAt(object, 'canceled_at'), { ...running, cancel_at: object['cancel_at'] ?? null, cancel_at_period_end: object['cancel_at_period_end'] ?? false });
  return states.sort((a, b) => a.at - b.at);
}

/** On the items since 2025, on the subscription before. */
function periodStart(object: JsonObject): number | null {
  const starts = listAt(object, 'items').flatMap((item) => instantAt(item, 'current_period_start') ?? []);
  return instantAt(object, 'current_period_start') ?? (starts.length > 0 ? Math.min(...starts) : null);
}

/** Why a subscription was cancelled, in the customer's words where Stripe has them. */
export function leavingOf(object: JsonObject): { readonly cancelReason?: string; readonly cancelComment?: string } {
  const details = objectAt(object, 'cancellation_details');
  const feedback = details && textAt(details, 'feedback');
  const reason = details && textAt(details, 'reason');
  const why = feedback ?? (reason === 'cancellation_requested' ? null : reason) ?? (textAt(object, 'status') === 'unpaid' ? 'payment_failed' : null);
  const comment = details && textAt(details, 'comment');
  return { ...(why ? { cancelReason: why.replaceAll('_', ' ') } : {}), ...(comment ? { cancelComment: comment.slice(0, 10_000) } : {}) };
}
