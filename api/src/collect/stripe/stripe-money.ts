import { currencyExponent } from '@bifocal/metrics';

/** Where Stripe counts in other units than ISO 4217 says: its zero-decimal ariary, and two decimals for króna and shilling, which have none. */
const OTHER_EXPONENTS: Readonly<Record<string, number>> = { MGA: 0, ISK: 2, UGX: 2 };

/** An amount in Stripe's smallest units as exact decimal text in major units: 1234 of usd is "12.34", 1234 of jpy "1234". */
export function majorText(units: number, currency: string): string {
  const code = currency.toUpperCase();
  const exponent = OTHER_EXPONENTS[code] ?? currencyExponent(code) ?? 2;
  const digits = BigInt(Math.round(units)).toString().padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
