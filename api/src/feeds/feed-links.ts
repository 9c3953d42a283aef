import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { SavedFeeds } from '../facts/saved-feeds.js';
import { notFound } from '../graphql/named-error.js';
import { systemOf, type Asker } from '../identity/asker.js';
import { asking } from '../identity/asking.js';
import { isSigned, readLink } from './feed-link.js';
import { feedFileOf } from './feed-file.js';
import { holderOf } from './may-read.js';
import { refuse } from './refuse.js';

/** What a link to a feed that is not there is held against, so that it takes the same time to refuse. */
const NOBODYS = randomBytes(32);
const NO_LINK = 'This link is not valid. It may have been ended, or not copied whole: ask whoever gave it to you for a new one.';

/** Finds out what the holder of a signed link may read. */
@Injectable()
export class FeedLinks {
  constructor(@Inject(SavedFeeds) private readonly feeds: SavedFeeds) {}

  /** Throws a named error where nobody signed it, or not for now. The workspace that a link claims is used for nothing but to look up what it is held against. */
  async holder(file: string, link: unknown): Promise<Asker> {
    const named = feedFileOf(file);
    const read = named && typeof link === 'string' ? readLink(named.id, named.format, link) : null;
    if (!read) throw notFound(NO_LINK);
    const { workspaceId, feedId, expiresAtS } = read.terms;
    return asking.run(systemOf(workspaceId), async () => {
      const feed = await this.feeds.linked(workspaceId, feedId);
      if (!isSigned(read, feed?.secret ?? NOBODYS) || !feed) throw notFound(NO_LINK);
      if (expiresAtS * 1000 <= Date.now()) throw notFound(`This link expired at ${new Date(expiresAtS * 1000).toISOString()}. Ask whoever gave it to you for a new one.`);
      return holderOf(workspaceId, feed);
    });
  }
}

/** In front of whoever asks who comes: who has a signed link is known by it, and needs neither a key nor a session. */
export function byFeedLink(links: FeedLinks): RequestHandler {
  return (request, response, next) => {
    const { link } = request.query;
    if (link === undefined) return next();
    links.holder(request.path.slice(1), link).then((asker) => asking.run(asker, next), (error: unknown) => refuse(response, error));
  };
}

/** Asks who comes, unless a link has said it. */
export function unlessLinked(comes: RequestHandler): RequestHandler {
  return (request, response, next) => (asking.current() ? next() : comes(request, response, next));
}
