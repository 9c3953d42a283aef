import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, theCluster } from './cluster.ts';

/** An empty database of the test's own; `drop` takes it away with whoever uses it. `owner` is its address as an ordinary role, which owns it and may make roles. */
export async function emptyDatabase(): Promise<{ readonly url: string; readonly owner: string; drop(): Promise<void> }> {
  const name = `bifocal_empty_${randomBytes(5).toString('hex')}`;
  const [url, owner] = [databaseUrl(theCluster().url, name), new URL(databaseUrl(theCluster().url, name))];
  Object.assign(owner, { username: name, password: 'anything' });
  await withClient(theCluster().url, async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'anything' CREATEROLE`);
    await client.query(`GRANT bifocal_bi, bifocal_bi_reader TO ${name} WITH ADMIN OPTION`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0 OWNER ${name}`);
  });
  const drop = (): Promise<void> => withClient(theCluster().url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${name}_runtime`);
    await client.query(`DROP ROLE ${name}`);
  });
  return { url, owner: owner.href, drop };
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Waits until somebody of this name waits in the database for what the test holds. On a connection of its own: within a transaction the same is seen again and again. */
export function waiting(url: string, name: string): Promise<void> {
  return withClient(url, async (client) => {
    for (;;) {
      const { rowCount } = await client.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND wait_event_type = 'Lock'`, [name]);
      if (rowCount === 1) return;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  });
}
