import type { AccountItem, EventItem, FeedbackItem, IdentityItem, PaymentItem, PersonItem, RateItem, SubscriptionChangeItem, SurveyResponseItem } from '../facts/outcome-items.js';
import type { OutcomeBatch } from './batch.js';
import { accountRule, eventRule, feedbackRule, identityRule, paymentRule, personRule, rateRule, subscriptionChangeRule, surveyResponseRule } from './outcome-rules.js';
import { quickEvent } from './quick-event.js';
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

export function readOutcomes(batch: OutcomeBatch): ReadOutcomes {
  return {
    people: readItems('people', batch.people, personRule),
    accounts: readItems('accounts', batch.accounts, accountRule),
    events: readItems('events', batch.events, eventRule, quickEvent),
    subscriptionChanges: readItems('subscriptionChanges', batch.subscriptionChanges, subscriptionChangeRule),
    payments: readItems('payments', batch.payments, paymentRule),
    surveyResponses: readItems('surveyResponses', batch.surveyResponses, surveyResponseRule),
    feedback: readItems('feedback', batch.feedback, feedbackRule),
    identities: readItems('identities', batch.identities, identityRule),
    rates: readItems('rates', batch.rates, rateRule),
  };
}
