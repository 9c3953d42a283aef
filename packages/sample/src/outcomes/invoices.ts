import { DAY, MINUTE, addMonths } from '../calendar.js';
import type { Random } from '../random.js';
import { type Change, PRICES, discountAt } from './subscription.js';

export interface Payment {
  readonly key: string;
  readonly at: number;
  readonly kind: 'PAYMENT' | 'REFUND';
  readonly cents: number;
}

const PAYING = new Set(['ACTIVE', 'PAST_DUE']);

/**
 * What an account paid: an invoice at the start of each billing period, the rest of the year for seats added to a yearly plan,
 * and now and then money back. An overdue invoice is paid when the subscription recovers, or never.
 */
export function payments(changes: readonly Change[], now: number, random: Random): Payment[] {
  const found: Payment[] = [];
  for (const subscription of new Set(changes.map((change) => change.subscription))) {
    const own = changes.filter((change) => change.subscription === subscription);
    let number = 0;
    for (const { at, cents } of invoices(own, now)) {
      number += 1;
      const paidAt = at + random.whole(1, 50) * MINUTE;
      if (paidAt >= now || cents <= 0) continue;
      found.push({ key: `${subscription}-i${number}`, at: paidAt, kind: 'PAYMENT', cents });
      const backAt = Math.round(paidAt + random.between(1, 12) * DAY);
      if (random.chance(0.016) && backAt < now) found.push({ key: `${subscription}-r${number}`, at: backAt, kind: 'REFUND', cents: random.chance(0.6) ? cents : Math.floor(cents / 2) });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

interface Invoice {
  readonly at: number;
  readonly cents: number;
}

function* invoices(changes: readonly Change[], now: number): Generator<Invoice> {
  let first = true;
  for (const [index, change] of changes.entries()) {
    const before = changes[index - 1];
    if (!PAYING.has(change.status)) continue;
    const begins = !before || before.status === 'TRIALING' || before.status === 'CANCELLED' || before.interval !== change.interval;
    if (begins) {
      yield* periods(changes, index, now, first);
      first = false;
    } else if (change.interval === 'YEAR' && change.quantity > before.quantity && change.plan === before.plan) {
      yield { at: change.at, cents: Math.round((price(change, change.at) * (change.quantity - before.quantity)) / (2 * change.quantity)) };
    }
  }
}

/** The invoices from one beginning until the subscription ends or changes its interval. */
function* periods(changes: readonly Change[], start: number, now: number, first: boolean): Generator<Invoice> {
  const begun = changes[start];
  if (!begun) return;
  for (let months = 0; ; months += begun.interval === 'YEAR' ? 12 : 1) {
    const at = addMonths(begun.at, months);
    const place = changes.findLastIndex((change) => change.at <= at);
    const state = changes[place];
    if (at >= now || !state || state.status === 'CANCELLED' || state.interval !== begun.interval || (state.cancelAt ?? at + 1) <= at) return;
    if (changes.slice(start, place + 1).some(({ status }) => status === 'CANCELLED')) return;
    if (state.status === 'PAUSED') continue;
    const once = first && months === 0 && state.discount?.duration === 'ONCE' ? state.discount.percent : 0;
    const cents = Math.round((price(state, at) * (100 - once)) / 100);
    if (state.status === 'ACTIVE') yield { at, cents };
    else {
      const next = changes[place + 1];
      if (next?.status === 'ACTIVE') yield { at: next.at, cents };
    }
  }
}

/** Cents of one billing period, discount taken. */
function price(state: Change, at: number): number {
  return Math.round((PRICES[state.plan][state.interval] * state.quantity * (100 - discountAt(state, at))) / 100);
}
