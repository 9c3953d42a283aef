import { lineTotal, type ItemPrice } from './item-terms.js';
import { discountsIn } from './stripe-evidence.js';
import { majorText } from './stripe-money.js';
import { instantAt, iso, listAt, numberAt, objectAt, textAt, type Json, type JsonObject } from './stripe-shape.js';
import type { StripeDictionary } from './stripe-dictionary.js';

/** A discount as a change of a subscription tells it. */
export interface SentDiscount {
  readonly percent?: number;
  readonly amount?: string;
  readonly duration: 'ONCE' | 'REPEATING' | 'FOREVER';
  readonly endsAt?: string;
}

const DURATIONS: Readonly<Record<string, SentDiscount['duration']>> = { once: 'ONCE', repeating: 'REPEATING', forever: 'FOREVER' };
const MONTH_MS = (365 / 12) * 86_400_000;

/**
 * The discounts of each line of a subscription: the line's own, then the subscription's, or the customer's where the subscription has none. An amount off the
 * whole bill is shared out over its lines by what they cost, so that the shares add up to it.
 */
export function lineDiscounts(subscription: JsonObject, lines: readonly ItemPrice[], customers: JsonObject | null, known: StripeDictionary): ReadonlyMap<string, readonly SentDiscount[]> {
  const items = new Map(listAt(subscription, 'items').map((item) => [textAt(item, 'id'), item]));
  const found = new Map<string, SentDiscount[]>(lines.map((line) => [line.id, []]));
  for (const line of lines) {
    for (const discount of discountsIn(items.get(line.id) ?? {})) add(found, [line], known.object(discount), known);
  }
  const own = discountsIn(subscription).map((discount) => known.object(discount));
  for (const discount of own.length > 0 ? own : [customers]) add(found, lines, discount, known);
  return found;
}

function add(found: Map<string, SentDiscount[]>, all: readonly ItemPrice[], discount: JsonObject | null, known: StripeDictionary): void {
  const coupon = discount && known.coupon(discount);
  if (!discount || !coupon) return;
  const lines = all.filter((line) => appliesTo(coupon, line));
  const runs = { duration: DURATIONS[textAt(coupon, 'duration') ?? ''] ?? 'REPEATING', ...endOf(discount, coupon) } as const;
  const percent = numberAt(coupon, 'percent_off');
  if (percent !== null && percent > 0) {
    for (const { id } of lines) found.get(id)?.push({ percent: Number(Math.min(percent, 100).toFixed(6)), ...runs });
    return;
  }
  const shares = sharesOf(lines, amountOff(coupon, lines[0]?.currency ?? ''));
  lines.forEach((line, index) => { if (shares[index]! > 0) found.get(line.id)?.push({ amount: majorText(shares[index]!, line.currency), ...runs }); });
}

/** A coupon may be for some products alone. */
function appliesTo(coupon: JsonObject, { product }: ItemPrice): boolean {
  const products = objectAt(coupon, 'applies_to')?.['products'];
  return !Array.isArray(products) || products.length === 0 || (products as readonly Json[]).includes(product);
}

/** In the currency of the line; a coupon of another currency takes nothing off. */
function amountOff(coupon: JsonObject, currency: string): number {
  if (textAt(coupon, 'currency')?.toLowerCase() === currency.toLowerCase()) return numberAt(coupon, 'amount_off') ?? 0;
  const option = objectAt(objectAt(coupon, 'currency_options') ?? {}, currency.toLowerCase());
  return (option && numberAt(option, 'amount_off')) ?? 0;
}

/** What is left by rounding goes to the dearest line. */
function sharesOf(lines: readonly ItemPrice[], amount: number): number[] {
  const totals = lines.map(lineTotal);
  const all = totals.reduce((sum, each) => sum + each, 0);
  if (all === 0 || amount === 0) return totals.map(() => 0);
  const shares = totals.map((total) => Math.floor((amount * total) / all));
  shares[totals.indexOf(Math.max(...totals))]! += amount - shares.reduce((sum, each) => sum + each, 0);
  return shares;
}

function endOf(discount: JsonObject, coupon: JsonObject): { endsAt?: string } {
  const [end, start, months] = [instantAt(discount, 'end'), instantAt(discount, 'start'), numberAt(coupon, 'duration_in_months')];
  if (end !== null) return { endsAt: iso(end) };
  return textAt(coupon, 'duration') === 'repeating' && start !== null && months !== null ? { endsAt: iso(start + months * MONTH_MS) } : {};
}
