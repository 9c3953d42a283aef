import { divideRounded, minorNumber, parseDecimal } from './money.js';

/** Only ACTIVE and PAST_DUE pay. UNPAID: the source gave up collecting. A free plan is ACTIVE at an amount of 0. */
export type SubscriptionStatus = 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'PAUSED' | 'UNPAID' | 'CANCELLED';
export type BillingInterval = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
/** ONCE: the first bill only, so never in MRR. REPEATING: until its end. FOREVER: as long as the subscription. */
export type DiscountDuration = 'ONCE' | 'REPEATING' | 'FOREVER';

/** Something taken off a price. A percentage, an amount, or first the one and then the other. */
export interface Discount {
  /** Off what is left of the price, 0 to 100; decimals are exact as written. */
  readonly percent?: number | null;
  /** Off what is left of the price of one billing period for all units together, after the percentage, in whole minor units; at least 0 stays. */
  readonly amountMinor?: number | null;
  /** Null or left out counts as REPEATING. */
  readonly duration?: DiscountDuration | null;
  /** First instant without a REPEATING discount; null or left out: it runs on. */
  readonly endsAt?: Date | null;
}

/** What a subscription costs and whether it is paid, as it stands from one instant on. */
export interface SubscriptionTerms {
  readonly status: SubscriptionStatus;
  /** Price of one unit for one billing period, in whole minor units, without tax and metered usage. */
  readonly amountMinor: number;
  /** Seats, licences: whole, from 0. */
  readonly quantity: number;
  /** Billed every `intervalCount` intervals: quarterly is MONTH x 3. */
  readonly interval: BillingInterval;
  readonly intervalCount: number;
  /** Off the price, 0 to 100; decimals are exact as written. */
  readonly discountPercent?: number | null;
  /** Off the price of one billing period for all units together, after the percentage, in whole minor units; the price stays at least 0. */
  readonly discountAmountMinor?: number | null;
  /** Null or left out counts as REPEATING. */
  readonly discountDuration?: DiscountDuration | null;
  /** First instant without a REPEATING discount; null or left out: it runs on. */
  readonly discountEndsAt?: Date | null;
  /** Further discounts, taken off one after the other, after the one above. */
  readonly discounts?: readonly Discount[] | null;
}

const PERIODS_A_YEAR: Readonly<Record<BillingInterval, bigint>> = { DAY: 365n, WEEK: 52n, MONTH: 12n, YEAR: 1n };

function requireWhole(value: number, lowest: number, name: string): bigint {
  if (!Number.isSafeInteger(value) || value < lowest) throw new RangeError(`${name} is a whole number from ${lowest}, not ${String(value)}.`);
  return BigInt(value);
}

/** All discounts of the terms in the order in which they are taken off, ended ones among them. */
export function discountsOf(terms: SubscriptionTerms): readonly Discount[] {
  const { discountPercent: percent, discountAmountMinor: amountMinor, discountDuration: duration, discountEndsAt: endsAt, discounts } = terms;
  const own: readonly Discount[] = percent || amountMinor ? [{ percent: percent ?? null, amountMinor: amountMinor ?? null, duration: duration ?? null, endsAt: endsAt ?? null }] : [];
  return [...own, ...(discounts ?? [])];
}

/** Whether the discount is taken off at the instant: one of ONCE never is, as it comes off the first bill alone. */
export function discountRuns({ duration, endsAt }: Discount, at: Date): boolean {
  if (duration === 'ONCE') return false;
  if (duration === 'FOREVER' || !endsAt) return true;
  return at.getTime() < endsAt.getTime();
}

/** The price of a bill after the discounts, as an exact fraction. */
function charged(price: bigint, discounts: readonly Discount[]): readonly [numerator: bigint, denominator: bigint] {
  return discounts.reduce<readonly [bigint, bigint]>(([numerator, denominator], { percent, amountMinor }) => {
    const { digits, scale } = parseDecimal(String(percent ?? 0));
    const hundred = 100n * 10n ** BigInt(scale);
    const left = numerator * (hundred - digits) - BigInt(amountMinor ?? 0) * denominator * hundred;
    return [left < 0n ? 0n : left, denominator * hundred];
  }, [price, 1n]);
}

function requireDiscount({ percent, amountMinor }: Discount): void {
  if (percent != null && !(percent >= 0 && percent <= 100)) throw new RangeError(`A discount is from 0 to 100 %, not ${String(percent)}.`);
  requireWhole(amountMinor ?? 0, 0, 'discountAmountMinor');
}

/**
 * MRR of one subscription at an instant = amount x quantity, less running discounts, x periods a year / 12, in whole minor units.
 * Reckoned as an exact fraction and rounded once, half away from zero. Days are 365 a year, weeks 52. 0 unless ACTIVE or PAST_DUE (shown "at risk").
 * A scheduled cancellation does not show here: see replayCustomer. RangeError for negative or broken amounts, a quantity or interval count that is not whole,
 * or a percentage outside 0 to 100; MoneyError AMOUNT_TOO_LARGE beyond exact numbers.
 */
export function monthlyRecurring(terms: SubscriptionTerms & { readonly at: Date }): number {
  const intervals = requireWhole(terms.intervalCount, 1, 'intervalCount');
  const price = requireWhole(terms.amountMinor, 0, 'amountMinor') * requireWhole(terms.quantity, 0, 'quantity');
  const discounts = discountsOf(terms);
  discounts.forEach(requireDiscount);
  if (terms.status !== 'ACTIVE' && terms.status !== 'PAST_DUE') return 0;
  const [numerator, denominator] = charged(price, discounts.filter((discount) => discountRuns(discount, terms.at)));
  return minorNumber(divideRounded(numerator * PERIODS_A_YEAR[terms.interval], 12n * intervals * denominator));
}
