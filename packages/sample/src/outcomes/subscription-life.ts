import { DAY, addMonths, firstDayOfMonth, localDay, localMonth } from '../calendar.js';
import type { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import { officeTime } from './scale.js';
import type { Change, Discount } from './subscription.js';

type State = Omit<Change, 'subscription' | 'at'>;

/**
 * The life of an account's subscriptions from its first payment on.
 * At most one movement of the account's total falls into a local month, so that movements by month read the same
 * whether they are taken one by one or between the ends of the month.
 */
export class SubscriptionLife {
  readonly changes: Change[] = [];
  private readonly taken = new Set<number>();
  private readonly main: string;
  private readonly addOn: string;
  private anchor = 0;
  private hasAddOn = false;

  constructor(private readonly time: Timeline, account: string, private readonly random: Random) {
    this.main = `${account}-s1`;
    this.addOn = `${account}-s2`;
  }

  trial(at: number, state: State): void {
    this.say(at, { ...state, status: 'TRIALING', discount: undefined });
  }

  endTrial(at: number, state: State): void {
    this.say(at, { ...state, status: 'CANCELLED', discount: undefined });
  }

  /** Begins to pay, then lives on until now. */
  begin(at: number, state: State): void {
    this.taken.add(localMonth(at));
    this.anchor = at;
    if (state.discount?.endsAt !== undefined) this.taken.add(localMonth(state.discount.endsAt));
    this.say(at, state);
    let next: { at: number; state: State } | null = { at, state };
    while (next !== null) next = this.goOn(next.at, next.state);
    this.changes.sort((a, b) => a.at - b.at);
  }

  /** One more turn of life, or null when nothing more has happened by now. */
  private goOn(last: number, before: State): { at: number; state: State } | null {
    const at = this.freeAt(last + (12 + this.random.waiting(78)) * DAY);
    if (at === null) return null;
    const state = this.without(before, at);
    const { random } = this;
    const { quantity, plan, interval } = state;
    switch (random.weighted([['more', 36], ['fewer', 12], ['plan', 10], ['yearly', 4], ['addOn', 7], ['cancel', 21], ['pause', 4], ['overdue', 9]])) {
      case 'more':
        return this.become(at, { ...state, quantity: quantity + Math.max(1, Math.round(quantity * random.between(0.1, 0.5))) });
      case 'fewer':
        return this.become(at, { ...state, quantity: Math.max(1, quantity - Math.max(1, Math.round(quantity * random.between(0.1, 0.4)))) });
      case 'plan':
        return this.become(at, { ...state, plan: plan === 'Team' ? 'Business' : 'Team' });
      case 'yearly':
        if (interval === 'MONTH') this.anchor = at;
        return this.become(at, { ...state, interval: 'YEAR' });
      case 'addOn':
        this.switchAddOn(at);
        return { at, state };
      case 'pause':
        return this.pause(at, state);
      case 'overdue':
        return this.fallDue(at, state);
      default:
        return this.cancel(at, state);
    }
  }

  private become(at: number, state: State): { at: number; state: State } {
    this.say(at, state);
    return { at, state };
  }

  private switchAddOn(at: number): void {
    this.hasAddOn = !this.hasAddOn;
    this.changes.push({ subscription: this.addOn, at, status: this.hasAddOn ? 'ACTIVE' : 'CANCELLED', plan: 'Insights', quantity: 1, interval: 'MONTH' });
  }

  private pause(at: number, state: State): { at: number; state: State } | null {
    if (this.hasAddOn) this.switchAddOn(at);
    this.say(at, { ...state, status: 'PAUSED' });
    const back = this.freeAt(at + this.random.between(25, 80) * DAY);
    return back === null ? null : this.become(back, this.without(state, back));
  }

  /** An invoice is not paid: most are within days, the others end the subscription. */
  private fallDue(at: number, state: State): { at: number; state: State } | null {
    const due = this.boundaryAfter(at, state);
    if (due >= this.time.now) return null;
    this.say(due, { ...this.without(state, due), status: 'PAST_DUE' });
    const pays = this.random.chance(0.8);
    const then = pays ? due + this.random.between(2, 12) * DAY : this.freeAt(due + 21 * DAY);
    if (then === null || then >= this.time.now) return null;
    return pays ? this.become(Math.round(then), this.without(state, then)) : this.end(then, state);
  }

  /** Most cancel for the end of what they paid for, the others at once. */
  private cancel(at: number, state: State): { at: number; state: State } | null {
    if (this.random.chance(0.3)) return this.end(at, state);
    let end = this.boundaryAfter(at + DAY, state);
    while (this.taken.has(localMonth(end)) && localMonth(end) !== localMonth(at)) end = this.boundaryAfter(end + DAY, state);
    this.taken.add(localMonth(end));
    this.say(at, { ...state, cancelAt: end });
    return end >= this.time.now ? null : this.end(end, state);
  }

  private end(at: number, state: State): { at: number; state: State } | null {
    if (this.hasAddOn) this.switchAddOn(at);
    this.say(at, { ...this.without(state, at), status: 'CANCELLED' });
    if (!this.random.chance(0.24)) return null;
    const back = this.freeAt(at + this.random.between(35, 150) * DAY);
    if (back === null) return null;
    this.anchor = back;
    return this.become(back, { status: 'ACTIVE', plan: state.plan, quantity: state.quantity, interval: 'MONTH' });
  }

  /** The end of the billing period an instant lies in. */
  private boundaryAfter(instant: number, { interval }: State): number {
    const step = interval === 'YEAR' ? 12 : 1;
    for (let months = step; ; months += step) {
      const boundary = addMonths(this.anchor, months);
      if (boundary > instant) return boundary;
    }
  }

  /** Office hours on that day, or in the next month without a movement; null when that has not come. */
  private freeAt(instant: number): number | null {
    let day = localDay(instant);
    let month = localMonth(instant);
    while (this.taken.has(month)) {
      month += 1;
      day = firstDayOfMonth(month) + this.random.whole(0, 26);
    }
    if (day >= this.time.today) return null;
    this.taken.add(month);
    return officeTime(this.time, day, this.random);
  }

  /** The state without a discount that has run out. */
  private without(state: State, at: number): State {
    const { discount } = state;
    const over = (each: Discount): boolean => each.duration === 'ONCE' || (each.endsAt !== undefined && each.endsAt <= at);
    return discount && over(discount) ? { ...state, discount: undefined } : state;
  }

  private say(at: number, state: State): void {
    this.changes.push({ ...state, subscription: this.main, at });
  }
}
