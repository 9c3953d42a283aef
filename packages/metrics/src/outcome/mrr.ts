import { divideRounded, minorNumber, parseDecimal } from './money.js';

/** Only ACTIVE and PAST_DUE pay. UNPAID: the source gave up collecting. A free plan is ACTIVE at an amount of 0. */
export type SubscriptionStatus = 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'PAUSED' | 'UNPAID' | 'CANCELLED';
export type BillingInterval = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';
/** ONCE: the first bill only, so never in MRR. REPEATING: until its end. FOREVER: as long as the subscription. */
export type DiscountDuration = 'ONCE' | 'REPEATING' | 'FOREVER';

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
}

const PERIODS_A_YEAR: Readonly<Record<BillingInterval, bigint>> = { DAY: 365n, WEEK: 52n, MONTH: 12n, YEAR: 1n };

function requireWhole(value: number, lowest: number, name: string): bigint {
  if (!Number.isSafeInteger(value) || value < lowest) throw new RangeError(`${name} is a whole number from ${lowest}, not ${String(value)}.`);
  return BigInt(value);
}

/** Whether the subscription's discount is taken off at the instant. */
export function discountRuns(terms: SubscriptionTerms, at: Date): boolean {
  if (terms.discountDuration === 'ONCE') return false;
  if (terms.discountDuration === 'FOREVER' || !terms.discountEndsAt) return true;
  return at.getTime() < terms.discountEndsAt.getTime();
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
  const percent = parseDecimal(String(terms.discountPercent ?? 0));
  const hundred = 100n * 10n ** BigInt(percent.scale);
  if (percent.digits < 0n || percent.digits > hundred) throw new RangeError(`A discount is from 0 to 100 %, not ${String(terms.discountPercent)}.`);
  const amountOff = requireWhole(terms.discountAmountMinor ?? 0, 0, 'discountAmountMinor');
  if (terms.status !== 'ACTIVE' && terms.status !== 'PAST_DUE') return 0;
  const full = price * hundred;
  const discounted = discountRuns(terms, terms.at) ? price * (hundred - percent.digits) - amountOff * hundred : full;
  const charged = discounted < 0n ? 0n : discounted;
  return minorNumber(divideRounded(charged * PERIODS_A_YEAR[terms.interval], 12n * intervals * hundred));
}
