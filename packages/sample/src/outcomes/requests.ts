import type { FeedbackInput, RequestPlan } from '../batch.js';
import { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import { freshFrom } from './themes.js';

/** What the feedback of the sample asks for: the words that only such feedback has, and what was decided. The first fitting one counts. */
const REQUESTS = [
  { key: 'accounting', title: 'Invoices into the accounting', words: /export of invoices/, state: 'PLANNED' },
  { key: 'languages', title: 'More languages in the e-mails', words: /more languages/, state: 'OPEN' },
  { key: 'approver', title: 'A second approver for refunds', words: /second approver/, state: 'PLANNED' },
  { key: 'weekly', title: 'A weekly report by e-mail', words: /weekly report/, state: 'OPEN' },
  { key: 'searches', title: 'Saved searches', words: /saved searches/, state: 'DONE' },
  { key: 'vouchers', title: 'Vouchers for single products', words: /vouchers for single/, state: 'OPEN' },
  { key: 'test-mode', title: 'A test mode for instalments', words: /test mode/, state: 'DECLINED' },
  { key: 'rules', title: 'Rules for who sees reports', words: /rules for who/, state: 'OPEN' },
  { key: 'slots', title: 'Delivery slots by postcode', words: /delivery slots/, state: 'OPEN' },
  { key: 'dark', title: 'A dark theme', words: /dark theme/, state: 'OPEN' },
  { key: 'merge', title: 'Merging two accounts', words: /merge two accounts/, state: 'DECLINED' },
  { key: 'notes', title: 'Order notes in the search', words: /order notes in the search/, state: 'DONE' },
  { key: 'report-load', title: 'Reports of last month load again', words: /report of last month/, state: 'PLANNED' },
  { key: 'twice', title: 'No payment shows twice', words: /payment shows twice/, state: 'OPEN' },
  { key: 'session', title: 'Sessions that last', words: /session ends/, state: 'OPEN' },
] as const;

const PEOPLE = ['Mia', 'Jon', 'Aylin'] as const;
const SORTED = 0.9;

/** Where the product's people have put the feedback: into requests what asks for something, aside what praises. The newest, and a little of the rest, nobody has sorted yet. */
export function requestPlan(time: Timeline, feedback: readonly FeedbackInput[]): RequestPlan {
  const fresh = freshFrom(time);
  const sorted = feedback.filter(({ key, at }) => at < fresh && Random.of(time.seed, 'sorted', key).chance(SORTED));
  const authorOf = (key: string): string => Random.of(time.seed, 'sorter', key).pick(PEOPLE);
  const of = (text: string): (typeof REQUESTS)[number] | undefined => REQUESTS.find(({ words }) => words.test(text));
  return {
    requests: REQUESTS.map(({ key, title, state, words: _ }) => ({ key, title, state, author: authorOf(key), feedback: sorted.filter(({ text }) => of(text)?.key === key).map((one) => one.key) })),
    aside: { author: authorOf('aside'), feedback: sorted.filter(({ kind }) => kind === 'praise').map(({ key }) => key) },
  };
}
