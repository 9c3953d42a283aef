import { dateOf, firstDayOfMonth, localDay, localMonth, weekday } from '../calendar.js';
import type { ExchangeRateInput } from '../batch.js';
import { Random } from '../random.js';
import { CURRENCY, type Timeline } from '../timeline.js';
import type { Movement } from './subscription.js';

/** Customers in the United States pay in dollars, all others in euros. */
export const ABROAD = 'USD';

export function currencyOf(country: string): string {
  return country === 'US' ? ABROAD : CURRENCY;
}

const SCALE = 10_000;

/** What a dollar is in euros on a working day, in ten-thousandths: two slow swings and a little unrest. */
function fixing(time: Timeline, day: number): number {
  const since = day - time.firstDay;
  return Math.round(SCALE * (0.915 + 0.022 * Math.sin(since / 74) + 0.008 * Math.sin(since / 19)) + Random.of(time.seed, 'rate', day).between(-12, 12));
}

/** The rate of a day: that of the last working day up to it, as central banks publish none at weekends. */
export function rateOn(time: Timeline, day: number): number {
  return fixing(time, day - Math.max(0, weekday(day) - 5));
}

/** A rate a working day, from the week before history begins. */
export function ratesOf(time: Timeline): ExchangeRateInput[] {
  const rates: ExchangeRateInput[] = [];
  for (let day = time.firstDay - 7; day <= time.today; day += 1) {
    if (weekday(day) <= 5) rates.push({ day: dateOf(day), from: ABROAD, to: CURRENCY, rate: `0.${String(fixing(time, day)).padStart(4, '0')}` });
  }
  return rates;
}

/** Cents of a currency in euro cents on a day: rounded once, half up (amounts are never negative). */
export function inEuroCents(time: Timeline, cents: number, currency: string, day: number): number {
  return currency === CURRENCY ? cents : Math.floor((cents * rateOn(time, day) * 2 + SCALE) / (2 * SCALE));
}

/** The movements of one account in euro cents, each at its day's rate; and what its MRR is at the end of each month, at the rate of the month's last day (of the running one: today's). */
export function inEuros(time: Timeline, movements: readonly Movement[], currency: string): { readonly moves: readonly { readonly month: number; readonly kind: Movement['kind']; readonly cents: number }[]; readonly ends: ReadonlyMap<number, number> } {
  let before = 0;
  const moves = movements.map(({ at, kind, after }) => {
    const day = localDay(at);
    const cents = Math.abs(inEuroCents(time, after, currency, day) - inEuroCents(time, before, currency, day));
    before = after;
    return { month: localMonth(at), kind, cents };
  });
  const ends = new Map<number, number>();
  const first = movements[0];
  if (!first) return { moves, ends };
  for (let month = localMonth(first.at); month <= localMonth(time.now); month += 1) {
    const level = movements.findLast(({ at }) => localMonth(at) <= month)?.after ?? 0;
    ends.set(month, inEuroCents(time, level, currency, Math.min(firstDayOfMonth(month + 1) - 1, time.today)));
  }
  return { moves, ends };
}
