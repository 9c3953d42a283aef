import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { standingColumns, type Standing } from './standing.js';
import { inTransaction, type Transaction } from './transaction.js';

/** A saved query as it is kept; the product's and team's keys are those of now. */
export interface SavedFeed {
  readonly id: string;
  readonly productId: number;
  readonly product: string;
  readonly teamId: number | null;
  readonly team: string | null;
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly revision: number;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly changedAt: Date;
  readonly readAt: Date | null;
}

/** What is saved. */
export interface FeedToSave {
  readonly name: string;
  readonly productId: number;
  readonly teamId: number | null;
  readonly query: Readonly<Record<string, unknown>>;
}

/** Where everything that a feed's answer hangs on stands. */
export interface FeedStanding extends Standing {
  readonly revision: number;
}

/** What a link to a feed is held against, and what its holder may read. */
export type LinkedFeed = Pick<SavedFeed, 'productId' | 'teamId' | 'query'> & { readonly secret: Buffer };

/** What else is written down in the same transaction. */
type Along = (transaction: Transaction) => Promise<void>;

const USED_EVERY_MS = 10_000;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const ID_LETTERS = 16;
const SECRET_BYTES = 32;

const FEED = `
  SELECT f.id, f.product_id AS "productId", p.key AS product, f.team_id AS "teamId", t.key AS team, f.name, f.query, f.revision,
         f.made_by AS "madeBy", f.made_at AS "madeAt", f.changed_at AS "changedAt", f.read_at AS "readAt"
  FROM feed f JOIN product p ON p.id = f.product_id LEFT JOIN team t ON t.id = f.team_id
  WHERE f.workspace_id = $1`;

/** Asked for each reading of a feed whose answer is kept: one statement, by two keys. */
const STANDING = `SELECT f.revision, ${standingColumns('$1::bigint')} FROM feed f WHERE f.workspace_id = $1 AND f.id = $2`;

/** The saved queries of workspaces. */
@Injectable()
export class SavedFeeds {
  private readonly usedMs = new Map<string, number>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** By name. */
  async all(workspaceId: number): Promise<SavedFeed[]> {
    return this.dataSource.query<SavedFeed[]>(`${FEED} ORDER BY f.name, f.id`, [workspaceId]);
  }

  async byId(workspaceId: number, id: string): Promise<SavedFeed | null> {
    const [row] = await this.dataSource.query<SavedFeed[]>(`${FEED} AND f.id = $2`, [workspaceId, id]);
    return row ?? null;
  }

  /** Where it stands now, and its workspace with it; null where there is no such feed. */
  async standing(workspaceId: number, id: string): Promise<FeedStanding | null> {
    const [row] = await this.dataSource.query<FeedStanding[]>(STANDING, [workspaceId, id]);
    return row ?? null;
  }

  /** Answers the new feed's id: 95 random bits, so that nobody finds one by guessing. */
  async create(workspaceId: number, { name, productId, teamId, query }: FeedToSave, madeBy: string | null, along: Along): Promise<string> {
    const id = newId();
    await this.touch(along,
      'INSERT INTO feed (id, workspace_id, product_id, team_id, name, query, link_secret, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id',
      [id, workspaceId, productId, teamId, name, JSON.stringify(query), randomBytes(SECRET_BYTES), madeBy]);
    return id;
  }

  /** False where there is no such feed. */
  async update(workspaceId: number, id: string, { name, productId, teamId, query }: FeedToSave, along: Along): Promise<boolean> {
    return this.touch(along,
      `UPDATE feed SET product_id = $3, team_id = $4, name = $5, query = $6, revision = revision + 1, changed_at = clock_timestamp()
       WHERE workspace_id = $1 AND id = $2 RETURNING id`, [workspaceId, id, productId, teamId, name, JSON.stringify(query)]);
  }

  async remove(workspaceId: number, id: string, along: Along): Promise<boolean> {
    return this.touch(along, 'DELETE FROM feed WHERE workspace_id = $1 AND id = $2 RETURNING id', [workspaceId, id]);
  }

  /** Ends every link that was signed for it so far. */
  async rollSecret(workspaceId: number, id: string, along: Along): Promise<boolean> {
    return this.touch(along, 'UPDATE feed SET link_secret = $3 WHERE workspace_id = $1 AND id = $2 RETURNING id', [workspaceId, id, randomBytes(SECRET_BYTES)]);
  }

  /** What its links are signed with; null where there is no such feed. */
  async secretOf(workspaceId: number, id: string): Promise<Buffer | null> {
    const [row] = await this.dataSource.query<{ secret: Buffer }[]>('SELECT link_secret AS secret FROM feed WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
    return row?.secret ?? null;
  }

  /** Null where there is no such feed. */
  async linked(workspaceId: number, id: string): Promise<LinkedFeed | null> {
    const [row] = await this.dataSource.query<LinkedFeed[]>('SELECT link_secret AS secret, product_id AS "productId", team_id AS "teamId", query FROM feed WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
    return row ?? null;
  }

  /** That it was read, written down now and then: it may be asked for many times a second. */
  markRead(workspaceId: number, id: string): void {
    const nowMs = Date.now();
    if (nowMs - (this.usedMs.get(id) ?? 0) < USED_EVERY_MS) return;
    this.usedMs.set(id, nowMs);
    this.dataSource.query('UPDATE feed SET read_at = now() WHERE workspace_id = $1 AND id = $2', [workspaceId, id]).catch(() => this.usedMs.delete(id));
  }

  private async touch(along: Along, sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return inTransaction(this.dataSource, async (transaction) => {
      const found = (await transaction.rows(sql, parameters)).length > 0;
      if (found) await along(transaction);
      return found;
    });
  }
}

/** Even over the letters: a byte that would favour the first ones is thrown away. */
function newId(): string {
  let text = '';
  while (text.length < ID_LETTERS) {
    for (const byte of randomBytes(ID_LETTERS)) if (byte < 248 && text.length < ID_LETTERS) text += ALPHABET[byte % 62];
  }
  return text;
}
