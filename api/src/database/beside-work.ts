import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';

const MOST_WAIT_MS = 1_000;
const PAUSE_MS = 250;
/** Somebody else's long statement was in the way, or two that waited for each other. */
const IN_THE_WAY = new Set(['55P03', '40P01']);

/**
 * Changes of large tables while facts come in. `concurrently` runs statements one by one, each in a transaction of its own, as
 * CREATE INDEX CONCURRENTLY wants it; `briefly` runs several as one transaction that needs a table for itself for a moment. Whoever
 * waits for such a moment holds up everybody who comes after it: so it waits for a second, lets the others pass, and tries again.
 */
export interface BesideWork {
  concurrently(...statements: readonly string[]): Promise<void>;
  briefly(sql: string): Promise<void>;
}

/** Gives `work` a connection of the owner beside the migration's own one, which sends each statement within a transaction. */
export async function besideWork(queryRunner: QueryRunner, work: (beside: BesideWork) => Promise<void>): Promise<void> {
  const { url } = queryRunner.connection.options as { readonly url?: string };
  // A migration is taken back within a transaction, also one that wants none: the index would wait for it, and it for the index.
  const within = queryRunner.isTransactionActive;
  if (within) await queryRunner.commitTransaction();
  const client = new pg.Client({ connectionString: url, application_name: 'bifocal', statement_timeout: 0 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work({
      async concurrently(...statements) {
        for (const statement of statements) await client.query(statement);
      },
      async briefly(sql) {
        while (!(await tried(client, sql))) await pause(PAUSE_MS);
      },
    });
  } finally {
    await client.end();
    if (within) await queryRunner.startTransaction();
  }
}

async function tried(client: pg.Client, sql: string): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${MOST_WAIT_MS}; SET LOCAL bifocal.owner = 'on'; ${sql}`);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    if (error instanceof pg.DatabaseError && error.code !== undefined && IN_THE_WAY.has(error.code)) return false;
    throw error;
  }
}
