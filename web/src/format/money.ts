import { withMinus } from './number';

function currencyFormat(currency: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options });
}

/** How many decimals the currency has (EUR 2, JPY 0, KWD 3). */
export function currencyExponent(currency: string): number {
  return currencyFormat(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as money, short for the screen: €46.1k. `most` sets the scale where several stand together, as on an axis. */
export function shortMoney(minor: number, currency: string, exponent = currencyExponent(currency), most = minor): string {
  const major = minor / 10 ** exponent;
  const size = Math.abs(most) / 10 ** exponent;
  const options: Intl.NumberFormatOptions =
    size >= 10_000
      ? { notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }
      : { maximumFractionDigits: size >= 100 ? 0 : exponent, minimumFractionDigits: size >= 100 || Number.isInteger(major) ? 0 : exponent };
  return withMinus(currencyFormat(currency, options).format(major));
}

/** Minor units as money with all its decimals, for tooltips and tables. */
export function exactMoney(minor: number, currency: string, exponent = currencyExponent(currency)): string {
  return withMinus(currencyFormat(currency, { minimumFractionDigits: exponent, maximumFractionDigits: exponent }).format(minor / 10 ** exponent));
}
