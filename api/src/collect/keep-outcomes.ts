import { erasedAmong } from '../facts/erasures.js';
import { writeEvents } from '../facts/event-writer.js';
import { foldByKey, mergeSaid, said, type Folded } from '../facts/given.js';
import { heldPeople, holdPeople, idsKnown, peopleOf, type People } from '../facts/identities.js';
import { areKnown, claimName, earliestClaims, writeClaims, type IdentityClaim } from '../facts/identity-writer.js';
import type { AccountItem, PersonItem } from '../facts/outcome-items.js';
import { removePayments, writePayments } from '../facts/payment-writer.js';
import { describeAccounts, describePeople, type Statement } from '../facts/people-writer.js';
import { writeRates } from '../facts/rate-writer.js';
import { holdKnownProduct, holdProduct, type HeldProduct } from '../facts/product-writer.js';
import { idsOf, type Ids, type ProductScope, type Scope } from '../facts/reference-writer.js';
import { writeSubscriptionChanges } from '../facts/subscription-writer.js';
import { saidBy } from '../facts/said.js';
import { surveysOf, writeFeedback, writeSurveyResponses } from '../facts/survey-writer.js';
import { Overtaken, type Transaction } from '../facts/transaction.js';
import type { OutcomeBatch } from './batch.js';
import type { ReadOutcomes } from './read-outcomes.js';
import type { Stood, Tally } from './tally.js';
import { withoutErased } from './without-erased.js';
import { withoutTooOld } from './without-too-old.js';

/** Of what a batch says all there is: subscriptions of which other changes are removed, and keys of payments that are removed where it does not have them. */
export interface Whole {
  readonly subscriptions: readonly string[];
  readonly payments: readonly string[];
}
const NOTHING_WHOLE: Whole = { subscriptions: [], payments: [] };

/** Keeps an outcome batch: a constant number of statements, however many items there are. */
export async function keepOutcomes(transaction: Transaction, scope: Scope, batch: OutcomeBatch, sent: ReadOutcomes, tally: Tally, receivedAt: string, whole: Whole = NOTHING_WHOLE): Promise<void> {
  if (Object.values(sent).every(({ items }) => items.length === 0) && whole.subscriptions.length === 0 && whole.payments.length === 0) return;
  const { product, alone, held: { eventsFrom, timeZone } } = await holdFor(transaction, scope, batch.product, earliestClaims(claimsIn(sent, receivedAt)));
  const came = eventsFrom === null ? sent : withoutTooOld(sent, eventsFrom, timeZone, (rejection) => tally.reject(rejection));
  const erased = await erasedAmong(transaction, product.productId, () => peopleNamed(came));
  const read = erased.size === 0 ? came : withoutErased(came, erased, await idsKnown(transaction, product, erased.keys()), (rejection) => tally.reject(rejection));
  const stood = (list: keyof ReadOutcomes): Stood => ({ list, places: read[list].places });
  const claims = alone ? earliestClaims(claimsIn(read, receivedAt)) : [];
  const [madeAccounts, madePeople] = [new Set<string>(), new Set<string>()];
  const accounts = await idsOf(transaction, 'account', product, accountsNamed(read), madeAccounts);
  const { ids, people: standing } = await heldPeople(transaction, product, peopleNamed(read), madePeople);
  const { changed, touched } = await writeClaims(transaction, product, claims, ids);
  tally.byKey(foldByKey(read.identities.items.map((item) => ({ ...item, key: claimName(item) }))), changed, stood('identities'));
  const describedAccounts = described(read.accounts.items);
  tally.byKey(describedAccounts, withMade(describedAccounts, madeAccounts, await describeAccounts(transaction, product, statementsOf(describedAccounts, accounts), receivedAt)), stood('accounts'));
  const describedPeople = described(read.people.items);
  tally.byKey(describedPeople, withMade(describedPeople, madePeople, await describePeople(transaction, product, statementsOf(describedPeople, ids), touched, receivedAt)), stood('people'));
  const people = touched.length === 0 ? standing : await peopleOf(transaction, scope.workspaceId, ids);
  tally.byPlace(await writeEvents(transaction, product, batch.source, read.events.items, people), read.events.items.length, stood('events'));
  const changes = foldByKey(read.subscriptionChanges.items);
  tally.byKey(changes, await writeSubscriptionChanges(transaction, product, changes, accounts, whole.subscriptions));
  const payments = foldByKey(read.payments.items);
  tally.byKey(payments, await writePayments(transaction, product, payments, accounts, people));
  await removePayments(transaction, product, whole.payments.filter((key) => !payments.has(key)));
  await keepResponses(transaction, product, read, tally, people);
  const feedback = foldByKey(read.feedback.items);
  tally.byKey(feedback, await writeFeedback(transaction, product, feedback, people), stood('feedback'));
  const rates = foldByKey(read.rates.items);
  tally.byKey(rates, await writeRates(transaction, product, rates));
}

