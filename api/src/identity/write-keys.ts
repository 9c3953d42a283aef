import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ApiKeys, type KeyKeeper } from './api-keys.js';
import { KnownKeys } from './known-keys.js';

/** Whose facts a write key brings. */
export interface WriteKeyOwner {
  readonly keyId: number;
  readonly workspaceId: number;
  readonly sourceKey: string;
  readonly productKey: string;
}

/** A key as the Sources page shows it. */
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

const ROWS = `
  SELECT k.id, k.source_id AS "sourceId", k.name, 'bfk_live_' || k.public_id AS start, p.key AS product, k.scopes,
         k.created_at AS "createdAt", k.last_used_at AS "lastUsedAt", least(k.revoked_at, CASE WHEN k.expires_at <= now() THEN k.expires_at END) AS "revokedAt"
  FROM api_key k JOIN product p ON p.id = k.product_id
  WHERE k.workspace_id = $1`;

/** The keys by which programs send outcomes over /v1: each for one source and one product. */
@Injectable()
export class WriteKeys {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(KnownKeys) private readonly known: KnownKeys,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
  ) {}

  /** Whose key this is, where it is live and may send outcomes; null else. Throws where the database is away. */
  async find(text: string): Promise<WriteKeyOwner | null> {
    const found = await this.known.find(text);
    if (found.kind !== 'LIVE' || !found.key.scopes.includes('COLLECT_OUTCOMES')) return null;
    const { keyId, workspaceId, sourceKey, productKey } = found.key;
    return sourceKey === null || productKey === null ? null : { keyId, workspaceId, sourceKey, productKey };
  }

  /** Makes a key. Its text is known only now. */
  async create(keeper: KeyKeeper, source: string, productId: number, name: string): Promise<{ readonly key: WriteKeyRow; readonly text: string }> {
    const { key, text } = await this.keys.make(keeper, { name, scopes: ['COLLECT_OUTCOMES'], productIds: [productId], source, trackingOnly: true, expiresInHours: null, budget: null });
    return { key: (await this.byId(keeper.workspaceId, key.id))!, text };
  }

  /** Ends a key at once. Null where no source has such a key; ending it again changes nothing. */
  async revoke(keeper: KeyKeeper, id: number): Promise<WriteKeyRow | null> {
    if (!(await this.byId(keeper.workspaceId, id))) return null;
    await this.keys.revoke(keeper, id);
    return this.byId(keeper.workspaceId, id);
  }

  /** The keys of these sources, newest first; ended ones too. */
  async ofSources(workspaceId: number, sourceIds: readonly number[]): Promise<WriteKeyRow[]> {
    return this.dataSource.query<WriteKeyRow[]>(`${ROWS} AND k.source_id = ANY ($2::bigint[]) ORDER BY k.id DESC`, [workspaceId, sourceIds]);
  }

  private async byId(workspaceId: number, id: number): Promise<WriteKeyRow | null> {
    const [row] = await this.dataSource.query<WriteKeyRow[]>(`${ROWS} AND k.id = $2`, [workspaceId, id]);
    return row ?? null;
  }
}
