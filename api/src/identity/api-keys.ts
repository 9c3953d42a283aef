import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sourceId } from '../facts/source-writer.js';
import { inTransaction, type Transaction } from '../facts/transaction.js';
import { NamedError } from '../graphql/named-error.js';
import type { KeyState } from './key-scope.js';
import { Audit } from './audit.js';
import { USUAL_BUDGET } from './budgets.js';
import { newKey, secretHash } from './key-text.js';
import { KnownKeys } from './known-keys.js';
import type { KeyScope } from './permissions.js';

/** A key as it is shown: everything but the secret. */
export interface ApiKeyRow {
  readonly id: number;
  readonly name: string;
  readonly start: string;
  readonly scopes: KeyScope[];
  /** Keys of its products, and their ids; null is all. */
  readonly products: string[] | null;
  readonly productIds: number[] | null;
  readonly source: string | null;
  readonly trackingOnly: boolean;
  readonly budget: number;
  readonly createdAt: Date;
  readonly madeBy: string | null;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly replaces: number | null;
  readonly replacedBy: number | null;
  readonly state: KeyState;
}

export interface MadeKey {
  readonly key: ApiKeyRow;
  readonly text: string;
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly productIds: readonly number[] | null;
  readonly source: string | null;
  readonly trackingOnly: boolean;
  readonly expiresInHours: number | null;
  readonly budget: number | null;
}

/** Whose key it is, and who does something with it. */
export interface KeyKeeper {
  readonly workspaceId: number;
  readonly name: string;
}

/** $2: what a key may spend where nothing is set. A product that is gone leaves its key with less, never with more. */
const ROWS = `
  SELECT k.id, k.name, 'bfk_live_' || k.public_id AS start, k.scopes, k.products AS "productIds", s.key AS source, k.tracking_only AS "trackingOnly", coalesce(k.budget, $2) AS budget,
         CASE WHEN k.products IS NOT NULL THEN ARRAY(SELECT p.key FROM product p WHERE p.workspace_id = k.workspace_id AND p.id = ANY (k.products) ORDER BY p.key) END AS products,
         k.created_at AS "createdAt", k.made_by AS "madeBy", k.last_used_at AS "lastUsedAt", k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.revoked_by AS "revokedBy",
         k.replaces_id AS replaces, (SELECT n.id FROM api_key n WHERE n.workspace_id = k.workspace_id AND n.replaces_id = k.id ORDER BY n.id DESC LIMIT 1) AS "replacedBy",
         CASE WHEN k.revoked_at IS NOT NULL THEN 'REVOKED' WHEN k.expires_at <= now() THEN 'ENDED' ELSE 'LIVE' END AS state
  FROM api_key k LEFT JOIN source s ON s.id = k.source_id
  WHERE k.workspace_id = $1`;

const MAKE = `
  INSERT INTO api_key (workspace_id, source_id, product_id, products, name, scopes, public_id, secret_sha256, lifetime, expires_at, budget, made_by, tracking_only)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9 * interval '1 hour', now() + $9 * interval '1 hour', $10, $11, $12) RETURNING id`;

/** A copy of a key with another secret: what is restricted stays so, and what is for a time is for as long again. */
const MAKE_LIKE = `
  INSERT INTO api_key (workspace_id, source_id, product_id, products, name, scopes, public_id, secret_sha256, lifetime, expires_at, budget, tracking_only, made_by, replaces_id)
  SELECT workspace_id, source_id, product_id, products, name, scopes, $3, $4, lifetime, now() + lifetime, budget, tracking_only, $5, id
  FROM api_key WHERE workspace_id = $1 AND id = $2 RETURNING id`;

/** The keys of a workspace: made, shown, replaced, ended. Who may is for the one who calls to say. */
@Injectable()
export class ApiKeys {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(KnownKeys) private readonly known: KnownKeys,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** Live ones first, the newest on top. */
  async all(workspaceId: number): Promise<ApiKeyRow[]> {
    return this.dataSource.query<ApiKeyRow[]>(`${ROWS} ORDER BY (k.revoked_at IS NOT NULL OR coalesce(k.expires_at <= now(), false)), k.id DESC`, [workspaceId, USUAL_BUDGET]);
  }

  async byId(workspaceId: number, id: number): Promise<ApiKeyRow | null> {
    return inTransaction(this.dataSource, (transaction) => rowOf(transaction, workspaceId, id));
  }

