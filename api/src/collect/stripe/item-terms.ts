import { majorText } from './stripe-money.js';
import { idAt, instantAt, listAt, numberAt, objectAt, textAt, type JsonObject } from './stripe-shape.js';
import type { StripeDictionary } from './stripe-dictionary.js';

const INTERVALS: Readonly<Record<string, string>> = { day: 'DAY', week: 'WEEK', month: 'MONTH', year: 'YEAR' };

/** What one item of a subscription costs a billing period, in Stripe's units, and how it is billed. */
export interface ItemPrice {
  readonly id: string;
  /** Of one unit, tax taken off; 0 for usage and tiers. */
  readonly unit: number;
  readonly quantity: number;
  /** Tax that the price holds, of all units for one billing period. */
  readonly tax: number;
  readonly currency: string;
  readonly interval: string;
  readonly intervalCount: number;
  readonly plan: string | null;
  /** Metered or in tiers: what it costs is known by the invoice alone. */
  readonly isUsage: boolean;
  readonly product: string | null;
  readonly periodEnd: number | null;
}

/** The items of a subscription that recur. The price of an item stands in it as `price`, and in older versions of the API as `plan`. */
export function itemPrices(subscription: JsonObject, known: StripeDictionary): ItemPrice[] {
  return listAt(subscription, 'items').flatMap((item) => itemPrice(item, subscription, known) ?? []);
}

function itemPrice(item: JsonObject, subscription: JsonObject, known: StripeDictionary): ItemPrice | null {
  const price = objectAt(item, 'price') ?? objectAt(item, 'plan');
  const id = textAt(item, 'id');
  if (!price || id === null) return null;
  const recurring = objectAt(price, 'recurring') ?? objectAt(item, 'plan') ?? price;
  const interval = INTERVALS[textAt(recurring, 'interval') ?? ''];
  const currency = textAt(price, 'currency') ?? textAt(subscription, 'currency');
  if (!interval || currency === null) return null;
  const isUsage = textAt(recurring, 'usage_type') === 'metered' || textAt(price, 'billing_scheme') === 'tiered' || textAt(recurring, 'meter') !== null;
  const product = idAt(price, 'product');
  return {
    id, ...(isUsage ? { unit: 0, quantity: 1, tax: 0 } : costOf(item, price, subscription)), currency, interval, intervalCount: numberAt(recurring, 'interval_count') ?? 1, isUsage, product,
    plan: planName(price, known.object(objectAt(price, 'product') ?? product)), periodEnd: instantAt(item, 'current_period_end') ?? instantAt(subscription, 'current_period_end'),
  };
}

/** Prices may be fractions of a unit: then the whole line is the unit, rounded once. */
function costOf(item: JsonObject, price: JsonObject, subscription: JsonObject): Pick<ItemPrice, 'unit' | 'quantity' | 'tax'> {
  const quantity = packages(numberAt(item, 'quantity') ?? 1, price);
  const unit = numberAt(price, 'unit_amount') ?? numberAt(price, 'amount') ?? Number(textAt(price, 'unit_amount_decimal') ?? textAt(price, 'amount_decimal') ?? 0);
  const percent = textAt(price, 'tax_behavior') === 'exclusive' ? 0 : inclusiveTax(item, subscription);
  if (percent === 0 && Number.isInteger(unit)) return { unit, quantity, tax: 0 };
  const gross = Math.round(unit * quantity);
  const net = Math.round((unit * quantity) / (1 + percent / 100));
  return { unit: net, quantity: 1, tax: gross - net };
}

/** Sold by the package: 25 of a package of 10 are 3, or 2 where it is rounded down. */
function packages(quantity: number, price: JsonObject): number {
  const transform = objectAt(price, 'transform_quantity') ?? objectAt(price, 'transform_usage');
  const by = transform && numberAt(transform, 'divide_by');
  if (!transform || !by || by <= 1) return quantity;
  return textAt(transform, 'round') === 'up' ? Math.ceil(quantity / by) : Math.floor(quantity / by);
}

/** Percent of tax that is in the price, by the rates that are set by hand. */
function inclusiveTax(item: JsonObject, subscription: JsonObject): number {
  const own = listAt(item, 'tax_rates');
  const rates = own.length > 0 ? own : listAt(subscription, 'default_tax_rates');
  return rates.filter((rate) => rate['inclusive'] === true).reduce((sum, rate) => sum + (numberAt(rate, 'percentage') ?? 0), 0);
}

function planName(price: JsonObject, product: JsonObject | null): string | null {
  const [name, nickname] = [product && textAt(product, 'name'), textAt(price, 'nickname')];
  const said = name && nickname && name !== nickname ? `${name}, ${nickname}` : nickname ?? name ?? textAt(price, 'lookup_key') ?? textAt(price, 'id');
  return said?.slice(0, 200) ?? null;
}

/** What a line brings a billing period before discounts, in Stripe's units. */
export const lineTotal = ({ unit, quantity }: ItemPrice): number => unit * quantity;

export const amountText = (units: number, { currency }: Pick<ItemPrice, 'currency'>): string => majorText(units, currency);
