import { scaleOf, withMinus } from './number';

function currencyFormat(currency: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options });
}

/** How many decimals the currency has (EUR 2, JPY 0, KWD 3). */
export function currencyExponent(currency: string): number {
  return currencyFormat(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as money, short for the screen: €46.1k, 46,1k €. `most` sets the scale where several stand together, as on an axis. */
export function shortMoney(minor: number, currency: string, exponent = currencyExponent(currency), most = minor): string {
  const major = minor / 10 ** exponent;
  const size = Math.abs(most) / 10 ** exponent;
  const scale = minor === 0 ? undefined : scaleOf(size);
  // Not the browser's own compact notation: that of some languages has no word for thousands.
  if (scale) return withMark(currencyFormat(currency, { maximumFractionDigits: 1, minimumFractionDigits: 0 }), major / scale.by, scale.mark);
  const options: Intl.NumberFormatOptions = { maximumFractionDigits: size >= 100 ? 0 : exponent, minimumFractionDigits: size >= 100 || Number.isInteger(major) ? 0 : exponent };
  return withMinus(currencyFormat(currency, options).format(major));
}

/** Puts the mark behind the digits, on whichever side of them the sign of the currency stands. */
function withMark(format: Intl.NumberFormat, value: number, mark: string): string {
  const parts = format.formatToParts(value);
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction');
  return withMinus(parts.map((part, index) => (index === last ? part.value + mark : part.value)).join(''));
}

/** Minor units as money with all its decimals, for tooltips and tables. */
export function exactMoney(minor: number, currency: string, exponent = currencyExponent(currency)): string {
  return withMinus(currencyFormat(currency, { minimumFractionDigits: exponent, maximumFractionDigits: exponent }).format(minor / 10 ** exponent));
}
