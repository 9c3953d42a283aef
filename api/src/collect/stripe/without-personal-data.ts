import { isObject, textAt, type Json, type JsonObject } from './stripe-shape.js';

/** Names under which Stripe tells of people, cards and bank accounts, or gives the key to a page of theirs. Nothing is derived from any of it. */
const PERSONAL = new Set([
  'email', 'phone', 'line1', 'line2', 'postal_code', 'city', 'state', 'billing_details', 'shipping', 'shipping_details', 'source', 'sources', 'default_source', 'default_payment_method', 'card', 'cards',
  'payment_method', 'payment_method_details', 'payment_method_options', 'payment_settings', 'bank_account', 'default_card', 'default_bank_account', 'destination_details', 'tax_id', 'tax_ids', 'customer_email',
  'customer_phone', 'customer_address', 'customer_shipping', 'customer_name', 'customer_tax_ids', 'account_tax_ids', 'individual_name', 'business_name', 'receipt_email', 'receipt_url', 'receipt_number', 'hosted_invoice_url',
  'invoice_pdf', 'pdf', 'client_secret', 'payment_method_configuration_details', 'latest_charge', 'next_action', 'last_payment_error', 'last_finalization_error', 'fraud_details', 'metadata', 'custom_fields', 'footer', 'statement_descriptor', 'memo', 'invoice_settings', 'preferred_locales',
]);
/** Of these all that is asked is whose they are. */
const LINKS = ['id', 'object', 'customer', 'invoice', 'charge', 'payment_intent', 'created', 'payment'];
const LINK_KINDS = new Set(['charge', 'payment_intent', 'invoice_payment']);

/** An object as it is kept: as it came, without what tells of people and their means of payment. Of an address of mail its domain stays. */
export function withoutPersonalData(kind: string, object: JsonObject): JsonObject {
  if (LINK_KINDS.has(kind)) return without(Object.fromEntries(LINKS.flatMap((name) => (object[name] === undefined ? [] : [[name, object[name]!]]))));
  const domain = kind === 'customer' ? /@([^@\s]+)$/.exec(textAt(object, 'email') ?? '')?.[1]?.toLowerCase() : undefined;
  const country = kind === 'customer' ? shippingCountry(object) : undefined;
  return { ...without(object), ...(domain ? { email_domain: domain } : {}), ...(country ? { shipping_country: country } : {}) };
}

function shippingCountry(customer: JsonObject): string | undefined {
  const shipping = customer['shipping'];
  const address = isObject(shipping) ? shipping['address'] : undefined;
  return isObject(address) ? textAt(address, 'country') ?? undefined : undefined;
}

function without(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => !PERSONAL.has(name) || isCouponSource(name, value)).map(([name, value]) => [name, inside(value)]));
}

function inside(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(inside);
  if (isObject(value)) return without(value);
  // What PostgreSQL keeps in no JSON.
  return typeof value === 'string' ? value.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd') : value;
}

/** A discount names its coupon under "source". */
const isCouponSource = (name: string, value: Json): boolean => name === 'source' && isObject(value) && 'coupon' in value;
