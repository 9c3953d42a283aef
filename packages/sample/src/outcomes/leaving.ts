import { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import type { AccountPlan } from './account.js';

/** Reasons in a billing system's words, and what some customers write about them. */
const REASONS = [
  ['too expensive', 26, ['The price per seat adds up.', 'We use a third of what we pay for.', 'Half of it would do for us.']],
  ['missing features', 20, ['No export to our accounting.', 'Vouchers cannot be combined.', 'We need a second approver for refunds.']],
  ['switched service', 16, ['Our parent company has another checkout.', 'The other one knows our stock.']],
  ['unused', 14, ['The shop is seasonal.', 'We closed the web shop.']],
  ['too complex', 8, ['Nobody here has the time to learn it.', 'Taxes for deliveries abroad took us weeks.']],
  ['customer service', 5, ['Three days without an answer.']],
] as const;
const SILENT = 24;

/** Why a customer left or will leave, as a billing system keeps it. A subscription whose end was set says the same at its end. */
export function leaving(time: Timeline, { key, changes }: AccountPlan, index: number): { cancelReason?: string; cancelComment?: string } {
  const change = changes[index];
  const before = changes.slice(0, index).findLast(({ subscription }) => subscription === change?.subscription);
  if (!change || (change.status !== 'CANCELLED' && change.cancelAt === undefined)) return {};
  if (before?.status === 'PAST_DUE') return { cancelReason: 'payment failed' };
  const random = Random.of(time.seed, 'leaving', key, change.cancelAt ?? change.at);
  const reason = random.weighted([[null, SILENT], ...REASONS.map((each) => [each, each[1]] as const)]);
  return reason === null ? {} : { cancelReason: reason[0], ...(random.chance(0.4) ? { cancelComment: random.pick(reason[2]) } : {}) };
}
