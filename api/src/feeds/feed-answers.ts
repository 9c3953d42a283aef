import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ZippedOnce } from '../answers/kept-answers.js';
import { MetricTableService, type TableCounted } from '../bi/metric-table.service.js';
import { SavedFeeds, type FeedStanding, type SavedFeed } from '../facts/saved-feeds.js';
import { FactClock } from '../tallies/fact-clock.js';
import { NextReading } from '../database/next-reading.js';
import { questionOf } from './feed-query.js';
import { FORMATS, type FeedFormat } from './formats/feed-format.js';

/** What is kept, at most: rows of all feeds together, and feeds. */
const MOST = { feeds: 100, rows: 200_000 } as const;
/** A feed of more rows is written anew for each who reads it, as they read. */
const WRITTEN_ONCE_ROWS = 10_000;

/** A feed, counted under one standing of facts, talk and clock. */
export interface FeedAnswer {
  readonly counted: TableCounted;
  /** Moves exactly when a row does: two countings that gave the same rows have the same. */
  readonly print: string;
  /** The whole as bytes, by format, where it is small enough to be written once. */
  readonly bodies: Map<FeedFormat, Promise<ZippedOnce>>;
}

interface Kept {
  readonly feed: SavedFeed;
  readonly of: string;
  readonly answer: Promise<FeedAnswer>;
  /** Where it stands now: one look for all who ask at once, so that they do not wait for each other's connections. */
  readonly now: NextReading<FeedStanding | null>;
  rows: number;
}

/**
 * What feeds answer, kept until a fact comes in, something is said, or the clock of questions moves (docs/decisions/0036). What
 * was counted before any of these is never given after it.
 */
@Injectable()
export class FeedAnswers {
  private readonly kept = new Map<string, Kept>();

  constructor(
    @Inject(MetricTableService) private readonly tables: MetricTableService,
    @Inject(FactClock) private readonly clock: FactClock,
    @Inject(SavedFeeds) private readonly feeds: SavedFeeds,
  ) {}

  /**
   * The feed with its answer, where that is kept and nothing has moved since: neither the feed, nor a fact, nor a word, nor the
   * clock of questions. Null where the feed has to be looked up. One statement for those who read at once.
   */
  async unmoved(workspaceId: number, id: string, reader: string): Promise<Pick<Kept, 'feed' | 'answer'> | null> {
    const known = this.kept.get(keyOf(workspaceId, id, reader));
    if (!known) return null;
    const now = await known.now.get();
    return now?.revision === known.feed.revision && this.clock.textOf(workspaceId, now) === known.of ? known : null;
  }

  /** `reader`: what the one who reads may see, as text. */
  async of(workspaceId: number, feed: SavedFeed, reader: string): Promise<FeedAnswer> {
    const of = await this.clock.standing(workspaceId);
    const key = keyOf(workspaceId, feed.id, reader);
    const known = this.kept.get(key);
    if (known?.of === of && known.feed.revision === feed.revision) return known.answer;
    const made: Kept = { feed, of, answer: this.count(feed), now: new NextReading(() => this.feeds.standing(workspaceId, feed.id)), rows: 0 };
    this.kept.delete(key);
    this.kept.set(key, made);
    try {
      const answer = await made.answer;
      made.rows = answer.counted.table.count;
      this.forget();
      return answer;
    } catch (error) {
      if (this.kept.get(key) === made) this.kept.delete(key);
      throw error;
    }
  }

  /** The whole in one piece; null where it is too large to be kept so. */
  async body({ counted, bodies }: FeedAnswer, format: FeedFormat): Promise<ZippedOnce | null> {
    if (counted.table.count > WRITTEN_ONCE_ROWS) return null;
    const written = bodies.get(format) ?? whole(counted, format);
    bodies.set(format, written);
    return written;
  }

  private async count(feed: SavedFeed): Promise<FeedAnswer> {
    const counted = await this.tables.counted(questionOf(feed));
    const hash = createHash('sha256').update(JSON.stringify(counted.columns));
    const parts: string[] | null = counted.table.count > WRITTEN_ONCE_ROWS ? null : [];
    for await (const part of FORMATS.CSV.write(counted)) {
      hash.update(part);
      parts?.push(String(part));
    }
    const print = hash.digest('base64url').slice(0, 27);
    const csv = parts && { body: Buffer.from(parts.join('')) };
    return { counted, print, bodies: new Map(csv ? [['CSV', Promise.resolve(csv)]] : []) };
  }

  /** The longest unread first. One that alone is more than all may be is gone with its reader. */
  private forget(): void {
    let rows = [...this.kept.values()].reduce((sum, each) => sum + each.rows, 0);
    for (const [key, each] of this.kept) {
      if (this.kept.size <= MOST.feeds && rows <= MOST.rows) return;
      this.kept.delete(key);
      rows -= each.rows;
    }
  }
}

const keyOf = (workspaceId: number, id: string, reader: string): string => JSON.stringify([workspaceId, id, reader]);

async function whole(counted: TableCounted, format: FeedFormat): Promise<ZippedOnce> {
  const parts: Buffer[] = [];
  for await (const part of FORMATS[format].write(counted)) parts.push(Buffer.from(part));
  return { body: Buffer.concat(parts) };
}
