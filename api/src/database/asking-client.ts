import pg from 'pg';
import { asking } from '../identity/asking.js';
import { AskingQuery, begins, type Prepared, type Settings } from './asking-query.js';
import { requestCancel, type Cancellable } from './cancel-request.js';
import { isAtTheDoor } from './before-anyone.js';
import type { LogPlace } from './fresh-enough.js';
import { GuardedClient } from './guarded-client.js';
import { patience } from './patience.js';
import { Left, TookTooLong } from './waited-in-vain.js';

/** How long the database may take to answer a new connection. */
const CONNECT_MS = 5_000;
/** The longest that one statement may take, and that a transaction may wait for its next one. */
const MOST_MS = { statement: 60_000, idle: 60_000 } as const;

const CANCELLED = '57014';
const ENDS = /^\s*(COMMIT|ROLLBACK|END|ABORT)\b/i;
const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): Prepared } }).utils;

type Done = (error: Error | null, result: pg.QueryResult) => void;
type Ask = (text: string, values: readonly Prepared[] | undefined, done: Done) => void;

/**
 * A connection on which every statement says for whom it is asked, by settings of its own transaction (docs/decisions/0034). It
 * ends a statement when the one who asked has left, or may not wait longer.
 */
export class AskingClient extends GuardedClient {
  /** For whom the transaction under way was begun. */
  private begunFor: string | undefined;

  /** The pool hands over what it was made with, a password that cannot be copied among it: its time for waiting in line is not the one for connecting. */
  constructor(config?: pg.ClientConfig) {
    super(config && (Object.create(config, { connectionTimeoutMillis: { value: Math.min(CONNECT_MS, config.connectionTimeoutMillis ?? CONNECT_MS) } }) as pg.ClientConfig));
  }

  override query(...given: never[]): never {
    const [text, values, callback] = given as readonly unknown[] as [unknown, readonly unknown[] | undefined, Done | undefined];
    if (typeof text !== 'string') throw new TypeError('Statements are given as text and values: only so do they say for whom they are asked.');
    const result = this.ask(text, values ?? []);
    if (callback) result.then((rows) => callback(null, rows), (error: Error) => callback(error, undefined as never));
    return (callback ? undefined : result) as never;
  }

  /** The settings of what is asked now, in whatever transaction it begins. */
  protected settings(): Settings {
    const settings = new Map([['bifocal.workspace', workspaceNow()], ['statement_timeout', String(mostMs())], ['idle_in_transaction_session_timeout', String(MOST_MS.idle)]]);
    if (isAtTheDoor()) settings.set('bifocal.door', 'open');
    return settings;
  }

  /** How far a replica must have replayed the log for what is asked now; null: this is the primary. */
  protected replayed(_text: string): LogPlace | null {
    return null;
  }

  private async ask(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const { left } = patience.current();
    const isEnding = ENDS.test(text);
    if (left?.aborted && !isEnding) throw new Left();
    const bound = values.map(prepareValue);
    const plain: Ask = super.query.bind(this);
    if (this.getTransactionStatus() === 'I') {
      const settings = this.settings();
      if (begins(text)) this.begunFor = settings.get('bifocal.workspace');
      return this.endable(left, (done) => { plain(new AskingQuery(text, bound, settings, done, this.replayed(text)) as never, undefined, undefined as never); });
    }
    if (!isEnding && this.settings().get('bifocal.workspace') !== this.begunFor) throw new Error('A transaction that was begun in one workspace was asked from another.');
    return this.endable(isEnding ? null : left, (done) => { plain(text, bound, done); });
  }

  /** The connection goes back only when no ending is under way, so that none ever meets another one's statement. */
  private async endable(left: AbortSignal | null, send: (done: Done) => void): Promise<pg.QueryResult> {
    let ending: Promise<void> | undefined;
    const end = (): void => { ending = requestCancel(this as unknown as Cancellable); };
    left?.addEventListener('abort', end, { once: true });
    try {
      return await new Promise((resolve, reject) => { send((error, result) => { if (error) reject(error); else resolve(result); }); });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== CANCELLED) throw error;
      throw left?.aborted ? new Left() : new TookTooLong();
    } finally {
      left?.removeEventListener('abort', end);
      await ending;
    }
  }
}

/** The owner of the tables at work on the database itself: migrations see every row, and take the time they need. */
export class OwnerClient extends AskingClient {
  protected override settings(): Settings {
    return new Map([['bifocal.owner', 'on'], ['statement_timeout', '0']]);
  }
}

/** A whole number and nothing else; empty where nobody asks: then no row is theirs. */
function workspaceNow(): string {
  const id = asking.current()?.workspaceId;
  if (id === undefined) return '';
  if (!Number.isSafeInteger(id)) throw new TypeError('A workspace is known by a whole number.');
  return String(id);
}

function mostMs(): number {
  const { deadlineMs } = patience.current();
  if (deadlineMs === null) return MOST_MS.statement;
  const restMs = Math.ceil(deadlineMs - Date.now());
  if (restMs <= 0) throw new TookTooLong();
  return Math.min(restMs, MOST_MS.statement);
}
