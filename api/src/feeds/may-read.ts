import { metricByKey } from '@bifocal/metrics';
import type { SavedFeed } from '../facts/saved-feeds.js';
import { NamedError, notFound } from '../graphql/named-error.js';
import type { Asker } from '../identity/asker.js';
import type { Permission } from '../identity/permissions.js';

/** What of a feed decides who may read it. */
export type ToRead = Pick<SavedFeed, 'query' | 'productId' | 'teamId'>;

/** The permissions that reading it needs: of each half that it asks. One whose metrics nobody knows any more needs both. */
export function neededBy({ query }: Pick<ToRead, 'query'>): Permission[] {
  const keys = query['metrics'];
  const halves = new Set((Array.isArray(keys) ? keys : []).map((key) => metricByKey(String(key))?.half));
  if (halves.size === 0 || halves.has(undefined)) return ['READ_DELIVERY', 'READ_OUTCOMES'];
  return [...(halves.has('DELIVERY') ? ['READ_DELIVERY' as const] : []), ...(halves.has('OUTCOME') ? ['READ_OUTCOMES' as const] : [])];
}

/** Whether its product and team are among those that are seen at all. One of a whole product needs the whole product. */
export function isSeen({ productId, teamId }: ToRead, { products, teams }: Asker): boolean {
  return (products === null || products.has(productId)) && (teams === null || (teamId !== null && teams.has(teamId)));
}

/** Refuses whoever may not read all of it: what they do not see is not there for them. */
export function requireMayRead(feed: ToRead, asker: Asker): void {
  if (!isSeen(feed, asker)) throw notFound('There is no such feed. It may have been deleted: feeds { id name } lists those that are there.');
  const missing = neededBy(feed).filter((permission) => !asker.permissions.has(permission));
  if (missing.length > 0) throw new NamedError('FORBIDDEN', `This feed asks for what you may not read: ${missing.map((each) => (each === 'READ_DELIVERY' ? 'delivery' : 'outcomes')).join(' and ')}. Use a key or a role that may.`);
}

/** The one who holds a signed link: may read this feed, and nothing else. */
export function holderOf(workspaceId: number, feed: ToRead): Asker {
  return {
    workspaceId, by: { kind: 'SYSTEM' }, permissions: new Set(neededBy(feed)), roles: [],
    products: new Set([feed.productId]), teams: feed.teamId === null ? null : new Set([feed.teamId]),
  };
}
