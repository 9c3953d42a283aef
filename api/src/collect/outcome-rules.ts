import { z } from 'zod';
import type { AccountItem, EventItem, FeedbackItem, IdentityItem, PaymentItem, PersonItem, RateItem, SubscriptionChangeItem, SurveyResponseItem } from '../facts/outcome-items.js';
import { choice, currency, date, flag, instant, key, listOf, name, number, optional, pastInstant, properties, required, text, traits } from './fields.js';
import { discounts, discountsJson } from './discount-fields.js';
import { amount, exactMinor, exchangeRate, requireReckonable, wholeMinor } from './money-fields.js';
import { alsoHolds, faultOf, isBefore } from './two-fields.js';
import { deviceKey, namesSomebody, personKey, WHO, whose } from './who.js';

const NOBODY = 'is missing: an event belongs to a person. Send the id that the product knows the person by, or the device\'s id as `anonymous`.';

export const accountRule = z.strictObject({ key: required(key), name: optional(name()), traits: optional(traits), at: optional(pastInstant) }) satisfies z.ZodType<AccountItem>;

export const personRule = namesSomebody(z.strictObject({
  key: optional(personKey), anonymous: optional(deviceKey), account: optional(key), traits: optional(traits), firstTraits: optional(traits), createdAt: optional(pastInstant), at: optional(pastInstant),
}), 'is missing: the id that the product knows the person by. Send it, or the device\'s id as `anonymous`.', 'key').transform(({ key: own, anonymous, ...rest }): PersonItem => (
  own == null ? { ...rest, key: anonymous ?? '' } : { ...rest, key: own, ...(anonymous == null ? {} : { device: anonymous }) }));

/** A device, or a key that the product gave up for another, and the person it is. */
export const identityRule = alsoHolds(
  z.strictObject({ anonymous: optional(deviceKey), previous: optional(personKey), person: required(personKey, 'is missing: the id that the product knows the person by.'), at: required(pastInstant) }),
  ({ anonymous, previous }) => anonymous == null && previous == null && { field: 'anonymous', reason: 'is missing: the device\'s id that is this person\'s. For a person who got another id, send the old one as `previous`.' },
  ({ anonymous, previous }) => anonymous != null && previous != null && { field: 'previous', reason: 'says who the device is a second time. Leave out one of `anonymous` and `previous`, or send two identities.' },
  ({ previous, person }) => previous != null && previous === person && { field: 'previous', reason: 'is the person\'s id as it is: nobody changes by that. Leave the item out.' },
).transform(({ anonymous, previous, person, at }): IdentityItem => ({ from: anonymous ?? previous ?? '', to: person, at }));

export const eventRule = namesSomebody(z.strictObject({
  key: required(key, 'is missing: the source\'s own id of the event, by which it counts once.'), ...WHO, name: required(name(200)), at: required(pastInstant),
  properties: optional(properties),
}), NOBODY).transform(({ properties: found, ...event }): EventItem => {
  const { person, ...rest } = whose(event);
  return { ...rest, person: person ?? '', properties: found ?? null };
});

const quantity = number({ min: 0, max: 1e9, whole: true });

