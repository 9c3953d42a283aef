import type { Random } from '../random.js';

type Paired = readonly (readonly [string, readonly string[]])[];

const PLACES = ['in the order summary', 'on the payment step', 'before the address step', 'on the confirmation page', 'in the basket', 'in the confirmation e-mail', 'on the account page', 'on small screens'];
const SHOWN = ['delivery costs', 'taxes', 'the estimated arrival date', 'remaining stock', 'the total in the local currency', 'applied discounts', 'saved addresses', 'the return policy', 'accepted cards', 'the next delivery slot', 'gift options', 'instalment terms', 'the nearest pick-up point', 'the weight of the parcel', 'loyalty points', 'the tax number'];
const WHO = ['buyers', 'guests', 'returning buyers', 'business customers'];
const ACTIONS = [
  'save a card for later', 'pay by invoice', 'split a payment over two cards', 'change the delivery address', 'combine two vouchers', 'choose a pick-up point', 'download the invoice', 'pay in instalments', 'cancel an order', 'reorder with one click', 'add a purchase order number', 'share a basket', 'hold an item for a day',
  'switch the currency', 'return part of an order', 'add a gift note', 'choose a delivery slot', 'pay a part later', 'correct the tax number', 'order for another address', 'leave a note for the courier', 'use a gift card', 'track a refund', 'compare delivery options', 'name a neighbour for delivery', 'get the receipt by text message',
];
const METHODS = ['bank transfer', 'direct debit', 'wallet payments', 'prepaid cards', 'pay on delivery', 'local debit cards'];
const COUNTRIES = ['Germany', 'France', 'the Netherlands', 'Spain', 'Poland', 'the United States'];
const CHECKED: Paired = [
  ['the VAT number', ['while typing', 'before payment', 'against the delivery country']],
  ['the postcode', ['while typing', 'against the delivery country', 'when the address changes']],
  ['the card number', ['while typing', 'before payment']],
  ['the phone number', ['while typing', 'against the delivery country']],
  ['the house number', ['while typing', 'when the address changes']],
  ['the e-mail address', ['while typing', 'before payment']],
];
const SENT: Paired = [
  ['a reminder', ['after an abandoned basket', 'when an instalment is due', 'before a saved card expires']],
  ['the receipt', ['when the order ships', 'after a partial return', 'to a second address']],
  ['a delivery notice', ['when the order ships', 'one day before delivery', 'when the slot changes']],
  ['a refund notice', ['after a partial return', 'when an order is cancelled']],
  ['a payment link', ['when a payment fails', 'after an order by phone', 'when an instalment is due']],
];

const MODULES = ['the price service', 'the voucher service', 'the basket API', 'the payment adapter', 'the order events', 'the invoice renderer', 'the refund job', 'the stock check', 'the fraud check', 'the address check', 'the tax service', 'the mail sender'];
const TASKS = ['Cover {} with contract tests', 'Add tracing to {}', 'Move {} to the new queue', 'Remove dead code from {}', 'Document {}', 'Cache reads of {}', 'Alert on errors of {}', 'Update dependencies of {}', 'Load-test {}', 'Split {} from the monolith', 'Set time limits on {}', 'Make {} idempotent'];

const FAULTS: Paired = [
  ['Voucher field', ['stays disabled', 'disappears', 'takes a code twice', 'shows no message']],
  ['Order total', ['is rounded wrongly', 'shows the old value', 'leaves out the voucher']],
  ['Card form', ['stays disabled', 'fails without a message', 'loses its entries']],
  ['Address suggestion', ['disappears', 'is shown twice', 'shows the wrong country']],
  ['Delivery slot', ['shows the old value', 'is booked twice', 'disappears']],
  ['Confirmation e-mail', ['is sent twice', 'is not sent', 'comes in the wrong language']],
  ['Tax line', ['is rounded wrongly', 'shows the old value', 'disappears']],
  ['Basket badge', ['is not updated', 'shows the old value']],
  ['Saved card', ['is not offered', 'is shown twice', 'cannot be removed']],
  ['Invoice', ['is cut off', 'comes in the wrong language', 'misses the order number']],
  ['Pick-up map', ['takes ten seconds to load', 'does not load', 'shows closed shops']],
  ['Instalment plan', ['is rounded wrongly', 'shows the old value', 'is not offered']],
  ['Currency switch', ['stays disabled', 'changes nothing']],
  ['Refund status', ['is not updated', 'disappears']],
];
const CONDITIONS = ['after a voucher expires', 'when the basket changes in another tab', 'with two delivery addresses', 'after going back a step', 'in Safari', 'on slow connections', 'for guests', 'for orders over 1,000 EUR', 'with a zero-priced item', 'when the session expires', 'after switching the currency', 'for Polish addresses'];

const PIECES = ['Write the API contract', 'Build the form', 'Add translations', 'Cover with browser tests', 'Add analytics events', 'Write the migration', 'Review the wording', 'Check with a screen reader', 'Update the help page'];

function paired(pairs: Paired, random: Random): string {
  const [first, seconds] = random.pick(pairs);
  return `${first} ${random.pick(seconds)}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function story(random: Random): string {
  switch (random.whole(0, 6)) {
    case 0:
    case 1:
      return `Show ${random.pick(SHOWN)} ${random.pick(PLACES)}`;
    case 2:
    case 3:
    case 4:
      return `Let ${random.pick(WHO)} ${random.pick(ACTIONS)}`;
    case 5:
      return random.chance(0.6) ? `Accept ${random.pick(METHODS)} in ${random.pick(COUNTRIES)}` : `Check ${paired(CHECKED, random)}`;
    default:
      return `Send ${paired(SENT, random)}`;
  }
}

/** Titles of a checkout product, said once each as long as words last (real backlogs repeat themselves too). */
export class Titles {
  private readonly said = new Set<string>();

  constructor(private readonly random: Random) {}

  story(): string {
    return this.fresh(() => story(this.random));
  }

  task(): string {
    return this.fresh(() => this.random.pick(TASKS).replace('{}', this.random.pick(MODULES)));
  }

  bug(): string {
    return this.fresh(() => `${paired(FAULTS, this.random)} ${this.random.pick(CONDITIONS)}`);
  }

  piece(): string {
    return this.random.pick(PIECES);
  }

  goal(): string {
    return capital(`${this.random.pick(WHO)} can ${this.random.pick(ACTIONS)}`);
  }

  private fresh(make: () => string): string {
    let title = make();
    for (let tries = 0; tries < 12 && this.said.has(title); tries += 1) title = make();
    this.said.add(title);
    return title;
  }
}
