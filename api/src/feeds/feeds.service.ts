import { Inject, Injectable } from '@nestjs/common';
import { MetricTableService } from '../bi/metric-table.service.js';
import { SavedFeeds, type FeedToSave, type SavedFeed } from '../facts/saved-feeds.js';
import type { Transaction } from '../facts/transaction.js';
import { WhoIsAskedAbout } from '../figures/asked.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { readId } from '../graphql/read-id.js';
import { readRange } from '../graphql/range.js';
import { wordsOf } from '../graphql/words.js';
import { Audit } from '../identity/audit.js';
import type { AuditDetails, Audited } from '../identity/audited.js';
import { WhoAsks } from '../identity/who-asks.js';
import { OutcomeTables } from '../tallies/outcome/outcome-tables.js';
import { signLink } from './feed-link.js';
import { keptQuery } from './feed-query.js';
import type { FeedInput, FeedLink } from './feed.type.js';
import { FORMATS, type FeedFormat } from './formats/feed-format.js';
import { isSeen, requireMayRead } from './may-read.js';

const MOST_FEEDS = 500;
const MOST_LETTERS = 100;
const MOST_DAYS = 366;
const DAY_S = 86_400;

export const feedPath = (id: string, format: FeedFormat): string => `/api/v1/feeds/${id}.${FORMATS[format].ending}`;

/** Saved queries: kept, changed, signed for. */
@Injectable()
export class FeedsService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(SavedFeeds) private readonly feeds: SavedFeeds,
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(MetricTableService) private readonly tables: MetricTableService,
    @Inject(OutcomeTables) private readonly outcomes: OutcomeTables,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async all(): Promise<SavedFeed[]> {
    const asker = this.whoAsks.asker();
    return (await this.feeds.all(asker.workspaceId)).filter((feed) => isSeen(feed, asker));
  }

  async create(input: FeedInput): Promise<SavedFeed> {
    const { workspaceId, by } = this.whoAsks.asker();
    const feed = await this.read(input);
    if ((await this.feeds.all(workspaceId)).length >= MOST_FEEDS) throw badInput(`input: there are ${MOST_FEEDS} feeds, which is the most. Delete one that nobody reads.`);
    return this.require(await this.feeds.create(workspaceId, feed, by.kind === 'SYSTEM' ? null : by.name, this.writing('FEED_MADE', feed.name, { metrics: feed.query['metrics'] as string[] })));
  }

  async update(id: string, input: FeedInput): Promise<SavedFeed> {
    const { id: known } = await this.require(id);
    const feed = await this.read(input);
    await this.feeds.update(this.whoAsks.asker().workspaceId, known, feed, this.writing('FEED_CHANGED', feed.name, { metrics: feed.query['metrics'] as string[] }));
    return this.require(known);
  }

  /** False where there is none. */
  async remove(id: string): Promise<boolean> {
    const asker = this.whoAsks.asker();
    const feed = await this.feeds.byId(asker.workspaceId, id);
    return feed !== null && isSeen(feed, asker) && this.feeds.remove(asker.workspaceId, feed.id, this.writing('FEED_REMOVED', feed.name));
  }

  /** An address that is enough by itself, for so many days. */
  async sign(id: string, expiresInDays: number, format: FeedFormat): Promise<FeedLink> {
    if (expiresInDays < 1 || expiresInDays > MOST_DAYS) throw badInput(`expiresInDays: expected 1 to ${MOST_DAYS}, got ${expiresInDays}.`);
    const asker = this.whoAsks.asker();
    const { workspaceId } = asker;
    // A link reads as much as the one who signs it may, and no more.
    const feed = await this.require(id);
    requireMayRead(feed, asker);
    const secret = await this.feeds.secretOf(workspaceId, id);
    if (!secret) throw noFeed(id);
    const expiresAtS = Math.floor(Date.now() / 1000) + expiresInDays * DAY_S;
    await this.audit.write({ what: 'FEED_LINK_SIGNED', about: feed.name, details: { format, until: new Date(expiresAtS * 1000).toISOString() } });
    const link = signLink({ workspaceId, feedId: id, format, expiresAtS }, secret);
    return { format, path: `${feedPath(id, format)}?link=${link}`, expiresAt: new Date(expiresAtS * 1000) };
  }

  /** Ends every link that was signed for it. */
  async endLinks(id: string): Promise<SavedFeed> {
    const { id: known, name } = await this.require(id);
    await this.feeds.rollSecret(this.whoAsks.asker().workspaceId, known, this.writing('FEED_LINKS_ENDED', name));
    return this.require(known);
  }

  private writing(what: Audited, about: string, details: AuditDetails = {}): (transaction: Transaction) => Promise<void> {
    return (transaction) => this.audit.write({ what, about, details }, transaction);
  }

  async require(id: string): Promise<SavedFeed> {
    const asker = this.whoAsks.asker();
    const feed = await this.feeds.byId(asker.workspaceId, id);
    if (!feed || !isSeen(feed, asker)) throw noFeed(id);
    return feed;
  }

  /** Refuses what metricTable would refuse, before it is kept. The product is the one that was meant now, however many there will be. */
  private async read({ name, query }: FeedInput): Promise<FeedToSave> {
    const called = wordsOf('input.name', name, MOST_LETTERS);
    const funnelId = query.funnel == null ? null : readId('funnel', query.funnel);
    const { metrics } = this.tables.read({ ...query, funnelId });
    const { product, team, zone, nowMs } = await this.whoIsAskedAbout.of(query.product, query.team, metrics.every(({ half }) => half === 'DELIVERY'));
    readRange(query.range, zone, nowMs);
    if (funnelId !== null && (await this.outcomes.productOfFunnel(this.whoAsks.asker().workspaceId, funnelId)) !== product.id) throw notFound(`funnel: there is no funnel with the id ${funnelId} on ${product.key}.`);
    const feed = { name: called, productId: product.id, teamId: team?.id ?? null, query: keptQuery({ ...query, product: product.key }) };
    requireMayRead(feed, this.whoAsks.asker());
    return feed;
  }
}

const noFeed = (id: string): Error => notFound(`feed: there is no feed with the id "${id.slice(0, 40)}". feeds { id name } lists them.`);
