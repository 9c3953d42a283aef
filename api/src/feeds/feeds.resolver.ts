import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { SavedFeed } from '../facts/saved-feeds.js';
import { Needs, NeedsOneOf } from '../identity/needs.js';
import { halvesOf } from './feed-query.js';
import { Feed, FeedInput, FeedLink } from './feed.type.js';
import { feedPath, FeedsService } from './feeds.service.js';
import { FeedFormat } from './formats/feed-format.js';

const THE_ID = { type: () => ID, description: 'The feed\'s id.' } as const;
const THE_FEED = { type: () => FeedInput, description: 'What it is called, and what it answers.' } as const;

/** Feeds, as people make and give them out. */
@Resolver()
export class FeedsResolver {
  constructor(@Inject(FeedsService) private readonly service: FeedsService) {}

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => [Feed], { description: 'Saved queries with addresses of their own, by name.' })
  async feeds(): Promise<Feed[]> {
    return (await this.service.all()).map(shown);
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => Feed, { description: 'Saves a query and gives it addresses. Refuses what metricTable would refuse.' })
  async createFeed(@Args('input', THE_FEED) input: FeedInput): Promise<Feed> {
    return shown(await this.service.create(input));
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => Feed, { description: 'Replaces what a feed answers and is called. Its addresses and signed links stay.' })
  async updateFeed(@Args('id', THE_ID) id: string, @Args('input', THE_FEED) input: FeedInput): Promise<Feed> {
    return shown(await this.service.update(id, input));
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => Boolean, { description: 'Deletes a feed: its addresses and every link to it end at once. False where there is none.' })
  async deleteFeed(@Args('id', THE_ID) id: string): Promise<boolean> {
    return this.service.remove(id);
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => FeedLink, { description: 'Signs an address that is enough by itself to read a feed, for programs that can send no key.' })
  async signFeedLink(
    @Args('id', THE_ID) id: string,
    @Args('expiresInDays', { type: () => Int, description: 'How long it can be read: 1 to 366 days.' }) expiresInDays: number,
    @Args('format', { type: () => FeedFormat, defaultValue: FeedFormat.CSV, description: 'What it is read as: a link is for one format.' }) format: FeedFormat,
  ): Promise<FeedLink> {
    return this.service.sign(id, expiresInDays, format);
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => Feed, { description: 'Ends every link that was signed for a feed so far. Keys go on reading it.' })
  async endFeedLinks(@Args('id', THE_ID) id: string): Promise<Feed> {
    return shown(await this.service.endLinks(id));
  }
}

function shown(feed: SavedFeed): Feed {
  const { id, name, product, team, madeBy, madeAt, changedAt, readAt } = feed;
  const addresses = (Object.keys(FeedFormat) as FeedFormat[]).map((format) => ({ format, path: feedPath(id, format) }));
  return { id, name, query: { ...feed.query, product, ...(team === null ? {} : { team }) }, product, team, halves: halvesOf(feed), addresses, madeBy, madeAt, changedAt, readAt };
}
