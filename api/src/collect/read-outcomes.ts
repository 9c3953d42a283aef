import type { AccountItem, EventItem, FeedbackItem, IdentityItem, PaymentItem, PersonItem, RateItem, SubscriptionChangeItem, SurveyResponseItem } from '../facts/outcome-items.js';
import type { OutcomeBatch } from './batch.js';
import { accountRule, eventRule, feedbackRule, identityRule, paymentRule, personRule, rateRule, subscriptionChangeRule, surveyResponseRule } from './outcome-rules.js';
import { quickEvent } from './quick-event.js';
import type { KeptRejection } from '../facts/source-writer.js';
import { readItems, type ReadItems } from './read-items.js';

/** An outcome batch, checked. */
export interface ReadOutcomes {
  readonly people: ReadItems<PersonItem>;
  readonly accounts: ReadItems<AccountItem>;
  readonly events: ReadItems<EventItem>;
  readonly subscriptionChanges: ReadItems<SubscriptionChangeItem>;
  readonly payments: ReadItems<PaymentItem>;
  readonly surveyResponses: ReadItems<SurveyResponseItem>;
  readonly feedback: ReadItems<FeedbackItem>;
  readonly identities: ReadItems<IdentityItem>;
  readonly rates: ReadItems<RateItem>;
}

type List = keyof ReadOutcomes;
type Found = readonly unknown[] | null | undefined;

const READ: { readonly [L in List]: (found: Found) => ReadOutcomes[L] } = {
  people: (found) => readItems('people', found, personRule),
  accounts: (found) => readItems('accounts', found, accountRule),
  events: (found) => readItems('events', found, eventRule, quickEvent),
  subscriptionChanges: (found) => readItems('subscriptionChanges', found, subscriptionChangeRule),
  payments: (found) => readItems('payments', found, paymentRule),
  surveyResponses: (found) => readItems('surveyResponses', found, surveyResponseRule),
  feedback: (found) => readItems('feedback', found, feedbackRule),
  identities: (found) => readItems('identities', found, identityRule),
  rates: (found) => readItems('rates', found, rateRule),
};

/** The lists of an outcome batch, in the order in which their faults are told. */
export const LISTS_READ = Object.keys(READ) as List[];

export function readOutcomes(batch: OutcomeBatch): ReadOutcomes {
  return Object.fromEntries(LISTS_READ.map((list) => [list, READ[list](batch[list])])) as unknown as ReadOutcomes;
}

/** What one of many messages says: its items by list, without the lists that it has nothing for. */
export type SaidItems = { readonly [L in List]?: ReadOutcomes[L]['items'] };

/** Reads the few items of one message: of each, all can be kept, or the faults of all are told. */
export function readSaid(lists: Partial<Record<List, readonly unknown[]>>): { readonly said: SaidItems; readonly faults: readonly KeptRejection[] } {
  const plain = lists.events?.length === 1 && Object.keys(lists).length === 1 ? quickEvent(lists.events[0]) : null;
  if (plain !== null) return { said: { events: [plain] }, faults: NO_FAULTS };
  const read = LISTS_READ.flatMap((list) => (lists[list] === undefined ? [] : [[list, READ[list](lists[list])] as const]));
  return { said: Object.fromEntries(read.map(([list, { items }]) => [list, items])), faults: read.flatMap(([, { rejections }]) => rejections) };
}

const NO_FAULTS: readonly KeptRejection[] = [];
