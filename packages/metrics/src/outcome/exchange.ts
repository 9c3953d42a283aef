import { currencyExponent } from './currency.js';
import { divideRounded, minorNumber, MoneyError, parseDecimal } from './money.js';
import type { Decimal } from './money.js';

/** Decimals that a rate is taken with: what is worked out of others (the other way round, by way of a third currency) is rounded to these. */
export const RATE_DECIMALS = 12;

function rateOf(text: string): Decimal {
  const rate = parseDecimal(text);
  if (rate.digits <= 0n) throw new RangeError(`A rate is more than 0, not ${text}.`);
  return rate;
}

function exponentOf(currency: string): number {
  const exponent = currencyExponent(currency);
  if (exponent === null) throw new MoneyError('CURRENCY_UNKNOWN', `"${currency}" is not a currency code of ISO 4217, such as EUR.`);
  return exponent;
}

/**
 * Whole minor units of one currency in whole minor units of another one, at `rate` (how much of `to` one unit of `from` is, exact decimal text).
 * Each amount is converted by itself, exactly, and rounded once, half away from zero; sums are sums of what is rounded, so parts always add up to
 * their whole. RangeError for a rate of 0 or less; MoneyError for an unknown currency or an amount beyond exact numbers.
 */
export function convertMinor(minor: number, rate: string, from: string, to: string): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Minor units are whole, not ${minor}.`);
  const { digits, scale } = rateOf(rate);
  const shift = exponentOf(to) - exponentOf(from) - scale;
  const product = BigInt(minor) * digits;
  return minorNumber(shift >= 0 ? product * 10n ** BigInt(shift) : divideRounded(product, 10n ** BigInt(-shift)));
}

function textOf(scaled: bigint): string {
  const digits = scaled.toString().padStart(RATE_DECIMALS + 1, '0');
  return `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`.replace(/\.?0+$/, '');
}

/** The rate from a to c by way of b: (b to c) / (b to a), with {@link RATE_DECIMALS} decimals. With 1 for "b to c" it is the rate of "b to a" the other way round. */
export function crossRate(toTarget: string, toSource: string): string {
  const [target, source] = [rateOf(toTarget), rateOf(toSource)];
  return textOf(divideRounded(target.digits * 10n ** BigInt(source.scale + RATE_DECIMALS), source.digits * 10n ** BigInt(target.scale)));
}
