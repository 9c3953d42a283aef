import type { StripeSetting } from '../graphql/generated';

/** What each setting of Stripe's report is called, and what it does there. */
export const stripeSettings: Readonly<Record<StripeSetting, { name: string; says: string }>> = {
  TIME_ZONE: { name: 'Months end in UTC', says: 'Here a month ends at midnight in the product’s zone.' },
  PAUSED: { name: 'Paused counts', says: 'Here a paused subscription brings nothing until it is resumed.' },
  PAST_DUE: { name: 'Past due does not count', says: 'Here it counts, at risk, until Stripe gives up collecting.' },
  SCHEDULED: { name: 'Cancelled is gone at once', says: 'Here it counts until the end that is set.' },
  TRIALS: { name: 'Trials count', says: 'Here they begin with the first payment.' },
  ONCE: { name: 'First-bill discounts are taken off', says: 'Here a discount of the first bill alone is not recurring.' },
  TAX: { name: 'Tax in prices counts', says: 'Here prices are without tax.' },
  USAGE: { name: 'Metered usage counts', says: 'Here it is shown apart, with the payments.' },
};

const isSetting = (word: string): word is StripeSetting => Object.hasOwn(stripeSettings, word);

/** The chosen ones out of what was kept in the browser. */
export function readSettings(kept: string): StripeSetting[] {
  return kept.split(' ').filter(isSetting);
}

/** The first day of each of the last months in a zone, the newest first. */
export function lastMonths(count: number, timeZone: string, now = new Date()): string[] {
  const [year = 0, month = 1] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now).split('-').map(Number);
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10));
}

/** Major units as a person writes them, as whole minor units; null where it is no amount. */
export function minorOf(text: string, exponent: number): number | null {
  const plain = text.replace(/[\s’']/g, '');
  const match = /^(-?\d+)(?:[.,](\d+))?$/.exec(plain);
  const decimals = match?.[2] ?? '';
  if (!match || decimals.length > exponent) return null;
  const minor = Number(`${match[1]}${decimals.padEnd(exponent, '0')}`);
  return Number.isSafeInteger(minor) ? minor : null;
}
