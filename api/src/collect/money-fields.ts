import { currencyExponent, MoneyError, monthlyRecurring, parseDecimal, RATE_DECIMALS, toMinorUnits, type BillingInterval } from '@bifocal/metrics';
import { kindOf, Unfit } from './unfit.js';

/** Decimals of a minor unit that are kept of a payment. */
const FRACTION = 6;
/** More than this a month, from one subscription, is a slip of the unit. */
const MOST_MRR_MINOR = 1e12;

/** An amount of 0 or more as exact decimal text, as "12.50" or 12.5. */
export function amount(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Unfit('expected an amount of 0 or more, got one that is too large.');
  if (typeof value !== 'number' && typeof value !== 'string') throw new Unfit(`expected an amount, as "12.50", got ${kindOf(value)}.`);
  const text = String(value).trim();
  if (text.length > 40) throw new Unfit('expected an amount of at most 40 digits, as "12.50".');
  const { digits } = asUnfit(() => parseDecimal(text), 'Send it as "1234.50", without a currency sign or thousands marks.');
  if (digits < 0n) throw new Unfit(`expected an amount of 0 or more, got ${text}. Money that goes back is a REFUND.`);
  return text;
}

function asUnfit<T>(read: () => T, hint = ''): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MoneyError || error instanceof RangeError) throw new Unfit(hint ? `${error.message} ${hint}` : error.message);
    throw error;
  }
}

/** Whole minor units of a price: what is finer than the currency is refused, not rounded. */
export function wholeMinor(decimal: string, currency: string): number {
  return asUnfit(() => toMinorUnits(decimal, currency));
}

/** Minor units of a payment, as exact decimal text with the fractions that the source has. */
export function exactMinor(decimal: string, currency: string): string {
  const { digits, scale } = parseDecimal(decimal);
  const left = scale - (currencyExponent(currency) ?? 0);
  if (left > FRACTION) throw new Unfit(`expected at most ${FRACTION} decimals beyond ${currency}'s own.`);
  const whole = left <= 0 ? digits * 10n ** BigInt(-left) : digits;
  const point = Math.max(left, 0);
  const padded = whole.toString().padStart(point + 1, '0');
  if (padded.length - point > 15) throw new Unfit('expected an amount below 1,000,000,000,000,000 minor units.');
  return point === 0 ? padded : `${padded.slice(0, -point)}.${padded.slice(-point)}`;
}

/** How much of one currency a unit of another one is, as exact decimal text: more than 0, at most 12 decimals. */
export function exchangeRate(value: unknown): string {
  const text = amount(value);
  const { digits, scale } = parseDecimal(text);
  if (digits === 0n) throw new Unfit('expected a rate of more than 0, as "1.0834".');
  if (scale > RATE_DECIMALS) throw new Unfit(`expected at most ${RATE_DECIMALS} decimals, got ${scale}.`);
  if (digits >= 10n ** BigInt(scale + 9)) throw new Unfit('expected a rate below 1,000,000,000.');
  return text;
}

/** Refuses a price that the replay could not reckon with. */
export function requireReckonable(terms: { amountMinor: number; quantity: number; interval: BillingInterval; intervalCount: number }): void {
  const monthly = asUnfit(() => monthlyRecurring({ ...terms, status: 'ACTIVE', at: new Date(0) }));
  if (monthly > MOST_MRR_MINOR) throw new Unfit('the subscription would bring more than 1,000,000,000,000 minor units a month. Is the amount in major units?');
}
