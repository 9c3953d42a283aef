import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { DataSource } from 'typeorm';
import { GuardedClient } from './guarded-client.js';

const WAIT_MS = { first: 200, most: 5_000 } as const;
/** How often the connection is asked whether it is still one: a line that was cut silently says nothing by itself. */
const CHECK_MS = 20_000;
const PATIENCE_MS = 5_000;
/** How often whoever listens looks by themselves where nothing is heard. */
const ASK_MS = 1_500;

export interface NoticeReader {
  /** What a committed transaction told. */
  told(payload: string): void;
  /** The connection is there, for the first time or again: what was told before it went unheard. */
  listening(): void;
}

/**
 * One connection of its own that hears what transactions tell (LISTEN), for all channels: one a process, since the pool's are lent
 * out. It is opened when the first one listens, and comes back by itself as long as the server runs.
 */
@Injectable()
export class DatabaseNotices implements OnModuleDestroy {
  private readonly logger = new Logger('live');
  private client: GuardedClient | null = null;
  private timer: NodeJS.Timeout | undefined;
  private open = false;
  private waitMs: number = WAIT_MS.first;
  private readonly readers = new Map<string, NoticeReader>();
  private closing = false;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Begins to listen; asking again for the same channel changes nothing. */
  listen(channel: string, reader: NoticeReader): void {
    if (this.readers.has(channel) || this.closing) return;
    this.readers.set(channel, reader);
    if (this.readers.size === 1) void this.connect();
    // One that is still being opened hears of every channel that is there by then.
    else if (this.client && this.open) this.hear(this.client, channel, reader).catch(() => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    // A database that does not answer must not hold up the end.
    if (client) await Promise.race([client.end().catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, 500).unref(); })]);
  }

  private async connect(): Promise<void> {
    const client = new GuardedClient({
      connectionString: this.address(),
      application_name: 'bifocal live', keepAlive: true, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS,
    });
    this.client = client;
    this.open = false;
    const lost = (): void => this.retry(client);
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ channel, payload }) => this.readers.get(channel)?.told(payload ?? ''));
    try {
      await client.connect();
      this.open = true;
      if (await isLentOut(client)) return await this.askInstead(client);
      await Promise.all([...this.readers].map(([channel, reader]) => this.hear(client, channel, reader)));
      this.waitMs = WAIT_MS.first;
      this.check(client, lost);
    } catch {
      lost();
    }
  }

  /** As the role that the server works as, past PgBouncer where there is one. */
  private address(): string | undefined {
    const { options } = this.dataSource;
    const own = 'url' in options ? String(options.url) : undefined;
    if (own === undefined || this.config.databaseDirectUrl === null) return own;
    const [direct, { username, password, pathname }] = [new URL(this.config.databaseDirectUrl), new URL(own)];
    Object.assign(direct, { username, password });
    if (direct.pathname.length < 2) direct.pathname = pathname;
    return direct.href;
  }

  /** A connection that PgBouncer lends out statement by statement hears nothing: whoever listens looks by themselves, again and again. */
  private async askInstead(client: GuardedClient): Promise<void> {
    this.client = null;
    await client.end().catch(() => undefined);
    if (this.closing) return;
    if (this.timer === undefined) this.logger.warn('PgBouncer stands in front of the database, and lends connections out by the statement: what changes is asked for every 1.5 s. Give the address without it as DATABASE_DIRECT_URL, and it is heard at once.');
    const ask = (): void => { for (const reader of this.readers.values()) reader.listening(); };
    ask();
    this.timer = setInterval(ask, ASK_MS).unref();
  }

  private async hear(client: GuardedClient, channel: string, reader: NoticeReader): Promise<void> {
    try {
      await client.query(`LISTEN ${channel}`);
      reader.listening();
    } catch (error) {
      this.retry(client);
      throw error;
    }
  }

  private check(client: GuardedClient, lost: () => void): void {
    if (this.client !== client) return;
    this.timer = setTimeout(() => { client.query('SELECT 1').then(() => this.check(client, lost), lost); }, CHECK_MS).unref();
  }

  /** Once for each connection, however many ways it has of telling that it is gone. */
  private retry(client: GuardedClient): void {
    if (this.client !== client || this.closing) return;
    this.client = null;
    this.open = false;
    clearTimeout(this.timer);
    client.end().catch(() => undefined);
    this.logger.warn(`the connection that hears of changes was lost; again in ${this.waitMs} ms`);
    this.timer = setTimeout(() => void this.connect(), this.waitMs).unref();
    this.waitMs = Math.min(this.waitMs * 2, WAIT_MS.most);
  }
}

/** PgBouncer makes a number of its own for each connection; PostgreSQL's own is that of the process behind it. */
async function isLentOut(client: GuardedClient): Promise<boolean> {
  const { rows: [row] } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return row!.pid !== (client as unknown as { readonly processID: number }).processID;
}
