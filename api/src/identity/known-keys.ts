import { Inject, Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { BeforeAnyone } from '../database/before-anyone.js';
import { DatabaseNotices } from '../database/notices.js';
import { systemOf } from './asker.js';
import { asking } from './asking.js';
import { isSecret, keyParts } from './key-text.js';
import type { KeyScope } from './permissions.js';

/** A key as it lets in. */
export interface KnownKey {
  readonly keyId: number;
  readonly workspaceId: number;
  readonly publicId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** The products it is for; null is all. */
  readonly products: readonly number[] | null;
  /** The only source it may send for; null is any. */
  readonly sourceKey: string | null;
  /** The product that what it sends over /v1 belongs to. */
  readonly productKey: string | null;
  /** It stands in a page, where everybody can read it: it sends over /v1, and is nobody elsewhere. */
  readonly trackingOnly: boolean;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What a text turned out to be. Which way a key has ended is told to nobody but who has its secret. */
export type RefusedKey = { readonly kind: 'ENDED' | 'REVOKED'; readonly key: KnownKey } | { readonly kind: 'UNKNOWN' };
export type FoundKey = { readonly kind: 'LIVE'; readonly key: KnownKey } | RefusedKey;

type Names = Pick<KnownKey, 'sourceKey' | 'productKey'>;
interface Found extends Omit<KnownKey, keyof Names> { readonly hash: Buffer; readonly sourceId: number | null; readonly productId: number | null }
type Row = Found & Names;
interface Memory { readonly atMs: number; readonly row: Promise<Row | null> }

/** The channel on which the database tells that a key was changed: its public id, and its id. */
const KEYS_MOVED = 'bifocal_keys';
/** A key that was changed elsewhere is taken as it was for this long at most, also where its notice was not heard. */
const KNOWN_FOR_MS = 900;
/** Names that nobody made are asked for without end by whoever guesses: the longest unused are forgotten. */
const MOST_KNOWN = 2_000;
const USED_EVERY_MS = 10_000;

const FIND = `
  SELECT id AS "keyId", workspace_id AS "workspaceId", public_id AS "publicId", name, scopes, products, source_id AS "sourceId", product_id AS "productId", tracking_only AS "trackingOnly",
         expires_at AS "expiresAt", revoked_at AS "revokedAt", secret_sha256 AS hash
  FROM api_key WHERE public_id = $1`;
const NAMES = `
  SELECT (SELECT key FROM source WHERE workspace_id = $1 AND id = $2) AS "sourceKey", (SELECT key FROM product WHERE workspace_id = $1 AND id = $3) AS "productKey"`;
const USED = `UPDATE api_key SET last_used_at = now() WHERE workspace_id = $1 AND id = $2`;

/**
 * Tells keys by their text. What the database said of one is remembered for less than a second, and forgotten at once when the
 * database tells that it was changed, whichever server changed it.
 */
@Injectable()
export class KnownKeys {
  private readonly logger = new Logger('keys');
  private readonly known = new LRUCache<string, Memory>({ max: MOST_KNOWN });
  private readonly usedMs = new Map<number, number>();
  private readonly watchers = new Set<(keyId: number | null) => void>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(BeforeAnyone) private readonly before: BeforeAnyone,
    @Inject(DatabaseNotices) private readonly notices: DatabaseNotices,
  ) {}

  /** Throws where the database is away: nobody is let in by what cannot be looked up. */
  async find(text: string): Promise<FoundKey> {
    const parts = keyParts(text);
    if (!parts) return { kind: 'UNKNOWN' };
    const row = await this.byPublicId(parts.publicId);
    if (!row || !isSecret(parts.secret, row.hash)) return { kind: 'UNKNOWN' };
    const { hash: _hash, sourceId: _source, productId: _product, ...key } = row;
    if (key.revokedAt !== null) return { kind: 'REVOKED', key };
    if (key.expiresAt !== null && key.expiresAt.getTime() <= Date.now()) return { kind: 'ENDED', key };
    this.markUsed(key);
    return { kind: 'LIVE', key };
  }

  /** Calls when a key was changed, and with null when any may have been. Answers how to stop. */
  watch(told: (keyId: number | null) => void): () => void {
    this.listen();
    this.watchers.add(told);
    return () => this.watchers.delete(told);
  }

  /** What is known of a key that begins so is asked anew. */
  forgetStart(start: string): void {
    this.known.delete(start.replace('bfk_live_', ''));
  }

  private listen(): void {
    this.notices.listen(KEYS_MOVED, {
      told: (payload) => {
        const [publicId = '', id] = payload.split(' ');
        this.known.delete(publicId);
        for (const told of this.watchers) told(Number(id));
      },
      listening: () => {
        this.known.clear();
        for (const told of this.watchers) told(null);
      },
    });
  }

  private byPublicId(publicId: string): Promise<Row | null> {
    this.listen();
    const nowMs = performance.now();
    const known = this.known.get(publicId);
    if (known && nowMs - known.atMs < KNOWN_FOR_MS) return known.row;
    const memory: Memory = { atMs: nowMs, row: this.read(publicId) };
    // What failed is asked again by the next one.
    memory.row.catch(() => { if (this.known.get(publicId) === memory) this.known.delete(publicId); });
    this.known.set(publicId, memory);
    return memory.row;
  }

  /** A key is found before anybody is known; what it is for is its workspace's to say. */
  private async read(publicId: string): Promise<Row | null> {
    const [found] = await this.before.query<Found[]>(FIND, [publicId]);
    if (!found) return null;
    if (found.sourceId === null) return { ...found, sourceKey: null, productKey: null };
    const { workspaceId, sourceId, productId } = found;
    const [names] = await asking.run(systemOf(workspaceId), () => this.dataSource.query<Names[]>(NAMES, [workspaceId, sourceId, productId]));
    return { ...found, ...names! };
  }

  /** Written down now and then: a key is used thousands of times a second. */
  private markUsed({ workspaceId, keyId }: KnownKey): void {
    const nowMs = performance.now();
    if (nowMs - (this.usedMs.get(keyId) ?? -USED_EVERY_MS) < USED_EVERY_MS) return;
    this.usedMs.set(keyId, nowMs);
    asking.run(systemOf(workspaceId), () => this.dataSource.query(USED, [workspaceId, keyId])).catch((error: unknown) => {
      this.usedMs.delete(keyId);
      this.logger.warn(`when a key was used could not be written down: ${error instanceof Error ? error.message : 'the database is away'}`);
    });
  }
}
