import { choice, instant, listOf, number } from './fields.js';
import { amount, wholeMinor } from './money-fields.js';
import { kindOf, Unfit } from './unfit.js';

const FIELDS = ['percent', 'amount', 'duration', 'endsAt'] as const;

/** A discount as it was sent, each part checked; its amount is in major units still, as the currency stands elsewhere. */
export interface SentDiscount {
  readonly percent: number | null;
  readonly amount: string | null;
  readonly duration: 'ONCE' | 'REPEATING' | 'FOREVER' | null;
  readonly endsAt: string | null;
}

const percent = number({ min: 0, max: 100 });
const duration = choice('ONCE', 'REPEATING', 'FOREVER');

function discount(value: unknown): SentDiscount {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit(`expected an object as {"percent": 20, "duration": "FOREVER"}, got ${kindOf(value)}.`);
  const foreign = Object.keys(value).find((name) => !FIELDS.some((field) => field === name));
  if (foreign !== undefined) throw new Unfit(`has no field "${foreign.slice(0, 60)}". A discount has ${FIELDS.join(', ')}.`);
  const part = <T>(field: (typeof FIELDS)[number], read: (found: unknown) => T): T | null => {
    const found: unknown = Reflect.get(value, field);
    return found === null || found === undefined ? null : read(found);
  };
  const read: SentDiscount = { percent: part('percent', percent), amount: part('amount', amount), duration: part('duration', duration), endsAt: part('endsAt', instant) };
  if (read.percent === null && read.amount === null) throw new Unfit('a discount has a percent or an amount.');
  if (read.percent !== null && !/^\d+(\.\d{1,6})?$/.test(String(read.percent))) throw new Unfit('expected a percent of at most 6 decimals.');
  return read;
}

/** Discounts that are taken off one after the other. */
export const discounts = listOf(discount, 20);

/** The same in minor units of the currency, as JSON text in one form; null for none. Unfit where an amount is finer than the currency. */
export function discountsJson(sent: readonly SentDiscount[], currency: string): string | null {
  if (sent.length === 0) return null;
  return JSON.stringify(sent.map(({ amount: off, ...rest }) => ({ ...rest, amountMinor: off === null ? null : wholeMinor(off, currency) })));
}
