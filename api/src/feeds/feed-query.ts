import type { TableAsked } from '../bi/metric-table.service.js';
import type { SavedFeed } from '../facts/saved-feeds.js';
import type { Half } from '../graphql/enums.js';
import { readId } from '../graphql/read-id.js';
import type { FeedQueryInput } from './feed.type.js';
import { neededBy } from './may-read.js';

/** A query as it is kept: the arguments of metricTable that say something, by their names. */
export function keptQuery(input: FeedQueryInput): Record<string, unknown> {
  const said = Object.entries({ ...input, range: present(input.range), filters: input.filters?.map(({ dimension, in: values }) => ({ dimension, in: values })) });
  return Object.fromEntries(said.filter(([, value]) => value != null));
}

const present = (range: object): object => Object.fromEntries(Object.entries(range).filter(([, value]) => value != null));

/** The question that a feed asks: about its own product and team, by the keys that these have now. */
export function questionOf({ query, product, team }: Pick<SavedFeed, 'query' | 'product' | 'team'>): TableAsked {
  const asked = query as unknown as FeedQueryInput;
  return { ...asked, product, team, funnelId: asked.funnel == null ? null : readId('funnel', asked.funnel) };
}

/** The halves that its metrics belong to. */
export function halvesOf(feed: Pick<SavedFeed, 'query'>): Half[] {
  return neededBy(feed).map((permission) => (permission === 'READ_DELIVERY' ? 'DELIVERY' : 'OUTCOME'));
}
