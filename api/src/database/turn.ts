import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { GuardedClient } from './guarded-client.js';

/** Any number that nobody else takes: it stands for "preparing Bifocal's tables". */
const PREPARING = 1_764_000_000;
const TURN_PAUSE_MS = 200;

/**
 * Servers that start at the same time prepare the database one after the other: the second finds it done. The lock is a transaction's
 * (a session's would stay with whatever connection PgBouncer lent), and ends with its connection, however that ends. It is asked for
 * again and again, each time in a transaction of its own and as plain text: an index that is built beside the work waits for
 * whoever still looks at the tables as they were before, as one that waits for a lock, or whose last answer is still open, does.
 * `before` is asked each time, and may refuse.
 */
export async function takeTurn(url: string, before: (client: pg.Client) => Promise<void> = async () => undefined): Promise<pg.Client> {
  const client = new GuardedClient({ connectionString: url, application_name: 'bifocal', connectionTimeoutMillis: 5_000 });
  await client.connect();
  for (;;) {
    await before(client).catch(async (error: unknown) => { await client.end(); throw error; });
    await client.query('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0');
    const { rows: [turn] } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(${PREPARING}) AS mine`);
    if (turn?.mine) return client;
    await client.query('ROLLBACK');
    await pause(TURN_PAUSE_MS);
  }
}
