import { convertMinor } from './exchange.js';
import { discountsOf, monthlyRecurring } from './mrr.js';
import type { SubscriptionChange } from './subscription-timeline.js';

/** Where Stripe's own report of MRR may be set otherwise than MRR is defined here, in the order in which they are reckoned. */
export const STRIPE_SETTINGS = ['TIME_ZONE', 'PAUSED', 'PAST_DUE', 'SCHEDULED', 'TRIALS', 'ONCE', 'TAX', 'USAGE'] as const;
export type StripeSetting = (typeof STRIPE_SETTINGS)[number];

/** One subscription of a customer, as its last change before the end of the month says. */
export interface StripeLine {
  readonly terms: SubscriptionChange;
  /** Tax that the price of a billing period holds beside the amount, in minor units. */
  readonly taxMinor: number;
}

/** A customer's subscriptions of one currency at the end of the month, in the product's zone and in UTC, and usage that was paid in the month. */
export interface StripeCustomer {
  readonly key: string;
  readonly currency: string;
  readonly own: readonly StripeLine[];
  readonly utc: readonly StripeLine[];
  readonly usageMinor: number;
}

/** The month's ends, and what a unit of each currency is in the product's, as exact decimal text. */
export interface StripeMonth {
  readonly endsAt: Date;
  readonly endsAtUtc: Date;
  readonly currency: string;
  readonly rates: ReadonlyMap<string, string>;
}

/** What one setting makes of the difference, and the customers it is of: their amounts add up to it. */
export interface StripeStep {
  readonly setting: StripeSetting;
  readonly amountMinor: number;
  readonly customers: readonly { readonly key: string; readonly amountMinor: number }[];
}

export interface StripeDifference {
  readonly oursMinor: number;
  /** What Stripe's report gives when it is set so: ours and all steps. */
  readonly theirsMinor: number;
  /** The chosen settings, in their order, each with what it adds to those before it. */
  readonly steps: readonly StripeStep[];
  /** Every other one, with what it would add to all the chosen ones. */
  readonly others: readonly StripeStep[];
}

/** What a line brings with each of once-discounts and tax, whatever its status: [neither, once, tax, both]. */
interface Worth { readonly status: string; readonly scheduled: boolean; readonly minor: readonly [number, number, number, number] }
interface Prepared { readonly key: string; readonly own: readonly Worth[]; readonly utc: readonly Worth[]; readonly usage: number; convert(minor: number): number }

/** A movement at the very end of the month is of the next one, so the last instant before it is looked at. */
function worthOf({ terms, taxMinor }: StripeLine, endsAt: Date): Worth | null {
  const at = new Date(endsAt.getTime() - 1);
  if (terms.status === 'UNPAID' || terms.status === 'CANCELLED' || (terms.cancelAt && at >= terms.cancelAt)) return null;
  const running = { ...terms, status: 'ACTIVE' as const, at };
  const once = { ...running, discountPercent: null, discountAmountMinor: null, discounts: discountsOf(terms).map((each) => (each.duration === 'ONCE' ? { ...each, duration: 'FOREVER' as const } : each)) };
  const taxed = { amountMinor: terms.amountMinor * terms.quantity + taxMinor, quantity: 1 };
  return { status: terms.status, scheduled: Boolean(terms.cancelAt), minor: [monthlyRecurring(running), monthlyRecurring(once), monthlyRecurring({ ...running, ...taxed }), monthlyRecurring({ ...once, ...taxed })] };
}

function prepared({ key, currency, own, utc, usageMinor }: StripeCustomer, month: StripeMonth): Prepared[] {
  const rate = month.rates.get(currency);
  if (currency !== month.currency && rate === undefined) return [];
  const worths = (lines: readonly StripeLine[], endsAt: Date): Worth[] => lines.flatMap((line) => worthOf(line, endsAt) ?? []);
  return [{
    key, own: worths(own, month.endsAt), utc: worths(utc, month.endsAtUtc), usage: usageMinor,
    convert: (minor) => (currency === month.currency || minor === 0 ? minor : convertMinor(minor, rate!, currency, month.currency)),
  }];
}

function counts({ status, scheduled }: Worth, set: ReadonlySet<StripeSetting>): boolean {
  if (scheduled && set.has('SCHEDULED')) return false;
  if (status === 'PAST_DUE') return !set.has('PAST_DUE');
  if (status === 'PAUSED') return set.has('PAUSED');
  return status === 'TRIALING' ? set.has('TRIALS') : true;
}

