import type { Given, Patch } from './given.js';

/**
 * What outcome batches bring, checked and put in one form. Everything but people, accounts and identities is a fact.
 * `person` is the key of the id that something comes under: a user's, or a device's where no user is named; `device` is the
 * device's beside a user's, which says that it is the user's.
 */
export interface AccountItem {
  readonly key: string;
  /** When this was so; unsaid: now. */
  readonly at?: Given<string>;
  readonly name?: Given<string>;
  readonly traits?: Given<Patch>;
}

export interface PersonItem {
  readonly key: string;
  readonly device?: string;
  readonly at?: Given<string>;
  readonly account?: Given<string>;
  readonly traits?: Given<Patch>;
  readonly firstTraits?: Given<Patch>;
  readonly createdAt?: Given<string>;
}

/** This id is that person, from then on and for its past. */
export interface IdentityItem {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

export interface EventItem {
  readonly key: string;
  readonly person: string;
  readonly device?: string;
  readonly name: string;
  readonly at: string;
  /** As JSON text; null where it has none. */
  readonly properties: string | null;
}

export interface SubscriptionChangeItem {
  readonly key: string;
  readonly account: string;
  readonly subscription: string;
  readonly at: string;
  readonly status: string;
  readonly plan?: Given<string>;
  readonly currency: string;
  /** Of one unit for one billing period, in minor units. */
  readonly amountMinor: number;
  readonly quantity: number;
  readonly interval: string;
  readonly intervalCount: number;
  readonly discountPercent?: Given<number>;
  readonly discountAmountMinor?: Given<number>;
  readonly discountDuration?: Given<string>;
  readonly discountEndsAt?: Given<string>;
  /** Tax that was in the price of a billing period, and has been taken off. */
  readonly taxMinor?: Given<number>;
  /** As JSON text: a list of further discounts. */
  readonly discounts?: Given<string>;
  readonly cancelAt?: Given<string>;
  readonly cancelReason?: Given<string>;
  readonly cancelComment?: Given<string>;
}

export interface PaymentItem {
  readonly key: string;
  readonly account?: Given<string>;
  readonly person?: Given<string>;
  readonly device?: string;
  readonly at: string;
  readonly kind: string;
  readonly currency: string;
  /** In minor units, as exact decimal text: a source may know fractions of them. */
  readonly amountMinor: string;
  /** Of it tax, metered usage, and what is paid once: exact decimal text. */
  readonly taxMinor?: Given<string>;
  readonly usageMinor?: Given<string>;
  readonly oneOffMinor?: Given<string>;
}

/** What one unit of a currency was in another one on a day. */
export interface RateItem {
  /** Pair and day, which make it one. */
  readonly key: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** Exact decimal text, more than 0. */
  readonly rate: string;
}

export interface SurveyResponseItem {
  readonly key: string;
  readonly survey: string;
  readonly kind: string;
  readonly person?: Given<string>;
  readonly device?: string;
  readonly shownAt?: Given<string>;
  readonly at: string;
  readonly score?: Given<number>;
  readonly comment?: Given<string>;
  readonly dismissed?: Given<boolean>;
  /** As of when it was so: an older state that comes late changes nothing. */
  readonly observedAt?: Given<string>;
  /** Put on it when it comes in first; from then on its tags are people's. */
  readonly tags?: Given<readonly string[]>;
}

export interface FeedbackItem {
  readonly key: string;
  readonly person?: Given<string>;
  readonly device?: string;
  readonly at: string;
  readonly text: string;
  readonly kind?: Given<string>;
}
