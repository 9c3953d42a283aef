import type { Fact } from '../files/targets/target.js';
import { priceOfLine, type Evidence } from './stripe-evidence.js';
import { majorText } from './stripe-money.js';
import { inStripeOrder, withoutLateExports } from './stripe-order.js';
import { idAt, instantAt, iso, listAt, numberAt, objectAt, plainJson, textAt, type JsonObject } from './stripe-shape.js';
import type { StripeDictionary } from './stripe-dictionary.js';

const paymentFact = (item: Record<string, unknown>): Fact => ({ list: 'payments', item });

/** A paid invoice as a payment, under the invoice's id: what was paid, and of it tax, usage and what comes once. None where nothing was paid. */
export function deriveInvoice(all: readonly Evidence[], known: StripeDictionary): Fact[] {
  // What was paid stays paid, whatever an older export says.
  const last = inStripeOrder(all).reduce<Evidence | null>((most, each) => (most && paidOf(most) > paidOf(each) ? most : each), null);
  const account = last ? idAt(last.object, 'customer') : null;
  const paid = last ? paidOf(last) : 0;
  if (!last || account === null || paid <= 0) return [];
  const { object, id, at } = last;
  const currency = textAt(object, 'currency') ?? '';
  const transitions = objectAt(object, 'status_transitions');
  const paidAt = (transitions && instantAt(transitions, 'paid_at')) ?? instantAt(object, 'webhooks_delivered_at') ?? (object['paid'] === true ? instantAt(object, 'created') : null) ?? at;
  const lines = listAt(object, 'lines');
  const sum = (chosen: readonly JsonObject[]): number => chosen.reduce((total, line) => total + netOf(line), 0);
  const part = (name: string, units: number): Record<string, string> => (units <= 0 ? {} : { [name]: majorText(Math.min(units, paid), currency) });
  return [paymentFact({
    key: id, account, at: iso(paidAt), kind: 'PAYMENT', currency: currency.toUpperCase(), amount: majorText(paid, currency), ...part('tax', taxOf(object)),
    ...part('usage', sum(lines.filter((line) => isUsage(line, known)))), ...part('oneOff', sum(lines.filter((line) => isOneOff(line) && !isUsage(line, known)))),
  })];
}

const paidOf = ({ object }: Evidence): number => numberAt(object, 'amount_paid') ?? 0;

/** By three names in as many versions of the API. */
function taxOf(invoice: JsonObject): number {
  const totals = ['total_taxes', 'total_tax_amounts'].map((name) => listAt(invoice, name)).find((list) => list.length > 0) ?? [];
  return numberAt(invoice, 'tax') ?? totals.reduce((sum, each) => sum + (numberAt(each, 'amount') ?? 0), 0);
}

const netOf = (line: JsonObject): number => (numberAt(line, 'amount') ?? 0) - listAt(line, 'discount_amounts').reduce((sum, each) => sum + (numberAt(each, 'amount') ?? 0), 0);

function isUsage(line: JsonObject, known: StripeDictionary): boolean {
  const price = objectAt(line, 'price') ?? objectAt(line, 'plan') ?? known.object(priceOfLine(line));
  const recurring = price && (objectAt(price, 'recurring') ?? price);
  return price !== null && recurring !== null && (textAt(recurring, 'usage_type') === 'metered' || textAt(price, 'billing_scheme') === 'tiered');
}

/** On no subscription, and no settling of a change of one. */
function isOneOff(line: JsonObject): boolean {
  const parent = objectAt(line, 'parent');
  const details = parent && (objectAt(parent, 'invoice_item_details') ?? objectAt(parent, 'subscription_item_details'));
  if (details) return textAt(details, 'subscription') === null && details['proration'] !== true;
  return textAt(line, 'type') === 'invoiceitem' && idAt(line, 'subscription') === null && line['proration'] !== true;
}

/** A refund that went through, under its own id. `payers`: what is known of the charges and invoices that it gives back of. Without a customer it waits until one is told. */
export function deriveRefund(all: readonly Evidence[], payers: readonly Evidence[]): Fact[] | 'NOBODY' {
  const last = inStripeOrder(all).at(-1);
  const status = last ? textAt(last.object, 'status') ?? 'succeeded' : null;
  const amount = last ? numberAt(last.object, 'amount') ?? 0 : 0;
  if (!last || status !== 'succeeded' || amount <= 0) return [];
  const account = idAt(last.object, 'customer') ?? inStripeOrder(payers).map(({ object }) => idAt(object, 'customer')).find((id) => id !== null) ?? null;
  if (account === null) return 'NOBODY';
  const currency = textAt(last.object, 'currency') ?? '';
  return [paymentFact({ key: last.id, account, at: iso(instantAt(last.object, 'created') ?? last.at), kind: 'REFUND', currency: currency.toUpperCase(), amount: majorText(amount, currency) })];
}

/** Of a credit note the money that was given back beside Stripe. What went back through Stripe is a refund of its own; what was credited to the balance makes a later invoice smaller. */
export function deriveCreditNote(all: readonly Evidence[]): Fact[] {
  const last = inStripeOrder(all).at(-1);
  const account = last ? idAt(last.object, 'customer') : null;
  const amount = last ? numberAt(last.object, 'out_of_band_amount') ?? 0 : 0;
  if (!last || account === null || amount <= 0 || textAt(last.object, 'status') === 'void') return [];
  const currency = textAt(last.object, 'currency') ?? '';
  const at = instantAt(last.object, 'effective_at') ?? instantAt(last.object, 'created') ?? last.at;
  return [paymentFact({ key: last.id, account, at: iso(at), kind: 'REFUND', currency: currency.toUpperCase(), amount: majorText(amount, currency) })];
}

/** A customer as an account, as it was told at each instant: name, country, and the domain of the address of mail. */
export function deriveCustomer(all: readonly Evidence[]): Fact[] {
  const facts: Fact[] = [];
  let before = '';
  for (const { object, id, at } of inStripeOrder(withoutLateExports(all))) {
    const item = accountOf(id, object);
    const text = plainJson(item);
    if (text !== before) facts.push({ list: 'accounts', item: { ...item, at: iso(at) } });
    before = text;
  }
  return facts;
}

function accountOf(id: string, object: JsonObject): JsonObject {
  const address = objectAt(object, 'address');
  const country = (address && textAt(address, 'country')) ?? textAt(object, 'shipping_country');
  const domain = textAt(object, 'email_domain');
  const traits = { ...(country ? { country } : {}), ...(domain ? { emailDomain: domain } : {}) };
  const name = textAt(object, 'name');
  return { key: id, ...(name ? { name: name.slice(0, 1_000) } : {}), ...(Object.keys(traits).length > 0 ? { traits } : {}) };
}
