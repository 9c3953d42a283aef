import { GONE, standingTimeline } from './subscription-timeline.js';
import type { Leaving, Standing, SubscriptionChange } from './subscription-timeline.js';
import { requireMinor } from './tallies.js';

export type MovementKind = 'NEW' | 'EXPANSION' | 'CONTRACTION' | 'CHURN' | 'REACTIVATION';

/** One change of a customer's MRR. The kind says the sign; the amount has none. */
export interface Movement {
  readonly at: Date;
  readonly kind: MovementKind;
  readonly amountMinor: number;
  /** The customer's MRR from `at` on, over all subscriptions. */
  readonly mrrAfterMinor: number;
  /** Whether a subscription was paused (fall) or resumed (rise) at that instant. */
  readonly paused: boolean;
  /** Of CHURN: why the customer left, as the subscription says that brought the most of those that ended then. Null for every other kind. */
  readonly reason: string | null;
  readonly comment: string | null;
}

/** What of a customer's MRR may go, from `at` on. */
export interface Outlook {
  readonly at: Date;
  /** MRR of subscriptions that are past due. */
  readonly atRiskMinor: number;
  /** MRR of subscriptions whose end is set and still to come. */
  readonly scheduledMinor: number;
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
  for (const [instant, standings] of standingTimeline(changes)) {
    const before = mrrMinor;
    let [pausedNow, resumedNow] = [false, false];
    const ended: Ended[] = [];
    for (const [subscription, standing] of standings) {
      const last = current.get(subscription) ?? GONE;
      mrrMinor += standing.minor - last.minor;
      heldCount += Number(standing.held) - Number(last.held);
      if (last.minor > 0 || last.held) ended.push({ subscription, minor: last.minor, leaving: standing.leaving });
      pausedNow ||= standing.held && last.minor > 0;
      resumedNow ||= last.held && standing.minor > 0;
      current.set(subscription, standing);
    }
    const moved = movementOf(before, mrrMinor, everPaid, { before: isCustomer, after: heldCount > 0 });
    const leftWhilePaused = moved === null && isCustomer && mrrMinor === 0 && heldCount === 0;
    const movement = leftWhilePaused ? ({ kind: 'CHURN', amount: 0 } as const) : moved;
    if (movement === null) continue;
    const paused = mrrMinor < before ? pausedNow : resumedNow;
    const leaving = movement.kind === 'CHURN' ? leavingOf(ended) : GONE.leaving;
    movements.push({ at: new Date(instant), kind: movement.kind, amountMinor: movement.amount, mrrAfterMinor: mrrMinor, paused, ...leaving });
    everPaid ||= mrrMinor > 0;
    isCustomer = movement.kind !== 'CHURN';
  }
  return movements;
}

interface Ended {
  readonly subscription: string;
  readonly minor: number;
  readonly leaving: Leaving;
}

/** Of several subscriptions that ended at once, the one that says why and brought the most. */
function leavingOf(ended: readonly Ended[]): Leaving {
  const [first] = ended.filter(({ leaving }) => leaving.reason !== null || leaving.comment !== null)
    .sort((a, b) => b.minor - a.minor || (a.subscription < b.subscription ? -1 : 1));
  return first?.leaving ?? GONE.leaving;
}

/**
 * How much of one customer's MRR is past due, and how much has its end set, from each instant on at which that changes, in the order of time. MRR that is
 * both is in both. At a scheduled end the amount goes back to 0, as the movement of that instant takes it. In any order, any repetition.
 */
export function replayOutlook(changes: readonly SubscriptionChange[]): readonly Outlook[] {
  const current = new Map<string, Standing>();
  const outlooks: Outlook[] = [];
  let [atRiskMinor, scheduledMinor] = [0, 0];
  for (const [instant, standings] of standingTimeline(changes)) {
    const [riskBefore, scheduledBefore] = [atRiskMinor, scheduledMinor];
    for (const [subscription, standing] of standings) {
      const last = current.get(subscription) ?? GONE;
      atRiskMinor += (standing.atRisk ? standing.minor : 0) - (last.atRisk ? last.minor : 0);
      scheduledMinor += (standing.scheduled ? standing.minor : 0) - (last.scheduled ? last.minor : 0);
      current.set(subscription, standing);
    }
    if (atRiskMinor !== riskBefore || scheduledMinor !== scheduledBefore) outlooks.push({ at: new Date(instant), atRiskMinor, scheduledMinor });
  }
  return outlooks;
}
