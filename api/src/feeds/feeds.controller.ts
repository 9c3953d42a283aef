import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isKnown } from '../answers/known-tag.js';
import { zipped } from '../answers/kept-answers.js';
import { SavedFeeds, type SavedFeed } from '../facts/saved-feeds.js';
import { notFound } from '../graphql/named-error.js';
import { printOf } from '../identity/asker.js';
import { NeedsOneOf } from '../identity/needs.js';
import { Spending } from '../identity/spending.js';
import { WhoAsks } from '../identity/who-asks.js';
import { FeedAnswers, type FeedAnswer } from './feed-answers.js';
import { questionOf } from './feed-query.js';
import { feedFileOf } from './feed-file.js';
import { FORMATS, type FeedFormat } from './formats/feed-format.js';
import { requireMayRead } from './may-read.js';
import { refuse } from './refuse.js';

const METRIC_COST = 100;
const ROWS_A_POINT = 10;

/** GET /api/v1/feeds/{id}.csv, .ndjson, .json and .parquet: a feed, for whoever has a key that may read its halves, or a signed link. */
@Controller('api/v1/feeds')
export class FeedsController {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(SavedFeeds) private readonly feeds: SavedFeeds,
    @Inject(Spending) private readonly spending: Spending,
    @Inject(FeedAnswers) private readonly answers: FeedAnswers,
  ) {}

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Get(':file')
  async read(@Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    // Numbers of an organisation: whoever keeps them on the way asks again each time, and gets 304 while they are the same.
    response.set({ 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' });
    try {
      const named = feedFileOf(file);
      if (!named) throw notFound('There is no such feed. An address ends in the feed\'s id and .csv, .ndjson, .json or .parquet.');
      const asker = this.whoAsks.asker();
      const kept = await this.answers.unmoved(asker.workspaceId, named.id, printOf(asker));
      const feed = kept?.feed ?? await this.feeds.byId(asker.workspaceId, named.id);
      if (!feed) throw notFound('There is no such feed. It may have been deleted: feeds { id name } lists those that are there.');
      requireMayRead(feed, asker);
      this.feeds.markRead(asker.workspaceId, feed.id);
      // Counting costs what it costs metricTable, before it is done; rows cost when they are sent.
      await this.spending.charge(questionOf(feed).metrics.length * METRIC_COST, response);
      await this.give(feed, named.format, await (kept?.answer ?? this.answers.of(asker.workspaceId, feed, printOf(asker))), request, response);
    } catch (error) {
      refuse(response, error);
    }
  }

  private async give(feed: SavedFeed, format: FeedFormat, answer: FeedAnswer, request: Request, response: Response): Promise<void> {
    const { ending, type } = FORMATS[format];
    // Weak: gzipped or not, it is the same table.
    const tag = `W/"${answer.print}-${ending}"`;
    response.set({ ETag: tag, Vary: 'Accept-Encoding, Authorization, X-Api-Key', 'X-Total-Count': String(answer.counted.table.count) });
    if (isKnown(request.headers['if-none-match'], tag)) {
      response.status(304).end();
      return;
    }
    await this.spending.charge(Math.ceil(answer.counted.table.count / ROWS_A_POINT), response);
    response.status(200).set({ 'Content-Type': type, 'Content-Disposition': dispositionOf(feed.name, ending) });
    const kept = await this.answers.body(answer, format);
    if (kept) {
      const small = request.acceptsEncodings('gzip') === 'gzip' ? await zipped(kept) : null;
      if (small) response.set('Content-Encoding', 'gzip');
      const body = small ?? kept.body;
      response.set('Content-Length', String(body.length)).end(body);
      return;
    }
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await pipeline(Readable.from(FORMATS[format].write(answer.counted), { highWaterMark: 1 }), response).catch((error: unknown) => {
      // Who closes the connection in the middle wants no more.
      if (!response.destroyed) throw error;
    });
  }
}

function dispositionOf(name: string, ending: string): string {
  const plain = name.replace(/[^\w .-]/g, '_');
  return `inline; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}.${ending}`;
}
