import { createHash } from 'node:crypto';
import { withoutPersonalData } from './without-personal-data.js';
import { idAt, instantAt, isObject, listAt, objectAt, plainJson, textAt, type Json, type JsonObject } from './stripe-shape.js';

/** What Stripe said of one of its objects at an instant: by an event, or in an export. */
export interface Evidence {
  /** The event's id, or the hash of what an export says: the same is kept once. */
  readonly key: string;
  /** The event's type, or "export". */
  readonly type: string;
  /** What kind of object it is, in Stripe's word. */
  readonly kind: string;
  readonly id: string;
  /** When it was so, in milliseconds: the event's own instant, or when the export was handed in. */
  readonly at: number;
  readonly object: JsonObject;
  /** What was otherwise before the event, as far as it says. */
  readonly previous: JsonObject | null;
  /** Ids of other objects by which this one is found. */
  readonly refs: readonly string[];
}

export const EXPORT = 'export';

/** The kinds of objects that are read. Of products, prices, coupons and discounts: what others say of them by their id. Of charges: whose they are. */
const KINDS = new Set(['subscription', 'customer', 'invoice', 'refund', 'credit_note', 'coupon', 'discount', 'product', 'price', 'charge', 'payment_intent', 'invoice_payment']);

/**
 * What one event or one object of an export says; several where it carries others. A sentence where it is nothing that is read.
 * `seenAt`: when it was handed in, for objects, which carry no instant of their own.
 */
export function readEvidence(item: JsonObject, seenAt: number): readonly Evidence[] | string {
  if (item['object'] === 'event') return ofEvent(item);
  const hash = createHash('sha256').update(plainJson(item)).digest('base64url').slice(0, 32);
  return ofObject(item, { key: `${EXPORT}:${hash}`, type: EXPORT, at: seenAt, previous: null });
}

type Said = Pick<Evidence, 'key' | 'type' | 'at' | 'previous'>;

function ofEvent(event: JsonObject): readonly Evidence[] | string {
  const [key, type, at, data] = [textAt(event, 'id'), textAt(event, 'type'), instantAt(event, 'created'), objectAt(event, 'data')];
  const object = data && objectAt(data, 'object');
  if (key === null || type === null || at === null || !object) return 'The event has no id, type, created or data.object.';
  return ofObject(object, { key, type, at, previous: data && objectAt(data, 'previous_attributes') });
}

function ofObject(object: JsonObject, said: Said): readonly Evidence[] | string {
  const [kind, id] = [textAt(object, 'object'), textAt(object, 'id')];
  if (kind === null) return 'The object does not say what it is: it has no "object".';
  if (!KINDS.has(kind)) return `Of ${kind.slice(0, 60)} nothing is read.`;
  if (id === null) return `The ${kind} has no id.`;
  // Older versions of the API tell refunds inside of their charge.
  const refunds = kind === 'charge' ? listAt(object, 'refunds').filter((refund) => refund['object'] === 'refund' && textAt(refund, 'id') !== null) : [];
  return [
    { ...said, kind, id, object: withoutPersonalData(kind, object), previous: said.previous && withoutPersonalData(kind, said.previous), refs: refsOf(kind, object) },
    ...refunds.map((refund): Evidence => ({ ...said, key: `${said.key}/${textAt(refund, 'id')}`, kind: 'refund', id: textAt(refund, 'id')!, object: withoutPersonalData('refund', { charge: id, ...refund }), previous: null, refs: refsOf('refund', { charge: id, ...refund }) })),
  ];
}

/** What a subscription's terms hang on beside itself; by what a refund finds who had paid. */
function refsOf(kind: string, object: JsonObject): string[] {
  const of = (...found: (string | null | undefined)[]): string[] => [...new Set(found.filter((id): id is string => typeof id === 'string'))];
  if (kind === 'subscription') {
    const items = listAt(object, 'items');
    return of(
      idAt(object, 'customer'), ...discountIds(object), ...items.flatMap(discountIds),
      ...items.flatMap((item) => [objectAt(item, 'price'), objectAt(item, 'plan')]).flatMap((price) => (price ? [idAt(price, 'product')] : [])),
    );
  }
  if (kind === 'invoice') return of(idAt(object, 'charge'), idAt(object, 'payment_intent'), ...listAt(object, 'payments').flatMap(paymentIds), ...listAt(object, 'lines').map((line) => priceOfLine(line)));
  if (kind === 'invoice_payment') return of(idAt(object, 'invoice'), ...paymentIds(object));
  if (kind === 'refund' || kind === 'charge') return of(idAt(object, 'charge'), idAt(object, 'payment_intent'), kind === 'charge' ? idAt(object, 'invoice') : null);
  if (kind === 'discount') return of(couponIdOf(object), idAt(object, 'customer'));
  return kind === 'customer' ? of(...discountIds(object)) : [];
}

const paymentIds = (payment: JsonObject): (string | null)[] => {
  const paid = objectAt(payment, 'payment');
  return paid ? [idAt(paid, 'payment_intent'), idAt(paid, 'charge')] : [];
};

/** In newer versions of the API a line of an invoice names its price alone. */
export function priceOfLine(line: JsonObject): string | null {
  const pricing = objectAt(line, 'pricing');
  const details = pricing && objectAt(pricing, 'price_details');
  return details ? idAt(details, 'price') : idAt(line, 'price');
}

/** Discounts as they are named: a list of ids or objects, and in older versions one object. */
export function discountsIn(object: JsonObject): readonly (string | JsonObject)[] {
  const list = object['discounts'];
  const several = Array.isArray(list) ? (list as readonly Json[]).flatMap((one) => (typeof one === 'string' || isObject(one) ? [one] : [])) : [];
  const single = objectAt(object, 'discount');
  return several.length > 0 || !single ? several : [single];
}

/** The id of a discount's coupon: newer versions of the API tell it as the discount's source. */
export function couponIdOf(discount: JsonObject): string | null {
  const source = objectAt(discount, 'source');
  return idAt(discount, 'coupon') ?? (source ? idAt(source, 'coupon') : null);
}

const discountIds = (object: JsonObject): (string | null)[] => discountsIn(object).flatMap((one) => (typeof one === 'string' ? [one] : [textAt(one, 'id'), couponIdOf(one)]));
