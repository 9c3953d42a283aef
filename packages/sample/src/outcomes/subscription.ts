import type { DiscountDuration, SubscriptionStatus } from '../batch.js';

export type Plan = 'Team' | 'Business' | 'Insights';
export type Interval = 'MONTH' | 'YEAR';

/** Per seat and interval, in cents. A year costs ten months. Insights is an add-on, sold by the month, once per account. */
export const PRICES: Readonly<Record<Plan, Readonly<Record<Interval, number>>>> = {
  Team: { MONTH: 1_200, YEAR: 12_000 },
  Business: { MONTH: 2_900, YEAR: 29_000 },
  Insights: { MONTH: 4_900, YEAR: 49_000 },
};

export interface Discount {
  readonly percent: number;
  readonly duration: DiscountDuration;
  readonly endsAt?: number;
}

/** The whole state of a subscription from `at` on. */
export interface Change {
  readonly subscription: string;
  readonly at: number;
  readonly status: SubscriptionStatus;
  readonly plan: Plan;
  readonly quantity: number;
  readonly interval: Interval;
  readonly discount?: Discount;
  readonly cancelAt?: number;
}

/** The share of a price that a discount takes at an instant, in percent. `once` is a matter of the first invoice, not of MRR. */
export function discountAt(change: Change, instant: number): number {
  const { discount } = change;
  if (!discount || discount.duration === 'ONCE') return 0;
  return discount.duration === 'FOREVER' || instant < (discount.endsAt ?? Number.POSITIVE_INFINITY) ? discount.percent : 0;
}

/**
 * Monthly recurring cents of one subscription in this state at an instant, rounded once, to the cent (no price and percentage here meets a half cent).
 * Trials, pauses and cancelled subscriptions are 0; past due counts.
 */
export function monthlyCents(change: Change, instant: number): number {
  if (change.status !== 'ACTIVE' && change.status !== 'PAST_DUE') return 0;
  if (change.cancelAt !== undefined && instant >= change.cancelAt) return 0;
  const months = change.interval === 'YEAR' ? 12 : 1;
  return Math.round((PRICES[change.plan][change.interval] * change.quantity * (100 - discountAt(change, instant))) / (100 * months));
}

export type MovementKind = 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation';

export interface Movement {
  readonly at: number;
  readonly kind: MovementKind;
  readonly cents: number;
  readonly after: number;
}

/** The movements of one account: per customer, never per subscription. A pause is a contraction to 0, and its end an expansion. */
export function movements(changes: readonly Change[], now: number): Movement[] {
  const instants = new Set<number>();
  for (const { at, discount, cancelAt } of changes) for (const each of [at, discount?.endsAt, cancelAt]) if (each !== undefined && each < now) instants.add(each);
  const found: Movement[] = [];
  let before = 0;
  let standing: 'never' | 'customer' | 'lost' = 'never';
  for (const at of [...instants].sort((a, b) => a - b)) {
    const states = statesAt(changes, at);
    const after = states.reduce((sum, state) => sum + monthlyCents(state, at), 0);
    if (after === before) continue;
    const kept = after > 0 || states.some(({ status }) => status === 'PAUSED');
    const gained: MovementKind = standing === 'never' ? 'new' : standing === 'lost' ? 'reactivation' : 'expansion';
    const kind: MovementKind = after > before ? gained : kept ? 'contraction' : 'churn';
    found.push({ at, kind, cents: Math.abs(after - before), after });
    standing = kept ? 'customer' : 'lost';
    before = after;
  }
  return found;
}

/** The state of each subscription of an account in force at an instant. */
function statesAt(changes: readonly Change[], instant: number): Change[] {
  const states = new Map<string, Change>();
  for (const change of changes) if (change.at <= instant) states.set(change.subscription, change);
  return [...states.values()];
}
