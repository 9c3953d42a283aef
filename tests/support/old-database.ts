import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { databaseUrl, projectDir, theCluster } from './cluster.ts';

interface OwnerSource { initialize(): Promise<unknown>; setOptions(options: { migrations: unknown[] }): unknown; runMigrations(): Promise<unknown>; destroy(): Promise<void> }
interface Made { createOwnerDataSource(url: string): OwnerSource; readonly migrations: readonly (new () => { readonly name: string })[] }

/** A database as an older release left it: the migrations up to one of them, and rows. `drop` takes it away with whoever uses it. */
export async function oldDatabase(last: number, rows: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `bifocal_old_${randomBytes(5).toString('hex')}`;
  const url = databaseUrl(theCluster().url, name);
  await on(theCluster().url, `CREATE DATABASE ${name}`);
  const { createOwnerDataSource, migrations } = (await import(pathToFileURL(join(projectDir, 'api/dist/database/data-source.js')).href)) as Made;
  const owner = createOwnerDataSource(url);
  owner.setOptions({ migrations: migrations.filter((Migration) => Number(/\d+$/.exec(new Migration().name)![0]) <= last) });
  await owner.initialize();
  try {
    await owner.runMigrations();
  } finally {
    await owner.destroy();
  }
  await on(url, rows);
  return { url, drop: () => on(theCluster().url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function on(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
