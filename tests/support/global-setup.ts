import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { databaseUrl, outputDir, projectDir, rememberCluster, TEMPLATE } from './cluster.ts';

interface Built {
  startEmbeddedPostgres(dataDir: string): Promise<{ url: string; stop(): Promise<void> }>;
  createDataSource(url: string, onPoolError: (error: Error) => void): { initialize(): Promise<unknown>; runMigrations(): Promise<unknown[]>; destroy(): Promise<void> };
}

declare global {
  var stopCluster: (() => Promise<void>) | undefined;
}

/** Starts one PostgreSQL for the whole run (TEST_DATABASE_URL: uses that server instead) and migrates the template once. */
export default async function globalSetup(): Promise<void> {
  if (globalThis.stopCluster) return;
  const { startEmbeddedPostgres, createDataSource } = await built();
  let url = process.env['TEST_DATABASE_URL'];
  globalThis.stopCluster = async () => undefined;
  if (!url) {
    const directory = join(outputDir, 'data');
    await rm(directory, { recursive: true, force: true });
    const server = await startEmbeddedPostgres(directory);
    url = server.url;
    globalThis.stopCluster = () => server.stop();
  }
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const dataSource = createDataSource(databaseUrl(url, TEMPLATE), () => undefined);
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  rememberCluster({ url });
}

async function built(): Promise<Built> {
  const file = (name: string) => join(projectDir, 'api/dist/database', name);
  if (!existsSync(file('data-source.js'))) throw new Error('The server is not built. Run `npm test`, or `npm run build` first.');
  const load = async (name: string) => (await import(pathToFileURL(file(name)).href)) as Partial<Built>;
  return { ...(await load('embedded-postgres.js')), ...(await load('data-source.js')) } as Built;
}
