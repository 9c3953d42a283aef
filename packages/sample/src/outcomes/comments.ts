import type { Random } from '../random.js';

export type Mood = 'glad' | 'even' | 'cross';

const PARTS: Readonly<Record<Mood, readonly (readonly string[])[]>> = {
  glad: [
    ['Setting it up took an afternoon.', 'It simply works.', 'Our buyers get through without asking us.', 'We have fewer abandoned baskets since we switched.', 'The team uses it every day.', 'Support answered within the hour.', 'I would choose it again.', 'Best checkout we have had.', 'Clear and quick.', 'It pays for itself.'],
    ['The invoices are right the first time.', 'Reports save me the Friday spreadsheet.', 'Search finds any order in seconds.', 'Inviting colleagues is easy.', 'Instalments brought us larger orders.', 'The payment step is short.', 'Taxes for other countries are handled well.', 'Refunds take two clicks.', 'It is fast on phones too.', 'The last release made the first steps much easier.'],
    ['', '', '', 'More payment methods would be nice.', 'Keep going.', 'Please keep it this simple.', 'Only the export could be richer.', 'We told a partner about it.'],
  ],
  even: [
    ['Does what we need.', 'Good on the whole.', 'It is fine, with some rough edges.', 'We are still finding our way.', 'Works well for small orders.', 'Better than what we had before.', 'Mostly happy.', 'Solid, not exciting.'],
    ['Reports load slowly at the end of the month.', 'I miss a bulk export of invoices.', 'The address check is too strict for some countries.', 'Permissions could be finer.', 'The search does not know order notes.', 'We would like to change the texts of the e-mails.', 'The price per seat adds up.', 'Vouchers cannot be combined as we would like.', 'Setting up taxes took a while.', 'The app is slower on older phones.'],
    ['', '', '', 'Looking forward to the next release.', 'Support was friendly.', 'Would be a nine with that.', 'We will see how it goes.'],
  ],
  cross: [
    ['Not what we expected.', 'Too many steps.', 'We lost orders because of this.', 'I had to ask support three times.', 'It is hard to find anything.', 'We are thinking of going back.', 'Too expensive for what we use.', 'Setting it up took weeks.'],
    ['Payments time out in the evening.', 'Refunds arrive late and nobody tells the buyer.', 'The totals in the report do not match our books.', 'Card payments fail without a message.', 'The invoice is missing our order number.', 'It logs us out in the middle of a basket.', 'The import stopped halfway.', 'The pick-up map does not load.', 'Taxes were wrong for deliveries abroad.', 'Every change of seats needs an e-mail to support.'],
    ['', '', '', 'Please fix this first.', 'We have reported it before.', 'Otherwise we would like it.', 'An answer would help.'],
  ],
};

/** A short comment that fits the mood of a score. */
export function comment(mood: Mood, random: Random): string {
  const [opening = [], reason = [], closing = []] = PARTS[mood];
  const sentences = random.chance(0.3) ? [random.pick(reason)] : [random.pick(opening), random.pick(reason), random.pick(closing)];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const WISHES = ['an export of invoices to our accounting', 'more languages in the confirmation e-mail', 'a second approver for refunds', 'a weekly report by e-mail', 'saved searches', 'vouchers for single products', 'a test mode for instalments', 'rules for who may see reports', 'delivery slots by postcode', 'a dark theme', 'a way to merge two accounts', 'order notes in the search'];
const TROUBLES = ['The report of last month does not load', 'An invitation never arrived', 'The basket badge shows the wrong number', 'I cannot change the billing address', 'The search finds cancelled orders only', 'The invoice preview is cut off on my phone', 'A payment shows twice', 'The session ends after five minutes'];
const PRAISES = ['The new order summary is great', 'Thank you for the quick fix', 'The pick-up map is a hit with our buyers', 'Setting up a colleague took a minute', 'The yearly report saved my evening'];
const LEADS = ['We need', 'Please add', 'It would help to have', 'Could we get', 'We are missing'];

/** A wish, a trouble or a praise, sent without being asked. */
export function feedbackText(random: Random): { readonly kind: string; readonly text: string } {
  const kind = random.weighted([['idea', 5], ['problem', 4], ['praise', 2]] as const);
  if (kind === 'idea') {
    const lead = random.pick(LEADS);
    return { kind, text: `${lead} ${random.pick(WISHES)}${lead.startsWith('Could') ? '?' : '.'}` };
  }
  return { kind, text: `${random.pick(kind === 'problem' ? TROUBLES : PRAISES)}.` };
}
