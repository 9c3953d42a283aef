import { currencyExponent } from './currency.js';

export type MoneyErrorCode = 'CURRENCY_UNKNOWN' | 'AMOUNT_NOT_DECIMAL' | 'AMOUNT_TOO_FINE' | 'AMOUNT_TOO_LARGE';

/** An amount that cannot be taken as it stands. The message is for the person who sent it. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';

  constructor(readonly code: MoneyErrorCode, message: string) {
    super(message);
  }
}

/** An exact decimal: digits / 10^scale, without trailing zeros (12.50 is 125 / 10^1). */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** "-12.50", "12" or ".5" exactly. MoneyError AMOUNT_NOT_DECIMAL for anything else: thousands marks, exponents, currency signs, blanks inside. */
export function parseDecimal(text: string): Decimal {
  const match = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(text.trim());
  const whole = match?.[2] ?? '';
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || (whole === '' && match[3] === undefined)) throw new MoneyError('AMOUNT_NOT_DECIMAL', `"${text}" is not a decimal number such as 1234.50.`);
  const digits = BigInt(whole + fraction || '0');
  return { digits: match[1] === '-' ? -digits : digits, scale: fraction.length };
}

/** numerator / denominator as a whole number, rounded half away from zero. RangeError for a denominator of 0. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('Nothing is divided by 0.');
  const negative = numerator < 0n !== denominator < 0n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** A whole amount as a number, or MoneyError AMOUNT_TOO_LARGE beyond what a double holds exactly (9,007,199,254,740,991 minor units). */
export function minorNumber(minor: bigint): number {
  const amount = Number(minor);
  if (!Number.isSafeInteger(amount)) throw new MoneyError('AMOUNT_TOO_LARGE', `An amount of ${minor} minor units is too large to be counted exactly.`);
  return amount;
}

function requireExponent(currency: string): number {
  const exponent = currencyExponent(currency);
  if (exponent === null) throw new MoneyError('CURRENCY_UNKNOWN', `"${currency}" is not a currency code of ISO 4217, such as EUR.`);
  return exponent;
}

/**
 * A decimal amount in whole minor units of its currency, exactly: "12.34" USD is 1234, "1200" JPY is 1200, "1.5" KWD is 1500. Trailing zeros do not matter.
 * MoneyError AMOUNT_TOO_FINE when the currency has fewer decimals than the amount: it is refused, never rounded.
 */
export function toMinorUnits(decimal: string, currency: string): number {
  const exponent = requireExponent(currency);
  const { digits, scale } = parseDecimal(decimal);
  if (scale > exponent) throw new MoneyError('AMOUNT_TOO_FINE', `${currency} has ${exponent} decimals; "${decimal}" has ${scale}.`);
  return minorNumber(digits * 10n ** BigInt(exponent - scale));
}

/** Whole minor units as an exact decimal with the currency's decimals: 1234 USD is "12.34", -5 USD is "-0.05", 1200 JPY is "1200". RangeError unless whole. */
export function formatMinor(minor: number | bigint, currency: string): string {
  const exponent = requireExponent(currency);
  if (typeof minor === 'number' && !Number.isSafeInteger(minor)) throw new RangeError(`Minor units are whole, not ${minor}: round first.`);
  const amount = BigInt(minor);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, '0');
  const sign = amount < 0n ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** A computed amount, such as ARPA, in whole minor units: rounded half away from zero. MoneyError AMOUNT_TOO_LARGE beyond exact numbers. */
export function roundMinor(minor: number): number {
  const rounded = Math.sign(minor) * Math.round(Math.abs(minor));
  if (!Number.isSafeInteger(rounded)) throw new MoneyError('AMOUNT_TOO_LARGE', `An amount of ${minor} minor units is too large to be counted exactly.`);
  return rounded === 0 ? 0 : rounded;
}
