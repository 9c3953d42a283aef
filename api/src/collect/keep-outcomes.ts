import { writeEvents } from '../facts/event-writer.js';
import { foldByKey, mergeSaid, said } from '../facts/given.js';
import type { AccountItem, EventItem, FeedbackItem, PaymentItem, PersonItem, SubscriptionChangeItem, SurveyResponseItem } from '../facts/outcome-items.js';
import { writePayments } from '../facts/payment-writer.js';
import { writeAccounts, writePeople } from '../facts/people-writer.js';
import { holdProduct } from '../facts/product-writer.js';
import { idsOf, type Ids, type ProductScope, type Scope } from '../facts/reference-writer.js';
import { writeSubscriptionChanges } from '../facts/subscription-writer.js';
import { surveysOf, writeFeedback, writeSurveyResponses } from '../facts/survey-writer.js';
import type { Transaction } from '../facts/transaction.js';
import type { OutcomeBatch } from './batch.js';
import { accountRule, eventRule, feedbackRule, paymentRule, personRule, subscriptionChangeRule, surveyResponseRule } from './outcome-rules.js';
import { quickEvent } from './quick-event.js';
import { readItems, type ReadItems } from './read-items.js';
import type { Tally } from './tally.js';

/** An outcome batch, checked. */
export interface ReadOutcomes {
  readonly people: ReadItems<PersonItem>;
  readonly accounts: ReadItems<AccountItem>;
  readonly events: ReadItems<EventItem>;
  readonly subscriptionChanges: ReadItems<SubscriptionChangeItem>;
  readonly payments: ReadItems<PaymentItem>;
  readonly surveyResponses: ReadItems<SurveyResponseItem>;
  readonly feedback: ReadItems<FeedbackItem>;
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
  };
}

/** Keeps an outcome batch: a constant number of statements, however many items there are. */
export async function keepOutcomes(transaction: Transaction, scope: Scope, batch: OutcomeBatch, read: ReadOutcomes, tally: Tally): Promise<void> {
  if (Object.values(read).every(({ items }) => items.length === 0)) return;
  const productId = (await idsOf(transaction, 'product', scope, [batch.product])).get(batch.product)!;
  await holdProduct(transaction, scope.workspaceId, productId);
  const product: ProductScope = { ...scope, productId };
  const [madeAccounts, madePeople] = [new Set<string>(), new Set<string>()];
  const accounts = await idsOf(transaction, 'account', product, accountsNamed(read), madeAccounts);
  const people = await idsOf(transaction, 'person', product, peopleNamed(read), madePeople);
  const describedAccounts = foldByKey(read.accounts.items, mergeDescribed);
  tally.byKey(describedAccounts, new Set([...madeAccounts, ...await writeAccounts(transaction, product, describedAccounts, accounts)]));
  const describedPeople = foldByKey(read.people.items, mergeDescribed);
  tally.byKey(describedPeople, new Set([...madePeople, ...await writePeople(transaction, product, describedPeople, people, accounts)]));
  tally.count(await writeEvents(transaction, product, batch.source, read.events.items, people), read.events.items.length);
  const changes = foldByKey(read.subscriptionChanges.items);
  tally.byKey(changes, await writeSubscriptionChanges(transaction, product, changes, accounts));
  const payments = foldByKey(read.payments.items);
  tally.byKey(payments, await writePayments(transaction, product, payments, accounts, people));
  await keepResponses(transaction, product, read, tally, people);
  const feedback = foldByKey(read.feedback.items);
  tally.byKey(feedback, await writeFeedback(transaction, product, feedback, people));
}

/** Of two descriptions the later one counts, and traits are put together. */
function mergeDescribed<T extends AccountItem>(earlier: T, later: T): T {
  const traits = earlier.traits && later.traits ? { ...earlier.traits, ...later.traits } : (later.traits ?? earlier.traits);
  return { ...mergeSaid(earlier, later), ...said({ traits }) };
}

/** A response of another kind than its survey's is a mix-up of two surveys: it is rejected, the others are kept. */
async function keepResponses(transaction: Transaction, scope: ProductScope, { surveyResponses: { items, places } }: ReadOutcomes, tally: Tally, people: Ids): Promise<void> {
  const surveys = await surveysOf(transaction, scope, items);
  const fitting = items.filter((item, index) => {
    const kind = surveys.get(item.survey)?.kind;
    if (kind === item.kind) return true;
    tally.reject({ path: `surveyResponses[${places[index]}].kind`, value: `"${item.kind}"`, reason: `the survey ${JSON.stringify(item.survey.slice(0, 60))} is of kind ${kind}. Send that kind, or give the other survey another key.` });
    return false;
  });
  const responses = foldByKey(fitting);
  tally.byKey(responses, await writeSurveyResponses(transaction, scope, responses, surveys, people));
}

function* accountsNamed(read: ReadOutcomes): Iterable<string | null | undefined> {
  for (const { key } of read.accounts.items) yield key;
  for (const { account } of read.people.items) yield account;
  for (const { account } of read.subscriptionChanges.items) yield account;
  for (const { account } of read.payments.items) yield account;
}

function* peopleNamed(read: ReadOutcomes): Iterable<string | null | undefined> {
  for (const { key } of read.people.items) yield key;
  for (const { person } of read.events.items) yield person;
  for (const { person } of read.payments.items) yield person;
  for (const { person } of read.surveyResponses.items) yield person;
  for (const { person } of read.feedback.items) yield person;
}
