import { DAY, iso } from '../calendar.js';
import { Random } from '../random.js';
import type { Timeline } from '../timeline.js';

/** What comments are about, by words that only sentences about it have. */
const THEMES: readonly (readonly [tag: string, words: RegExp])[] = [
  ['Invoices', /invoice/i], ['Reports', /report/i], ['Search', /search|hard to find/i], ['Payments', /payment|instalments/i], ['Taxes', /taxes/i], ['Refunds', /refund/i],
  ['Speed', /slow|fast on phones|time out|quick\./i], ['Price', /price per seat|too expensive|pays for itself/i], ['Vouchers', /voucher/i], ['Teamwork', /colleagues|permissions|change of seats/i],
  ['Getting started', /setting (it )?up|first steps|way to go|finding our way/i], ['Delivery', /pick-up map|address check/i],
];

/** What was answered in the last days nobody has tagged yet. */
const FRESH_DAYS = 8;
const TAGGED = 0.86;

/** The tags of a comment, from a stream of their own: most of what was written is tagged by what it is about. */
export function themesOf(time: Timeline, key: string, at: number, comment: string): string[] {
  if (at >= time.now - FRESH_DAYS * DAY || !Random.of(time.seed, 'themes', key).chance(TAGGED)) return [];
  return THEMES.filter(([, words]) => words.test(comment)).map(([tag]) => tag);
}

/** The first instant of which nothing is tagged or sorted yet. */
export function freshFrom(time: Timeline): string {
  return iso(time.now - FRESH_DAYS * DAY);
}
