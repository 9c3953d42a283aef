// One PostgreSQL for a whole run, with a template that is migrated once and cloned by every test file.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectDir } from '../../api/bin/prepare.mjs';

/** Runs `work` with the environment that the tests read; TEST_DATABASE_URL names a server to use instead of our own. */
export async function withCluster(work) {
  const { startEmbeddedPostgres } = await built('embedded-postgres.js');
  const { createDataSource } = await built('data-source.js');
  const directory = join(projectDir, 'tests/.output', `cluster-${randomBytes(4).toString('hex')}`);
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startEmbeddedPostgres(directory);
  const template = `bifocal_template_${randomBytes(4).toString('hex')}`;
  const onServer = async (sql) => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  try {
    await onServer(`CREATE DATABASE ${template}`);
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    const dataSource = createDataSource(url.href, () => undefined);
    await dataSource.initialize();
    await dataSource.runMigrations();
    await dataSource.destroy();
    await work({ TEST_CLUSTER_URL: server.url, TEST_TEMPLATE: template });
    await onServer(`DROP DATABASE ${template}`);
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function built(name) {
  return import(pathToFileURL(join(projectDir, 'api/dist/database', name)).href);
}
