import { Inject, Injectable } from '@nestjs/common';
import { BeforeAnyone } from '../database/before-anyone.js';
import type { Asker } from './asker.js';
import { isSecretForm, newSecret, printOfSecret } from './one-way.js';
import { askerOf, FIND, LONGEST_DAYS, ROTATE, ROTATE_AGAIN, type SessionRow, type SignedInBy } from './session-rows.js';

/** From where somebody signs in. */
export interface Device {
  readonly name: string;
  readonly address: string;
}

/** A session as its owner sees it. */
export interface ListedSession {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly how: SignedInBy;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** Who comes with a token, and the token to use from now on where that is another one. */
export interface KnownSession {
  readonly asker: Asker;
  readonly nextToken: string | null;
}

/** A session that was ended elsewhere lives for this long at most. */
const KNOWN_FOR_MS = 900;
const MOST_KNOWN = 2_000;

/** People who are signed in. Of a token only its SHA-256 is kept; it changes while it is used, so that a stolen one is of use for minutes. */
@Injectable()
export class Sessions {
  private readonly known = new Map<string, { readonly atMs: number; readonly row: Promise<SessionRow | null> }>();

  constructor(@Inject(BeforeAnyone) private readonly database: BeforeAnyone) {}

  /** Begins a session, and answers its token. */
  async begin(accountId: number, workspaceId: number, how: SignedInBy, device: Device): Promise<string> {
    const token = newSecret();
    await this.database.query(
      `INSERT INTO user_session (account_id, workspace_id, token_sha256, how, device, address, expires_at) VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7))`,
      [accountId, workspaceId, printOfSecret(token), how, device.name, device.address, LONGEST_DAYS]);
    return token;
  }

  /** Null where there is no such session, or it is over. Throws where the database is away. */
  async find(token: string): Promise<KnownSession | null> {
    if (!isSecretForm(token)) return null;
    const print = printOfSecret(token);
    const row = await this.rowOf(print);
    if (!row) return null;
    if (!row.isCurrent && row.hasArrived && row.graceIsOver) {
      // The new token is in use, and somebody still has the old one: one of the two has stolen it. Both are out.
      await this.end(row.accountId, row.id);
      return null;
    }
    if (row.isCurrent && !row.hasArrived) await this.note('UPDATE user_session SET arrived_at = now() WHERE id = $1 AND arrived_at IS NULL', row.id);
    if (row.isUnseen) await this.note('UPDATE user_session SET seen_at = now() WHERE id = $1', row.id);
    return { asker: askerOf(row), nextToken: row.isDue && (row.isCurrent || !row.hasArrived) ? await this.rotate(row, print) : null };
  }

  /** Ends one session of an account: here at once, on other instances within a second. False where there is none. */
  async end(accountId: number, id: string): Promise<boolean> {
    const ended = await this.database.query<unknown[]>('WITH ended AS (DELETE FROM user_session WHERE account_id = $1 AND id = $2 RETURNING id) SELECT id FROM ended', [accountId, id]);
    this.forget();
    return ended.length === 1;
  }

  /** Ends all sessions of an account, but for one where that is wanted; how many there were. */
  async endAll(accountId: number, except: string | null = null): Promise<number> {
    const rows = await this.database.query<unknown[]>('WITH ended AS (DELETE FROM user_session WHERE account_id = $1 AND id IS DISTINCT FROM $2::uuid RETURNING id) SELECT id FROM ended', [accountId, except]);
    this.forget();
    return rows.length;
  }

  /** Last used first. */
  async of(accountId: number): Promise<ListedSession[]> {
    return this.database.query<ListedSession[]>(
      `SELECT id, device, address, how, created_at AS "createdAt", seen_at AS "seenAt" FROM user_session WHERE account_id = $1 AND expires_at > now() ORDER BY seen_at DESC, id`, [accountId]);
  }

  /** Another workspace from now on, where the person is a member of it. */
  async moveTo(id: string, workspaceId: number): Promise<void> {
    await this.database.query('UPDATE user_session SET workspace_id = $2 WHERE id = $1', [id, workspaceId]);
    this.forget();
  }

  /** What is known of sessions is read anew: roles or members have changed. */
  forget(): void {
    this.known.clear();
  }

  private async rotate({ id, isCurrent }: SessionRow, print: Buffer): Promise<string | null> {
    const token = newSecret();
    const turned = await this.database.query<unknown[]>(isCurrent ? ROTATE : ROTATE_AGAIN, [id, print, printOfSecret(token)]);
    this.forget();
    return turned.length === 1 ? token : null;
  }

  private async note(sql: string, id: string): Promise<void> {
    await this.database.query(sql, [id]);
    this.forget();
  }

  private rowOf(print: Buffer): Promise<SessionRow | null> {
    const key = print.toString('base64');
    const known = this.known.get(key);
    const nowMs = Date.now();
    if (known && nowMs - known.atMs < KNOWN_FOR_MS && nowMs >= known.atMs) return known.row;
    const row = this.database.query<SessionRow[]>(FIND, [print]).then((rows) => rows[0] ?? null);
    // What failed is asked again by the next one.
    row.catch(() => { if (this.known.get(key)?.row === row) this.known.delete(key); });
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(key, { atMs: nowMs, row });
    return row;
  }
}
