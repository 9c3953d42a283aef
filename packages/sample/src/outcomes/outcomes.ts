import { iso } from '../calendar.js';
import type { OutcomeBatch, PaymentInput, SubscriptionChangeInput } from '../batch.js';
import { Random } from '../random.js';
import { PRODUCT, SOURCE, type Timeline } from '../timeline.js';
import { ratesOf } from './currencies.js';
import { type AccountPlan, type PersonPlan, accountsOf } from './account.js';
import { payments } from './invoices.js';
import { leaving } from './leaving.js';
import { blocksAt } from './scale.js';
import { type Change, PRICES } from './subscription.js';
import { feedbackOf, surveysOf } from './surveys.js';
import { eventsOf, oneOffCents } from './usage.js';

export const LARGEST_BATCH = 1_000;
export const LARGEST_EVENT_BATCH = 2_500;

type Kind = Exclude<keyof OutcomeBatch, 'source' | 'product' | 'events' | 'rates'>;
type Items = { [K in Kind]-?: NonNullable<OutcomeBatch[K]> };

/**
 * The outcome half, account by account and person by person: only the batch being filled is in memory, at any scale.
 * A batch is either events or the other kinds; who did something is always said before what was done.
 */
export function* outcomes(time: Timeline, scale: number): Generator<OutcomeBatch> {
  const head = { source: SOURCE, product: PRODUCT };
  let others = nothing();
  let waiting = 0;
  let events: NonNullable<OutcomeBatch['events']> = [];
  const flush = function* (): Generator<OutcomeBatch> {
    if (waiting > 0) yield { ...head, ...filled(others) };
    others = nothing();
    waiting = 0;
  };
  yield { ...head, rates: ratesOf(time) };
  for (let block = 0, blocks = blocksAt(scale); block < blocks; block += 1) {
    for (const account of accountsOf(time, block)) {
      for (const [kind, items] of factsOf(time, account)) {
        for (const item of items) {
          if (waiting >= LARGEST_BATCH) yield* flush();
          (others[kind] as unknown[]).push(item);
          waiting += 1;
        }
      }
      for (const person of account.people) {
        for (const event of eventsOf(time, account, person)) {
          events.push(event);
          if (events.length < LARGEST_EVENT_BATCH) continue;
          yield* flush();
          yield { ...head, events };
          events = [];
        }
      }
    }
  }
  yield* flush();
  if (events.length > 0) yield { ...head, events };
}

/** All of an account but its events, people first. */
function* factsOf(time: Timeline, account: AccountPlan): Generator<{ [K in Kind]: readonly [K, Items[K]] }[Kind]> {
  const traits = { country: account.country, plan: account.plan, size: account.size, industry: account.industry };
  yield ['accounts', [{ key: account.key, name: account.name, traits }]];
  yield ['people', account.people.map(({ key, journey }) => ({ key, account: account.key, traits, createdAt: iso(journey.signedUpAt) }))];
  yield ['subscriptionChanges', account.changes.map((change, index) => subscriptionChange(time, account, change, index))];
  yield ['payments', [...paymentsOf(time, account)]];
  yield ['surveyResponses', account.people.flatMap((person) => surveysOf(time, person))];
  yield ['feedback', account.people.flatMap((person) => feedbackOf(time, person))];
}

function subscriptionChange(time: Timeline, account: AccountPlan, change: Change, index: number): SubscriptionChangeInput {
  const { discount, cancelAt } = change;
  return {
    key: `${account.key}-c${index + 1}`, account: account.key, subscription: change.subscription, at: iso(change.at), status: change.status,
    plan: change.plan, currency: account.currency, amount: decimal(PRICES[change.plan][change.interval]), quantity: change.quantity, interval: change.interval, intervalCount: 1,
    ...(discount ? { discountPercent: discount.percent, discountDuration: discount.duration } : {}),
    ...(discount?.endsAt === undefined ? {} : { discountEndsAt: iso(discount.endsAt) }),
    ...(cancelAt === undefined ? {} : { cancelAt: iso(cancelAt) }),
    ...leaving(time, account, index),
  };
}

/** Invoices of the subscriptions, paid by the founder, and what members bought once (which is no MRR). */
function* paymentsOf(time: Timeline, account: AccountPlan): Generator<PaymentInput> {
  const founder = account.people[0]?.key;
  for (const { key, at, kind, cents } of payments(account.changes, time.now, Random.of(time.seed, 'payments', account.key))) {
    yield { key, account: account.key, ...(founder === undefined ? {} : { person: founder }), at: iso(at), kind, currency: account.currency, amount: decimal(cents) };
  }
  for (const person of account.people) {
    const at = boughtOnceAt(person);
    if (at !== null && at < time.now) yield { key: `${person.key}-o1`, account: account.key, person: person.key, at: iso(at), kind: 'PAYMENT', currency: account.currency, amount: decimal(oneOffCents(person, time.seed)), oneOff: decimal(oneOffCents(person, time.seed)) };
  }
}

function boughtOnceAt({ founder, journey }: PersonPlan): number | null {
  return founder ? null : journey.purchasedAt;
}

function decimal(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

function nothing(): Items {
  return { people: [], accounts: [], subscriptionChanges: [], payments: [], surveyResponses: [], feedback: [] };
}

function filled(items: Items): Partial<Items> {
  return Object.fromEntries(Object.entries(items).filter(([, list]) => list.length > 0));
}