/** Holds the product, and who of its people is who. Answers whether it is held alone. */
async function holdFor(transaction: Transaction, scope: Scope, key: string, claims: readonly IdentityClaim[]): Promise<{ readonly product: ProductScope; readonly alone: boolean; readonly held: HeldProduct }> {
  const held = claims.length === 0 ? await holdKnownProduct(transaction, scope.workspaceId, key) : null;
  if (held !== null) return { product: { ...scope, productId: held.id }, alone: false, held };
  const productId = (await idsOf(transaction, 'product', scope, [key])).get(key)!;
  const known = await holdProduct(transaction, scope.workspaceId, productId);
  const product = { ...scope, productId };
  return { product, alone: await holdForClaims(transaction, product, claims), held: known };
}

/** Holds who is who as it is; alone, where these claims may change it. Answers which. Which of the two is asked before waiting, since nobody can change from one to the other. */
async function holdForClaims(transaction: Transaction, product: ProductScope, claims: readonly IdentityClaim[]): Promise<boolean> {
  const known = await areKnown(transaction, product, claims);
  await holdPeople(transaction, product.productId, known ? 'together' : 'alone');
  if (known && claims.length > 0 && !await areKnown(transaction, product, claims)) throw new Overtaken('Somebody who was claimed was erased meanwhile.');
  return !known;
}

/** What the batch says of who is who: its identities, and every item that names a device beside a person. */
function* claimsIn(read: ReadOutcomes, receivedAt: string): Iterable<IdentityClaim> {
  yield* read.identities.items;
  for (const { key, device, at } of read.people.items) if (device !== undefined) yield { from: device, to: key, at: at ?? receivedAt };
  for (const list of [read.events.items, read.payments.items, read.surveyResponses.items, read.feedback.items]) {
    for (const { person, device, at } of list) if (device !== undefined && typeof person === 'string') yield { from: device, to: person, at };
  }
}

type Described = AccountItem & PersonItem;
/** What is described, by key and instant. */
type DescribedByKey = ReadonlyMap<string, Folded<Described & { readonly of: string }>>;

/** What is said of one key at one instant is put together: of two that contradict each other the later one counts. */
function described(items: readonly Described[]): DescribedByKey {
  return foldByKey(items.map((item) => ({ ...item, of: item.key, key: JSON.stringify([item.key, item.at ?? null]) })), (earlier, later) => {
    const both = (name: 'traits' | 'firstTraits') => (earlier[name] && later[name] ? { ...earlier[name], ...later[name] } : (later[name] ?? earlier[name]));
    return { ...mergeSaid(earlier, later), ...said({ traits: both('traits'), firstTraits: both('firstTraits') }) };
  });
}

function statementsOf(items: DescribedByKey, ids: Ids): Statement[] {
  return [...items].map(([name, { item: { of, at, name: title, account, createdAt, traits, firstTraits } }]) => (
    { name, id: ids.get(of)!, at: at ?? null, said: saidBy({ name: title, account, createdAt }, traits, firstTraits) }));
}

/** The names of those that brought something new: words, or the first mention of somebody. */
function withMade(items: DescribedByKey, made: ReadonlySet<string>, changed: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...items].flatMap(([name, { item }]) => (made.has(item.of) || changed.has(name) ? [name] : [])));
}

/** A response of another kind than its survey's is a mix-up of two surveys: it is rejected, the others are kept. */
async function keepResponses(transaction: Transaction, scope: ProductScope, { surveyResponses: { items, places } }: ReadOutcomes, tally: Tally, people: People): Promise<void> {
  const surveys = await surveysOf(transaction, scope, items);
  const fits: number[] = [];
  const fitting = items.filter((item, index) => {
    const kind = surveys.get(item.survey)?.kind;
    if (kind === item.kind) return fits.push(index);
    tally.reject({ path: `surveyResponses[${places[index]}].kind`, value: `"${item.kind}"`, reason: `the survey ${JSON.stringify(item.survey.slice(0, 60))} is of kind ${kind}. Send that kind, or give the other survey another key.` });
    return false;
  });
  const responses = foldByKey(fitting, (earlier, later) => ((earlier.observedAt ?? '') > (later.observedAt ?? '') && later.observedAt != null ? earlier : later));
  const changed = await writeSurveyResponses(transaction, scope, responses, surveys, people);
  tally.byKey(responses, changed, { list: 'surveyResponses', places: fits.map((index) => places[index]!) });
}

function* accountsNamed(read: ReadOutcomes): Iterable<string | null | undefined> {
  for (const { key } of read.accounts.items) yield key;
  for (const { account } of read.people.items) yield account;
  for (const { account } of read.subscriptionChanges.items) yield account;
  for (const { account } of read.payments.items) yield account;
}

function peopleNamed(read: ReadOutcomes): Set<string> {
  const named = new Set<string>();
  for (const { key, device } of read.people.items) {
    named.add(key);
    if (device !== undefined) named.add(device);
  }
  for (const { from, to } of read.identities.items) named.add(from).add(to);
  for (const list of [read.events.items, read.payments.items, read.surveyResponses.items, read.feedback.items]) {
    for (const { person, device } of list) {
      if (typeof person === 'string') named.add(person);
      if (device !== undefined) named.add(device);
    }
  }
  return named;
}
