import pg from 'pg';
import type { LogPlace } from './fresh-enough.js';

/** What holds for one transaction, by the name of the setting. */
export type Settings = ReadonlyMap<string, string>;

/** What is handed to pg: text, bytes, or nothing. */
export type Prepared = string | Buffer | null;

/** The messages of the protocol that a statement is made of, as pg's Connection writes them. */
interface Wire {
  parse(statement: { readonly text: string }): void;
  bind(values: { readonly values: readonly Prepared[] }): void;
  describe(what: { readonly type: 'P'; readonly name: string }): void;
  execute(portal: object): void;
  sync(): void;
}

/** Of pg's own Query what is overridden here, and what is called. It is no part of its types. */
interface Inner {
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

const inner = pg.Query.prototype as unknown as Inner;
for (const name of ['prepare', 'handleDataRow', 'handleCommandComplete'] as const) {
  // Another pg would send statements without their settings: better not to start.
  if (typeof inner[name] !== 'function') throw new Error(`pg.Query has no ${name}: this is not the version of pg for which statements are written here`);
}

/** How long a replica may take to catch up, before the primary is asked. */
const REPLAY_WAIT_MS = 15;

const BEGINS = /^\s*(START\s+TRANSACTION|BEGIN)\b/i;

export const begins = (text: string): boolean => BEGINS.test(text);

/**
 * A statement that brings its own settings, in one round trip: what is sent before one Sync is one transaction, so the settings
 * hold for this statement and are gone after it. Nothing stays on the connection, which therefore may be lent out statement by
 * statement, also by PgBouncer. A statement that begins a transaction has its settings behind it: they hold until it ends.
 */
export class AskingQuery extends pg.Query {
  /** Which of the two statements are the settings. */
  private readonly settled: 0 | 1;
  private answered = 0;

  constructor(
    private readonly statement: string,
    private readonly bound: readonly Prepared[],
    private readonly settings: Settings,
    done: (error: Error | null, result: pg.QueryResult) => void,
    private readonly replayed: LogPlace | null = null,
  ) {
    // Extended, so that no statement is sent as plain text together with others.
    super({ text: statement, values: [...bound], queryMode: 'extended', callback: done } as pg.QueryConfig);
    this.settled = begins(statement) ? 1 : 0;
  }

  prepare(wire: Wire): void {
    if (this.settled === 0) this.writeSettings(wire);
    wire.parse({ text: this.statement });
    wire.bind({ values: this.bound });
    wire.describe({ type: 'P', name: '' });
    wire.execute({});
    if (this.settled === 1) this.writeSettings(wire);
    wire.sync();
  }

  handleDataRow(message: unknown): void {
    if (this.answered !== this.settled) inner.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.answered !== this.settled) inner.handleCommandComplete.call(this, message, wire);
    this.answered += 1;
  }

  private writeSettings(wire: Wire): void {
    const settings = [...this.settings];
    const set = settings.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
    const last = 2 * settings.length;
    // A replica that is not that far refuses here, before the statement.
    const needs = this.replayed === null ? [] : [`needs_replayed($${last + 1}::pg_lsn, $${last + 2}::integer)`];
    wire.parse({ text: `SELECT ${[...set, ...needs].join(', ')}` });
    wire.bind({ values: [...settings.flat(), ...(this.replayed === null ? [] : [this.replayed, String(REPLAY_WAIT_MS)])] });
    wire.execute({});
  }
}
