import type { FeedPartsFragment } from '../graphql/generated';

const SHOWN = 2;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a feed asks, in a line: "revenue.mrr, revenue.nrr and 3 more, by month, by plan". */
export function askedBy({ query }: Pick<FeedPartsFragment, 'query'>): string {
  const { metrics, grain, groupBy } = query as { metrics?: unknown; grain?: unknown; groupBy?: unknown };
  const keys = Array.isArray(metrics) ? metrics.map(text) : [];
  const named = keys.slice(0, SHOWN).join(', ');
  const more = keys.length > SHOWN ? ` and ${keys.length - SHOWN} more` : '';
  const groups = Array.isArray(groupBy) && groupBy.length > 0 ? `, by ${groupBy.map(text).join(', ')}` : '';
  return `${named}${more}, by ${text(grain).toLowerCase()}${groups}`;
}

/** What a program needs to know of the key that it reads with. */
export function scopesOf({ halves }: Pick<FeedPartsFragment, 'halves'>): string {
  return halves.map((half) => (half === 'DELIVERY' ? 'read delivery' : 'read outcomes')).join(' and ');
}
