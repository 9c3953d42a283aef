import { isObject, type FileRow, type Json, type JsonObject } from '../files/reading/file-row.js';
import { LEFT_OUT, type Fact, type ImportTargetDefinition } from '../files/targets/target.js';
import { readEvidence } from './stripe-evidence.js';
import { idAt, iso, numberAt, textAt } from './stripe-shape.js';

/** Stripe's own JSON: the lists that its API answers with, objects a line, or events. Read by its shape, not by columns. */
export const stripe: ImportTargetDefinition = {
  as: 'stripe', name: 'Stripe\'s own JSON: customers, subscriptions, invoices, refunds, events', needs: 'PRODUCT', missingAppliesTo: null,
  fields: [], families: [],
  facts: () => [],
};

const TELLING = /^(customer|subscription|invoice|refund|credit_note|coupon|discount|product|price|plan|charge|payment_intent|invoice_payment|event)$/;
const STRIPES_ID = /^(cus|sub|in|re|pyr|cn|di|prod|price|plan|ch|py|pi|inpay|evt)_\w+$/;

/** Whether a JSON item is one of Stripe's: it says what it is, under an id of Stripe's making. A coupon's id may be of anyone's. */
export function isStripes(item: Json | undefined): boolean {
  if (!isObject(item)) return false;
  const [kind, id] = [textAt(item, 'object'), textAt(item, 'id')];
  return kind !== null && id !== null && TELLING.test(kind) && (STRIPES_ID.test(id) || kind === 'coupon' || kind === 'plan');
}

/** The item as it is to be kept; a sentence where it is none of Stripe's. What nothing is read of is left out. */
export function stripeFacts({ item }: FileRow): Fact[] | string | typeof LEFT_OUT {
  if (!isObject(item) || textAt(item, 'object') === null) return 'Expected an object of Stripe: it says what it is under "object".';
  const read = readEvidence(item, 0);
  if (typeof read !== 'string') return [{ list: 'stripeObjects', item }];
  return textAt(item, 'object') === 'event' || !/ has no id\.$/.test(read) ? LEFT_OUT : read;
}

/** What a person wants to see of an element before it is kept. */
export function stripeSummary({ item }: FileRow): JsonObject {
  const read = isObject(item) ? readEvidence(item, 0) : 'nothing';
  if (!isObject(item) || typeof read === 'string') return { leftOut: typeof read === 'string' ? read : '' };
  const [{ kind, id, type, at, object }] = read as [(typeof read)[number]];
  const shown: Record<string, Json> = { kind, id };
  if (type !== 'export') Object.assign(shown, { event: type, at: iso(at) });
  for (const name of ['status', 'currency', 'name']) if (textAt(object, name) !== null) shown[name] = textAt(object, name);
  const customer = idAt(object, 'customer');
  const amount = numberAt(object, 'amount_paid') ?? numberAt(object, 'amount');
  return { ...shown, ...(customer ? { customer } : {}), ...(amount === null ? {} : { amount }) };
}