function mrrOf({ own, utc, usage, convert }: Prepared, set: ReadonlySet<StripeSetting>): number {
  const place = Number(set.has('ONCE')) + 2 * Number(set.has('TAX'));
  const minor = (set.has('TIME_ZONE') ? utc : own).reduce((sum, worth) => sum + (counts(worth, set) ? worth.minor[place]! : 0), 0);
  return convert(minor + (set.has('USAGE') ? usage : 0));
}

const totalOf = (customers: readonly Prepared[], set: ReadonlySet<StripeSetting>): number => customers.reduce((sum, customer) => sum + mrrOf(customer, set), 0);

function stepOf(setting: StripeSetting, customers: readonly Prepared[], before: ReadonlySet<StripeSetting>): StripeStep {
  const after = new Set([...before, setting]);
  const byKey = new Map<string, number>();
  for (const customer of customers) byKey.set(customer.key, (byKey.get(customer.key) ?? 0) + mrrOf(customer, after) - mrrOf(customer, before));
  const moved = [...byKey].filter(([, amountMinor]) => amountMinor !== 0).map(([key, amountMinor]) => ({ key, amountMinor }));
  return { setting, amountMinor: moved.reduce((sum, { amountMinor }) => sum + amountMinor, 0), customers: moved.sort((a, b) => Math.abs(b.amountMinor) - Math.abs(a.amountMinor) || (a.key < b.key ? -1 : 1)) };
}

/**
 * From MRR as it is defined here to what Stripe's report gives for the same month when it is set as `chosen` says: setting by setting, each with the customers
 * behind it. The steps add up exactly from the one to the other, whatever is chosen: each is what it adds to those before it. Money in other currencies is valued
 * at the month's end; currencies without a rate are left out, as MRR leaves them out.
 *  TIME_ZONE: the month ends at midnight UTC. PAUSED: collecting is paused, and counts on. PAST_DUE: does not count. SCHEDULED: what is set to end is gone at once.
 *  TRIALS: count as if paid. ONCE: a discount of the first bill is taken off. TAX: that the price holds counts. USAGE: what was paid for usage in the month counts.
 */
export function stripeDifference(customers: readonly StripeCustomer[], month: StripeMonth, chosen: readonly StripeSetting[]): StripeDifference {
  const all = customers.flatMap((customer) => prepared(customer, month));
  const set = new Set<StripeSetting>();
  const steps = STRIPE_SETTINGS.filter((setting) => chosen.includes(setting)).map((setting) => {
    const step = stepOf(setting, all, set);
    set.add(setting);
    return step;
  });
  return {
    oursMinor: totalOf(all, new Set()), theirsMinor: totalOf(all, set), steps,
    others: STRIPE_SETTINGS.filter((setting) => !set.has(setting)).map((setting) => stepOf(setting, all, set)),
  };
}

/** Which settings give Stripe's number exactly: the fewest, the first in their order; `ways`: how many choices do. Null: none does. */
export function settingsThatGive(statedMinor: number, customers: readonly StripeCustomer[], month: StripeMonth): { readonly settings: readonly StripeSetting[]; readonly ways: number } | null {
  const all = customers.flatMap((customer) => prepared(customer, month));
  // A setting that moves nothing by itself is no explanation; one that moves only beside another is still found with it.
  const moving = STRIPE_SETTINGS.filter((setting) => all.some((customer) => canMove(setting, customer)));
  const found: StripeSetting[][] = [];
  for (let choice = 0; choice < 2 ** moving.length; choice += 1) {
    const settings = moving.filter((_, index) => Math.floor(choice / 2 ** index) % 2 === 1);
    if (totalOf(all, new Set(settings)) === statedMinor) found.push(settings);
  }
  const [first] = found.sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  return first ? { settings: first, ways: found.length } : null;
}

function canMove(setting: StripeSetting, { own, utc, usage }: Prepared): boolean {
  const lines = [...own, ...utc];
  if (setting === 'TIME_ZONE') return JSON.stringify(own) !== JSON.stringify(utc);
  if (setting === 'USAGE') return usage > 0;
  if (setting === 'ONCE') return lines.some(({ minor }) => minor[0] !== minor[1]);
  if (setting === 'TAX') return lines.some(({ minor }) => minor[0] !== minor[2]);
  if (setting === 'SCHEDULED') return lines.some(({ scheduled }) => scheduled);
  const status = { PAUSED: 'PAUSED', PAST_DUE: 'PAST_DUE', TRIALS: 'TRIALING' }[setting];
  return lines.some((line) => line.status === status);
}