export const subscriptionChangeRule = alsoHolds(
  z.strictObject({
    key: required(key), account: required(key), subscription: required(name(200)), at: required(instant),
    status: required(choice('TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'UNPAID', 'CANCELLED')), plan: optional(name(200)), currency: required(currency), amount: required(amount),
    quantity: optional(quantity), interval: required(choice('DAY', 'WEEK', 'MONTH', 'YEAR')), intervalCount: optional(number({ min: 1, max: 1_000, whole: true })),
    discountPercent: optional(number({ min: 0, max: 100 })), discountAmount: optional(amount), discountDuration: optional(choice('ONCE', 'REPEATING', 'FOREVER')),
    discountEndsAt: optional(instant), discounts: optional(discounts), tax: optional(amount), cancelAt: optional(instant), cancelReason: optional(name(200)), cancelComment: optional(text()),
  }),
  ({ discountPercent }) => typeof discountPercent === 'number' && !/^\d+(\.\d{1,6})?$/.test(String(discountPercent)) && { field: 'discountPercent', reason: 'expected at most 6 decimals.' },
  ({ amount: price, currency: code, interval, ...rest }) => price != null && code != null && interval != null && faultOf('amount', () => requireReckonable({
    amountMinor: wholeMinor(price, code), interval, quantity: rest.quantity ?? 1, intervalCount: rest.intervalCount ?? 1 })),
  ({ discounts: further, currency: code }) => further != null && code != null && faultOf('discounts', () => discountsJson(further, code)),
  ({ tax, currency: code }) => tax != null && code != null && faultOf('tax', () => wholeMinor(tax, code)),
  ({ discountAmount, currency: code }) => discountAmount != null && code != null && faultOf('discountAmount', () => wholeMinor(discountAmount, code)),
).transform(({ amount: price, discountAmount, discounts: further, tax, ...change }): SubscriptionChangeItem => ({
  ...change,
  amountMinor: wholeMinor(price, change.currency),
  discountAmountMinor: discountAmount == null ? null : wholeMinor(discountAmount, change.currency),
  discounts: further == null ? null : discountsJson(further, change.currency),
  taxMinor: tax == null ? null : wholeMinor(tax, change.currency),
  quantity: change.quantity ?? 1,
  intervalCount: change.intervalCount ?? 1,
}));

export const paymentRule = alsoHolds(
  z.strictObject({
    key: required(key), account: optional(key), ...WHO, at: required(pastInstant), kind: required(choice('PAYMENT', 'REFUND')), currency: required(currency), amount: required(amount),
    tax: optional(amount), usage: optional(amount), oneOff: optional(amount),
  }),
  ({ account, person, anonymous }) => account == null && person == null && anonymous == null && { field: 'account', reason: 'is missing: a payment belongs to an account or a person. Send one of them.' },
  ({ amount: paid, currency: code }) => paid != null && code != null && faultOf('amount', () => exactMinor(paid, code)),
  ...(['tax', 'usage', 'oneOff'] as const).map((part) => (payment: { readonly currency?: string; readonly [name: string]: unknown }) =>
    typeof payment[part] === 'string' && payment.currency != null && faultOf(part, () => exactMinor(payment[part] as string, payment.currency!))),
).transform(({ amount: paid, tax, usage, oneOff, ...payment }): PaymentItem => {
  const part = (units: string | null | undefined): string | null => (units == null ? null : exactMinor(units, payment.currency));
  return { ...whose(payment), amountMinor: exactMinor(paid, payment.currency), taxMinor: part(tax), usageMinor: part(usage), oneOffMinor: part(oneOff) };
});

/** A rate has no key of its own: the pair and the day are what it is about. */
export const rateRule = alsoHolds(
  z.strictObject({ day: required(date), from: required(currency), to: required(currency), rate: required(exchangeRate) }),
  ({ from, to }) => from != null && from === to && { field: 'to', reason: `a rate is between two currencies, not from ${from} to itself.` },
).transform((rate): RateItem => ({ ...rate, key: `${rate.from} ${rate.to} ${rate.day}` }));

const SCALES: Readonly<Record<string, readonly [lowest: number, highest: number]>> = { NPS: [0, 10], CSAT: [1, 5], CES: [1, 7] };

/** A score outside its kind's scale is a mix-up of scales, and would move the figure unseen. */
function offScale(kind: unknown, score: unknown): string | null {
  const scale = typeof kind === 'string' ? SCALES[kind] : undefined;
  if (!scale || typeof score !== 'number') return null;
  return Number.isInteger(score) && score >= scale[0] && score <= scale[1] ? null : `expected a whole number from ${scale[0]} to ${scale[1]}, the scale of ${String(kind)}, got ${score}.`;
}

export const surveyResponseRule = alsoHolds(
  z.strictObject({
    key: required(key), survey: required(name(200)), kind: required(choice('NPS', 'CSAT', 'CES')), ...WHO, shownAt: optional(pastInstant), at: required(pastInstant),
    score: optional(number({ min: 0, max: 10 })), comment: optional(text()), dismissed: optional(flag), observedAt: optional(pastInstant), tags: optional(listOf(name(60), 20)),
  }),
  ({ kind, score }) => { const reason = offScale(kind, score); return reason !== null && { field: 'score', reason }; },
  ({ score, dismissed }) => dismissed === true && typeof score === 'number' && { field: 'score', reason: 'a survey that was dismissed has no score. Leave out one of the two.' },
  ({ shownAt, at }) => isBefore(at, shownAt) && { field: 'at', reason: `it would be answered (${at}) before it was shown (${shownAt}).` },
).transform((response): SurveyResponseItem => whose(response));

export const feedbackRule = z.strictObject({
  key: required(key), ...WHO, at: required(pastInstant), text: required(name()), kind: optional(name(200)),
}).transform((feedback): FeedbackItem => whose(feedback));
