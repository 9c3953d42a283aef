import type { Random } from '../random.js';

const PLACES = ['in the order summary', 'on the payment step', 'before the address step', 'on the confirmation page', 'in the basket', 'in the confirmation e-mail', 'on the account page', 'on small screens'];
const SHOWN = ['delivery costs', 'taxes', 'the estimated arrival date', 'remaining stock', 'the total in the local currency', 'applied discounts', 'saved addresses', 'the return policy', 'accepted cards', 'the next delivery slot', 'gift options', 'instalment terms'];
const WHO = ['buyers', 'guests', 'returning buyers', 'business customers', 'merchants'];
const ACTIONS = ['save a card for later', 'pay by invoice', 'split a payment over two cards', 'change the delivery address', 'combine two vouchers', 'choose a pick-up point', 'download the invoice', 'pay in instalments', 'cancel an order', 'reorder with one click', 'add a purchase order number', 'share a basket', 'hold an item for a day', 'switch the currency', 'return part of an order'];
const METHODS = ['bank transfer', 'direct debit', 'wallet payments', 'prepaid cards', 'pay on delivery', 'local debit cards'];
const COUNTRIES = ['Germany', 'France', 'the Netherlands', 'Spain', 'Poland', 'the United States'];
const CHECKED = ['the VAT number', 'the postcode', 'the card number', 'the phone number', 'the house number', 'the e-mail address'];
const MOMENTS = ['while typing', 'before payment', 'against the delivery country', 'when the address changes'];
const SENT = ['a reminder', 'the receipt', 'a delivery notice', 'a refund notice', 'a payment link'];
const WHEN = ['after an abandoned basket', 'when the order ships', 'when a payment fails', 'after a partial return', 'one day before delivery', 'when an instalment is due'];

const MODULES = ['the price service', 'the voucher service', 'the basket API', 'the address form', 'the payment adapter', 'the tax tables', 'the order events', 'the invoice renderer', 'the refund job', 'the stock check', 'the fraud rules', 'the mail templates'];
const TASKS = ['Cover {} with contract tests', 'Add tracing to {}', 'Move {} to the new queue', 'Remove dead code from {}', 'Document {}', 'Cache reads of {}', 'Alert on errors of {}', 'Update dependencies of {}', 'Load-test {}', 'Split {} from the monolith', 'Rotate the keys of {}', 'Make {} idempotent'];

const THINGS = ['Voucher field', 'Order total', 'Card form', 'Address suggestion', 'Delivery slot', 'Confirmation e-mail', 'Tax line', 'Basket badge', 'Saved card', 'Invoice PDF', 'Pick-up map', 'Instalment plan', 'Currency switch', 'Refund status'];
const FAULTS = ['is not updated', 'disappears', 'shows the old value', 'stays disabled', 'is shown twice', 'is cut off', 'fails without a message', 'takes ten seconds', 'is rounded wrongly', 'shows the wrong language'];
const CONDITIONS = ['after a voucher expires', 'when the basket changes in another tab', 'with two delivery addresses', 'after going back a step', 'in Safari', 'on slow connections', 'for guests', 'for orders over 1,000 EUR', 'with a zero-priced item', 'when the session expires', 'after switching the currency', 'for Polish addresses'];

const PIECES = ['Write the API contract', 'Build the form', 'Add translations', 'Cover with browser tests', 'Add analytics events', 'Write the migration', 'Review the wording', 'Check with a screen reader', 'Update the help page'];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function story(random: Random): string {
  switch (random.whole(0, 5)) {
    case 0:
    case 1:
      return `Show ${random.pick(SHOWN)} ${random.pick(PLACES)}`;
    case 2:
    case 3:
      return `Let ${random.pick(WHO)} ${random.pick(ACTIONS)}`;
    case 4:
      return random.chance(0.5) ? `Accept ${random.pick(METHODS)} in ${random.pick(COUNTRIES)}` : `Check ${random.pick(CHECKED)} ${random.pick(MOMENTS)}`;
    default:
      return `Send ${random.pick(SENT)} ${random.pick(WHEN)}`;
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
    return this.fresh(() => `${this.random.pick(THINGS)} ${this.random.pick(FAULTS)} ${this.random.pick(CONDITIONS)}`);
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
