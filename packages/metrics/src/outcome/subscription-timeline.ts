import { discountRuns, discountsOf, monthlyRecurring } from './mrr.js';
import type { SubscriptionTerms } from './mrr.js';

/** How a subscription stands from `at` on, until its next change. */
export interface SubscriptionChange extends SubscriptionTerms {
  /** The fact's key from its source. Of two changes of one subscription at one instant the later key, by characters, stands. */
  readonly key: string;
  /** The subscription's key. */
  readonly subscription: string;
  readonly at: Date;
  /** From this instant on the subscription is gone, if no later change says otherwise. */
  readonly cancelAt?: Date | null;
  /** Why the customer cancelled, in a word or two as the source gives it, and what they wrote. */
  readonly cancelReason?: string | null;
  readonly cancelComment?: string | null;
}

/** Why a subscription ended, as far as anybody has said. */
export interface Leaving {
  readonly reason: string | null;
  readonly comment: string | null;
}

/** What one subscription brings from an instant on. `held`: paused, and would pay if resumed. */
export interface Standing {
  readonly minor: number;
  readonly held: boolean;
  /** Past due: paid for no longer, and not given up yet. */
  readonly atRisk: boolean;
  /** Its end is set, and still to come. */
  readonly scheduled: boolean;
  readonly leaving: Leaving;
}
export const GONE: Standing = { minor: 0, held: false, atRisk: false, scheduled: false, leaving: { reason: null, comment: null } };

function instantOf(date: Date, name: string): number {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw new RangeError(`${name} is not an instant.`);
  return instant;
}

function standingAt(change: SubscriptionChange, instant: number): Standing {
  const leaving = { reason: change.cancelReason ?? null, comment: change.cancelComment ?? null };
  if (change.cancelAt && instant >= instantOf(change.cancelAt, 'cancelAt')) return { ...GONE, leaving };
  const at = new Date(instant);
  const minor = monthlyRecurring({ ...change, at });
  const held = change.status === 'PAUSED' && monthlyRecurring({ ...change, status: 'ACTIVE', at }) > 0;
  return { minor, held, atRisk: minor > 0 && change.status === 'PAST_DUE', scheduled: minor > 0 && Boolean(change.cancelAt), leaving };
}

/** Order of changes of one subscription that any order of arrival gives: by instant, then key, then content. */
function inOrder(a: SubscriptionChange, b: SubscriptionChange): number {
  const byInstant = instantOf(a.at, 'at') - instantOf(b.at, 'at');
  if (byInstant !== 0) return byInstant;
  const text = (change: SubscriptionChange): readonly string[] => [
    change.key,
    JSON.stringify([change.status, change.amountMinor, change.quantity, change.interval, change.intervalCount, discountsOf(change),
      change.cancelAt ?? null, change.cancelReason ?? null, change.cancelComment ?? null]),
  ];
  const [left, right] = [text(a), text(b)];
  const place = left.findIndex((part, index) => part !== right[index]);
  return place === -1 ? 0 : (left[place] ?? '') < (right[place] ?? '') ? -1 : 1;
}

/** The instants at which one subscription may change, each with how it stands from then on. */
function standingsOf(changes: readonly SubscriptionChange[]): Map<number, Standing> {
  const ordered = [...changes].sort(inOrder);
  const standings = new Map<number, Standing>();
  ordered.forEach((change, index) => {
    const from = instantOf(change.at, 'at');
    const next = ordered[index + 1];
    const until = next ? next.at.getTime() : Number.POSITIVE_INFINITY;
    const discountEnds = discountsOf(change).map((discount) => (discountRuns(discount, change.at) ? discount.endsAt : null));
    const ends = [...discountEnds, change.cancelAt].flatMap((end) => (end ? [instantOf(end, 'end')] : []));
    for (const instant of [from, ...ends.filter((end) => end > from && end < until)]) standings.set(instant, standingAt(change, instant)); // a later key of the same instant overwrites
  });
  return standings;
}

function listOf<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** All subscriptions' standings by instant, in the order of time. */
export function standingTimeline(changes: readonly SubscriptionChange[]): readonly [instant: number, standings: [subscription: string, standing: Standing][]][] {
  const bySubscription = new Map<string, SubscriptionChange[]>();
  for (const change of changes) listOf(bySubscription, change.subscription).push(change);
  const byInstant = new Map<number, [string, Standing][]>();
  for (const [subscription, own] of bySubscription) {
    for (const [instant, standing] of standingsOf(own)) listOf(byInstant, instant).push([subscription, standing]);
  }
  return [...byInstant].sort(([a], [b]) => a - b);
}

