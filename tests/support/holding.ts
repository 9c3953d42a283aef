import pg from 'pg';
import type { TestServer } from './server.ts';

/** Locks tables against everybody until they are released, so that whoever asks for them waits as long as the test wants. */
export async function holding({ databaseUrl }: Pick<TestServer, 'databaseUrl'>, tables: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
  return { async release() { await client.query('COMMIT'); await client.end(); } };
}
