import { discountRuns, monthlyRecurring } from './mrr.js';
import type { SubscriptionTerms } from './mrr.js';
import { requireMinor } from './tallies.js';

export type MovementKind = 'NEW' | 'EXPANSION' | 'CONTRACTION' | 'CHURN' | 'REACTIVATION';

/** How a subscription stands from `at` on, until its next change. */
export interface SubscriptionChange extends SubscriptionTerms {
  /** The fact's key from its source. Of two changes of one subscription at one instant the later key, by characters, stands. */
  readonly key: string;
  /** The subscription's key. */
  readonly subscription: string;
  readonly at: Date;
  /** From this instant on the subscription is gone, if no later change says otherwise. */
  readonly cancelAt?: Date | null;
}

/** One change of a customer's MRR. The kind says the sign; the amount has none. */
export interface Movement {
  readonly at: Date;
  readonly kind: MovementKind;
  readonly amountMinor: number;
  /** The customer's MRR from `at` on, over all subscriptions. */
  readonly mrrAfterMinor: number;
  /** Whether a subscription was paused (fall) or resumed (rise) at that instant. */
  readonly paused: boolean;
}

/**
 * The movement from one MRR of a customer to another. `held` says whether a customer at 0 still holds a paused subscription, before and after: then
 * a fall to 0 is a contraction, not churn, and the way back is an expansion, not a reactivation. Null when nothing moves.
 */
export function movementOf(
  before: number,
  after: number,
  everPaid: boolean,
  held: { readonly before: boolean; readonly after: boolean } = { before: false, after: false },
): { readonly kind: MovementKind; readonly amount: number } | null {
  if (requireMinor(before, 'before') < 0 || requireMinor(after, 'after') < 0) throw new RangeError('MRR is never negative.');
  if (before === after) return null;
  const amount = Math.abs(after - before);
  if (before > 0) return { kind: after > before ? 'EXPANSION' : after > 0 || held.after ? 'CONTRACTION' : 'CHURN', amount };
  if (!everPaid) return { kind: 'NEW', amount };
  return { kind: held.before ? 'EXPANSION' : 'REACTIVATION', amount };
}

/** What one subscription brings from an instant on. `held`: paused, and would pay if resumed. */
interface Standing {
  readonly minor: number;
  readonly held: boolean;
}
const GONE: Standing = { minor: 0, held: false };

function instantOf(date: Date, name: string): number {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw new RangeError(`${name} is not an instant.`);
  return instant;
}

function standingAt(change: SubscriptionChange, instant: number): Standing {
  if (change.cancelAt && instant >= instantOf(change.cancelAt, 'cancelAt')) return GONE;
  const at = new Date(instant);
  const paused = change.status === 'PAUSED';
  return { minor: monthlyRecurring({ ...change, at }), held: paused && monthlyRecurring({ ...change, status: 'ACTIVE', at }) > 0 };
}

/** Order of changes of one subscription that any order of arrival gives: by instant, then key, then content. */
function inOrder(a: SubscriptionChange, b: SubscriptionChange): number {
  const byInstant = instantOf(a.at, 'at') - instantOf(b.at, 'at');
  if (byInstant !== 0) return byInstant;
  const text = (change: SubscriptionChange): readonly string[] => [
    change.key,
    JSON.stringify([change.status, change.amountMinor, change.quantity, change.interval, change.intervalCount, change.discountPercent ?? null,
      change.discountAmountMinor ?? null, change.discountDuration ?? null, change.discountEndsAt ?? null, change.cancelAt ?? null]),
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
    const ends = [discountRuns(change, change.at) ? change.discountEndsAt : null, change.cancelAt].flatMap((end) => (end ? [instantOf(end, 'end')] : []));
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
function timelineOf(changes: readonly SubscriptionChange[]): readonly [instant: number, standings: [subscription: string, standing: Standing][]][] {
  const bySubscription = new Map<string, SubscriptionChange[]>();
  for (const change of changes) listOf(bySubscription, change.subscription).push(change);
  const byInstant = new Map<number, [string, Standing][]>();
  for (const [subscription, own] of bySubscription) {
    for (const [instant, standing] of standingsOf(own)) listOf(byInstant, instant).push([subscription, standing]);
  }
  return [...byInstant].sort(([a], [b]) => a - b);
}

/**
 * Every movement of one customer, in the order of time, from the changes of all the customer's subscriptions. The one place where movements are made.
 * The changes may come in any order and more than once. What happens at one instant, over all subscriptions, nets into one movement. A discount's end and a
 * cancellation's date make their movement at their own instant, also when that is yet to come: movements after now are "scheduled", and the caller
 * leaves them out of what is measured. Within any span: start + new + expansion + reactivation - contraction - churn = end.
 * A customer at 0 because of a pause who then cancels makes a CHURN of 0, so that the last movement always tells whether the customer has left.
 */
export function replayCustomer(changes: readonly SubscriptionChange[]): readonly Movement[] {
  const current = new Map<string, Standing>();
  const movements: Movement[] = [];
  let [mrrMinor, heldCount, everPaid, isCustomer] = [0, 0, false, false];
  for (const [instant, standings] of timelineOf(changes)) {
    const before = mrrMinor;
    let [pausedNow, resumedNow] = [false, false];
    for (const [subscription, standing] of standings) {
      const last = current.get(subscription) ?? GONE;
      mrrMinor += standing.minor - last.minor;
      heldCount += Number(standing.held) - Number(last.held);
      pausedNow ||= standing.held && last.minor > 0;
      resumedNow ||= last.held && standing.minor > 0;
      current.set(subscription, standing);
    }
    const moved = movementOf(before, mrrMinor, everPaid, { before: isCustomer, after: heldCount > 0 });
    const leftWhilePaused = moved === null && isCustomer && mrrMinor === 0 && heldCount === 0;
    const movement = leftWhilePaused ? ({ kind: 'CHURN', amount: 0 } as const) : moved;
    if (movement === null) continue;
    const paused = mrrMinor < before ? pausedNow : resumedNow;
    movements.push({ at: new Date(instant), kind: movement.kind, amountMinor: movement.amount, mrrAfterMinor: mrrMinor, paused });
    everPaid ||= mrrMinor > 0;
    isCustomer = movement.kind !== 'CHURN';
  }
  return movements;
}
