import pg from 'pg';
import { AskingClient } from './asking-client.js';
import { begins } from './asking-query.js';
import { freshEnough, type LogPlace } from './fresh-enough.js';
import { GuardedClient } from './guarded-client.js';

const LOOK = { everyMs: 1_000, mostMs: 2_000 } as const;

/** How a replica does, for people. */
export interface ReplicaHealth {
  /** Host and port. */
  readonly address: string;
  /** Whether questions are read from it. */
  readonly usable: boolean;
  /** How far behind the primary it is; null: it does not say. */
  readonly lagSeconds: number | null;
  /** Why it is left out; null where it is not. */
  readonly reason: string | null;
}

/** Runs statements on one connection of a replica. */
export type ReplicaRead = (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>;

interface Looked { readonly isReplica: boolean; readonly cluster: string; readonly lag: number | null }

/** Where nothing has come in since, what was replayed last may be old without being behind. */
const LOOK_SQL = `
  SELECT pg_is_in_recovery() AS "isReplica", (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
         CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0 ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp()) END::float8 AS lag`;

/** A connection on which a statement is refused unless the replica has replayed what the one who asks needs; the walls are the primary's own. */
class ReplicaClient extends AskingClient {
  protected override replayed(text: string): LogPlace | null {
    // What a transaction that sees one instant needs is asked before it begins: the instant is that of its settings.
    if (begins(text)) return null;
    const place = freshEnough.place();
    if (place === null) throw new Error('A replica was asked without saying how fresh it must be.');
    return place;
  }
}

/**
 * One replica: its connections, and whether it may be asked. It is looked at every second, also while it is left out: who asks
 * waits for none that is away. When it stops answering, its connections are cut, so that whoever waits on one asks the primary.
 */
export class Replica {
  private readonly pool: pg.Pool;
  private readonly open = new Set<pg.PoolClient>();
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private now: ReplicaHealth;

  /** `cluster`: what the primary calls itself; nothing else is its replica. */
  constructor(
    private readonly url: string,
    connections: number,
    private readonly cluster: string,
    private readonly say: (line: string) => void,
  ) {
    const { hostname, port } = new URL(url);
    this.now = { address: `${hostname}:${port || '5432'}`, usable: false, lagSeconds: null, reason: 'It has not been looked at yet.' };
    this.pool = new pg.Pool({ connectionString: url, Client: ReplicaClient, max: connections, connectionTimeoutMillis: LOOK.mostMs, application_name: 'bifocal' });
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => { this.open.add(client); });
    this.pool.on('remove', (client) => { this.open.delete(client); });
  }

  get health(): ReplicaHealth {
    return this.now;
  }

  /** Looks at it, now and then every second until it is closed. */
  async watch(): Promise<void> {
    const health = await this.look();
    if (health.usable !== this.now.usable) this.say(health.usable ? `questions are read from the replica ${health.address}` : `the replica ${health.address} is left out: ${health.reason}`);
    this.now = health;
    if (!health.usable) this.cut();
    if (!this.isClosed) this.timer = setTimeout(() => void this.watch(), LOOK.everyMs).unref();
  }

  /** Throws where the replica cannot answer, or has not replayed what is needed; the primary can. */
  async run<Result>(work: (read: ReplicaRead) => Promise<Result>): Promise<Result> {
    // Not pool.query: it would ask in the name of whoever gave the connection back.
    const client = await this.pool.connect();
    let error: unknown = null;
    try {
      return await work(async (sql, parameters) => (await client.query(sql, [...parameters])).rows as unknown[]);
    } catch (caught) {
      error = caught;
      throw caught;
    } finally {
      client.release(error !== null && !(error instanceof pg.DatabaseError));
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.cut();
    await this.pool.end().catch(() => undefined);
  }

  private async look(): Promise<ReplicaHealth> {
    const { address } = this.now;
    const out = (reason: string, lagSeconds: number | null = null): ReplicaHealth => ({ address, usable: false, lagSeconds, reason });
    const client = new GuardedClient({ connectionString: this.url, application_name: 'bifocal replica', connectionTimeoutMillis: LOOK.mostMs, query_timeout: LOOK.mostMs });
    try {
      await client.connect();
      const { rows: [row] } = await client.query<Looked>(LOOK_SQL);
      if (!row!.isReplica) return out('It is no replica: it takes changes of its own.');
      if (row!.cluster !== this.cluster) return out('It is a replica of another database than DATABASE_URL.');
      return { address, usable: true, lagSeconds: row!.lag, reason: null };
    } catch {
      return out('It does not answer.');
    } finally {
      // One that hangs is not waited for.
      const stream = (client as unknown as { readonly connection?: { readonly stream: { destroy(): void } } }).connection?.stream;
      void client.end().catch(() => undefined);
      setTimeout(() => { stream?.destroy(); }, 100).unref();
    }
  }

  private cut(): void {
    for (const client of this.open) (client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }).connection.stream.destroy();
  }
}
