import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemOf } from './asker.js';
import { asking } from './asking.js';
import { isSecret, keyParts, newKey, secretHash } from './key-text.js';

/** What a key may be used for. */
export const SCOPES = ['COLLECT_OUTCOMES'] as const;

/** Whose facts a write key brings. */
export interface WriteKeyOwner {
  readonly keyId: number;
  readonly workspaceId: number;
  readonly sourceKey: string;
  readonly productKey: string;
}

/** A key as it is shown: everything but the secret. */
export interface WriteKeyRow {
  readonly id: number;
  readonly sourceId: number;
  readonly name: string;
  readonly start: string;
  readonly product: string;
  readonly scopes: string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

interface Known extends WriteKeyOwner {
  readonly hash: Buffer;
  readonly scopes: readonly string[];
}

/** A key that was revoked elsewhere works for this long at most. */
const KNOWN_FOR_MS = 900;
const MOST_KNOWN = 2_000;
const USED_EVERY_MS = 10_000;

const FIND = `
  SELECT k.id AS "keyId", k.workspace_id AS "workspaceId", s.key AS "sourceKey", p.key AS "productKey", k.secret_sha256 AS hash, k.scopes
  FROM api_key k JOIN source s ON s.id = k.source_id JOIN product p ON p.id = k.product_id
  WHERE k.public_id = $1 AND k.revoked_at IS NULL`;

const ROWS = `
  SELECT k.id, k.source_id AS "sourceId", k.name, 'bfk_live_' || k.public_id AS start, p.key AS product, k.scopes,
         k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"
  FROM api_key k JOIN product p ON p.id = k.product_id
  WHERE k.workspace_id = $1`;

/** The keys by which programs send outcomes. */
@Injectable()
export class WriteKeys {
  private readonly known = new Map<string, { readonly atMs: number; readonly row: Promise<Known | null> }>();
  private readonly usedMs = new Map<number, number>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Whose key this is, where it is live and may send outcomes; null else. Throws where the database is away. */
  async find(text: string): Promise<WriteKeyOwner | null> {
    const parts = keyParts(text);
    if (!parts) return null;
    const row = await this.byPublicId(parts.publicId);
    if (!row || !isSecret(parts.secret, row.hash) || !row.scopes.includes('COLLECT_OUTCOMES')) return null;
    this.markUsed(row);
    return { keyId: row.keyId, workspaceId: row.workspaceId, sourceKey: row.sourceKey, productKey: row.productKey };
  }

  /** Makes a key. Its text is known only now. */
  async create(workspaceId: number, sourceId: number, productId: number, name: string): Promise<{ readonly key: WriteKeyRow; readonly text: string }> {
    const made = newKey();
    const [row] = await this.dataSource.query<{ id: number }[]>(
      'INSERT INTO api_key (workspace_id, source_id, product_id, name, scopes, public_id, secret_sha256) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id',
      [workspaceId, sourceId, productId, name, SCOPES, made.publicId, secretHash(made.secret)]);
    this.known.delete(made.publicId);
    return { key: (await this.byId(workspaceId, row!.id))!, text: made.text };
  }

  /** Ends a key at once: here now, on other instances within a second. Null where there is no such key; ending it again changes nothing. */
  async revoke(workspaceId: number, id: number): Promise<WriteKeyRow | null> {
    await this.dataSource.query('UPDATE api_key SET revoked_at = now() WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL', [workspaceId, id]);
    this.known.clear();
    return this.byId(workspaceId, id);
  }

  /** The keys of these sources, newest first; ended ones too. */
  async ofSources(workspaceId: number, sourceIds: readonly number[]): Promise<WriteKeyRow[]> {
    return this.dataSource.query<WriteKeyRow[]>(`${ROWS} AND k.source_id = ANY ($2::bigint[]) ORDER BY k.id DESC`, [workspaceId, sourceIds]);
  }

  private async byId(workspaceId: number, id: number): Promise<WriteKeyRow | null> {
    const [row] = await this.dataSource.query<WriteKeyRow[]>(`${ROWS} AND k.id = $2`, [workspaceId, id]);
    return row ?? null;
  }

  private byPublicId(publicId: string): Promise<Known | null> {
    const known = this.known.get(publicId);
    const nowMs = Date.now();
    if (known && nowMs - known.atMs < KNOWN_FOR_MS && nowMs >= known.atMs) return known.row;
    const row = this.dataSource.query<Known[]>(FIND, [publicId]).then((rows) => rows[0] ?? null);
    // What failed is asked again by the next one.
    row.catch(() => { if (this.known.get(publicId)?.row === row) this.known.delete(publicId); });
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(publicId, { atMs: nowMs, row });
    return row;
  }

  /** Written down now and then: a key is used thousands of times a second. */
  private markUsed({ keyId, workspaceId }: Known): void {
    const nowMs = Date.now();
    if (nowMs - (this.usedMs.get(keyId) ?? 0) < USED_EVERY_MS) return;
    this.usedMs.set(keyId, nowMs);
    asking.run(systemOf(workspaceId), () => this.dataSource.query('UPDATE api_key SET last_used_at = now() WHERE workspace_id = $1 AND id = $2', [workspaceId, keyId])).catch(() => this.usedMs.delete(keyId));
  }
}