  /** Makes a key. Its text is known only now. */
  async make(keeper: KeyKeeper, key: NewKey): Promise<MadeKey> {
    const made = newKey();
    return inTransaction(this.dataSource, async (transaction) => {
      const source = key.source === null ? null : await sourceId(transaction, keeper.workspaceId, key.source);
      const product = source !== null && key.productIds?.length === 1 && key.scopes.includes('COLLECT_OUTCOMES') ? key.productIds[0] : null;
      const [row] = await transaction.rows<{ id: number }>(MAKE, [
        keeper.workspaceId, source, product, key.productIds, key.name, key.scopes, made.publicId, secretHash(made.secret),
        key.expiresInHours, key.budget, keeper.name, key.trackingOnly,
      ]);
      const shown = (await rowOf(transaction, keeper.workspaceId, row!.id))!;
      await this.audit.write({ what: 'KEY_MADE', about: inWords(shown), details: detailsOf(shown) }, transaction);
      return { key: shown, text: made.text };
    });
  }

  /** Makes a second one like it; the first ends in so many hours, or when it would have. At most two of them live. Null where there is no such key. */
  async rotate(keeper: KeyKeeper, id: number, firstEndsInHours: number): Promise<(MadeKey & { readonly first: ApiKeyRow }) | null> {
    const made = newKey();
    const done = await inTransaction(this.dataSource, async (transaction) => {
      await transaction.rows('SELECT FROM api_key WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [keeper.workspaceId, id]);
      const old = await rowOf(transaction, keeper.workspaceId, id);
      if (!old) return null;
      if (old.state !== 'LIVE') throw new NamedError('CONFLICT', `id: the key ${old.start}… is not live any more. Make a new one.`);
      for (const id of [old.replacedBy, old.replaces]) {
        const beside = id === null ? null : await rowOf(transaction, keeper.workspaceId, id);
        if (beside?.state === 'LIVE') throw new NamedError('CONFLICT', `id: beside the key ${old.start}… there is ${beside.start}… already; two are the most. Revoke one of them first.`);
      }
      const [row] = await transaction.rows<{ id: number }>(MAKE_LIKE, [keeper.workspaceId, id, made.publicId, secretHash(made.secret), keeper.name]);
      await transaction.rows('UPDATE api_key SET expires_at = least(expires_at, now() + $3 * interval \'1 hour\') WHERE workspace_id = $1 AND id = $2', [keeper.workspaceId, id, firstEndsInHours]);
      const [key, first] = [(await rowOf(transaction, keeper.workspaceId, row!.id))!, (await rowOf(transaction, keeper.workspaceId, id))!];
      await this.audit.write({ what: 'KEY_ROTATED', about: inWords(first), details: { ...detailsOf(key), next: key.start, until: first.expiresAt?.toISOString() ?? null } }, transaction);
      return { key, text: made.text, first };
    });
    if (done) this.known.forgetStart(done.first.start);
    return done;
  }

  /** Ends a key at once: here now, on other servers when they hear of it. Null where there is no such key; ending it again changes nothing. */
  async revoke(keeper: KeyKeeper, id: number): Promise<ApiKeyRow | null> {
    const ended = await inTransaction(this.dataSource, async (transaction) => {
      const ending = await transaction.rows('UPDATE api_key SET revoked_at = now(), revoked_by = $3 WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id', [keeper.workspaceId, id, keeper.name]);
      const row = await rowOf(transaction, keeper.workspaceId, id);
      if (row && ending.length > 0) await this.audit.write({ what: 'KEY_REVOKED', about: inWords(row) }, transaction);
      return row;
    });
    if (ended) this.known.forgetStart(ended.start);
    return ended;
  }

  /** What its queries may cost a minute; null is the usual. Null where there is no such key. */
  async setBudget(keeper: KeyKeeper, id: number, budget: number | null): Promise<ApiKeyRow | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      await transaction.rows('SELECT FROM api_key WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [keeper.workspaceId, id]);
      const before = await rowOf(transaction, keeper.workspaceId, id);
      await transaction.rows('UPDATE api_key SET budget = $3 WHERE workspace_id = $1 AND id = $2', [keeper.workspaceId, id, budget]);
      const row = await rowOf(transaction, keeper.workspaceId, id);
      if (before && row) await this.audit.write({ what: 'KEY_BUDGET_SET', about: inWords(row), details: { before: before.budget, budget: row.budget } }, transaction);
      return row;
    });
  }
}

async function rowOf(transaction: Transaction, workspaceId: number, id: number): Promise<ApiKeyRow | null> {
  const [row] = await transaction.rows<ApiKeyRow>(`${ROWS} AND k.id = $3`, [workspaceId, USUAL_BUDGET, id]);
  return row ?? null;
}

const inWords = ({ name, start }: ApiKeyRow): string => `${name} (${start}…)`;

const detailsOf = ({ scopes, products, expiresAt }: ApiKeyRow) => ({ scopes, products: products ?? 'all', ends: expiresAt?.toISOString() ?? 'not by itself' });
