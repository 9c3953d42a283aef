import { deriveAlone, stripeEventsDerived, stripeEventsNaming, stripeEventsOf, waitingStripeEvents, type StripeEventRow } from '../../facts/stripe-event-rows.js';
import type { Transaction } from '../../facts/transaction.js';
import type { Whole } from '../keep-outcomes.js';
import type { Fact } from '../files/targets/target.js';
import { deriveCreditNote, deriveCustomer, deriveInvoice, deriveRefund } from './derive-money.js';
import { deriveSubscription } from './derive-subscription.js';
import { couponIdOf, discountsIn, type Evidence } from './stripe-evidence.js';
import { StripeDictionary } from './stripe-dictionary.js';
import { idAt } from './stripe-shape.js';

/** Raised when events are read in another way than before: what was derived by the reading before is derived anew when the server starts. */
export const READING = 1;
/** So many events at a time, so that a batch and its locks stay small. */
const AT_A_TIME = 200;

/** Of these facts are made; the others tell something of them. */
const DERIVED = ['subscription', 'invoice', 'refund', 'credit_note', 'customer'] as const;
const PAYERS = ['invoice', 'charge', 'payment_intent', 'invoice_payment'] as const;

export interface DerivedStripe {
  readonly batch: { readonly accounts: Fact['item'][]; readonly subscriptionChanges: Fact['item'][]; readonly payments: Fact['item'][] };
  readonly whole: Whole;
}

/**
 * Derives facts from the next events that wait, of one source and product, and marks them: every object that they are about, or tell something of, from all that
 * was ever said of it. So the facts are a function of the events, whatever the order in which they came. Null: none waits.
 */
export async function deriveWaiting(transaction: Transaction, sourceId: number, product: string): Promise<DerivedStripe | null> {
  await deriveAlone(transaction, sourceId);
  const waiting = (await waitingStripeEvents(transaction, sourceId, product, AT_A_TIME)).map(evidenceOf);
  if (waiting.length === 0) return null;
  const reading = new Reading(transaction, sourceId);
  const about = await reading.about(waiting);
  const known = new StripeDictionary(await reading.behind(about));
  const derived: DerivedStripe & { whole: { subscriptions: string[]; payments: string[] } } = { batch: { accounts: [], subscriptionChanges: [], payments: [] }, whole: { subscriptions: [], payments: [] } };
  for (const own of byObject(about)) await add(derived, own, known, reading);
  await stripeEventsDerived(transaction, sourceId, waiting.map(({ key }) => key), READING);
  return derived;
}

async function add({ batch, whole }: DerivedStripe & { whole: { subscriptions: string[]; payments: string[] } }, own: readonly Evidence[], known: StripeDictionary, reading: Reading): Promise<void> {
  const { kind, id } = own[0]!;
  if (kind === 'subscription') {
    const { facts, lines } = deriveSubscription(own, known);
    batch.subscriptionChanges.push(...facts.map(({ item }) => item));
    whole.subscriptions.push(...lines);
    return;
  }
  if (kind === 'customer') return void batch.accounts.push(...deriveCustomer(own).map(({ item }) => item));
  whole.payments.push(id);
  const facts = kind === 'invoice' ? deriveInvoice(own, known) : kind === 'credit_note' ? deriveCreditNote(own) : deriveRefund(own, await reading.payersOf(own));
  // A refund of nobody waits: the charge or invoice that tells whose it is makes it be derived again.
  if (facts !== 'NOBODY') batch.payments.push(...facts.map(({ item }) => item));
}

const isDerived = ({ kind }: Evidence): boolean => DERIVED.some((one) => one === kind);

function byObject(all: readonly Evidence[]): Evidence[][] {
  const objects = new Map<string, Evidence[]>();
  for (const each of all) objects.set(each.id, [...(objects.get(each.id) ?? []), each]);
  return [...objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
}

function evidenceOf({ object, previous, ...row }: StripeEventRow): Evidence {
  return { ...row, object: object as Evidence['object'], previous: previous as Evidence['previous'] };
}

/** Reads what was said before. */
class Reading {
  constructor(private readonly transaction: Transaction, private readonly sourceId: number) {}

  /** All that was said of the objects that these events are about, or that hang on what they tell. */
  async about(events: readonly Evidence[]): Promise<Evidence[]> {
    const told = events.filter(({ kind, object, previous }) => !isDerived({ kind } as Evidence) || kind === 'invoice' || (kind === 'customer' && Boolean(object['discount'] ?? previous?.['discount'])));
    const links = told.flatMap(({ kind, id, refs }) => (PAYERS.some((one) => one === kind) || kind === 'discount' ? [id, ...refs] : [id]));
    // A payment of an invoice names the invoice, which names the customer; a coupon is named by its discount.
    const through = await this.naming(['discount', 'invoice_payment'], links);
    const hanging = await this.naming(['subscription', 'refund', 'invoice'], [...links, ...through.flatMap(({ id, refs }) => [id, ...refs])]);
    return this.of([...events.filter(isDerived), ...hanging].map(({ id }) => id));
  }

  /** What is known of the discounts, coupons, products and customers that these name. */
  async behind(about: readonly Evidence[]): Promise<Evidence[]> {
    const first = await this.of(about.flatMap(({ refs }) => refs));
    const customers = about.flatMap(({ kind, object }) => (kind === 'subscription' ? idAt(object, 'customer') ?? [] : []));
    const discounts = await this.naming(['discount'], customers);
    const coupons = [...first, ...discounts].flatMap((each) => [each.kind === 'discount' ? couponIdOf(each.object) : null, ...discountsIn(each.object).map((one) => (typeof one === 'string' ? one : couponIdOf(one)))]);
    const second = await this.of(coupons.filter((id) => id !== null));
    return uniqueByKey([...first, ...discounts, ...second]);
  }

  /** Whoever may tell whose money a refund gives back. */
  async payersOf(refund: readonly Evidence[]): Promise<Evidence[]> {
    const refs = refund.flatMap((each) => each.refs);
    const direct = [...await this.of(refs), ...await this.naming([...PAYERS], refs)];
    const invoices = direct.filter(({ kind }) => kind === 'invoice_payment' || kind === 'charge').flatMap((each) => idAt(each.object, 'invoice') ?? []);
    return uniqueByKey([...direct, ...await this.of(invoices)]);
  }

  private async of(ids: readonly string[]): Promise<Evidence[]> {
    return (await stripeEventsOf(this.transaction, this.sourceId, [...new Set(ids)])).map(evidenceOf);
  }

  private async naming(kinds: readonly string[], ids: readonly string[]): Promise<Evidence[]> {
    return (await stripeEventsNaming(this.transaction, this.sourceId, kinds, [...new Set(ids)])).map(evidenceOf);
  }
}

const uniqueByKey = (all: readonly Evidence[]): Evidence[] => [...new Map(all.map((each) => [each.key, each])).values()];
