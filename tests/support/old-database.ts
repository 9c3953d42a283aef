import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, theCluster } from './cluster.ts';
import { migrateUpTo } from './migrations.ts';

/** A database as an older release left it: the migrations up to one of them, and rows. `drop` takes it away with whoever uses it. */
export async function oldDatabase(last: number, rows: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `bifocal_old_${randomBytes(5).toString('hex')}`;
  const url = databaseUrl(theCluster().url, name);
  await on(theCluster().url, `CREATE DATABASE ${name}`);
  await migrateUpTo(url, last);
  await on(url, rows);
  return { url, drop: () => on(theCluster().url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function on(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
