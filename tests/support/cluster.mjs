// One PostgreSQL for a whole run, with two templates that every test file clones: migrated and empty, and the sample.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { Failure, projectDir } from '../../api/bin/prepare.mjs';

/** Runs `work` with the environment that the tests read; TEST_DATABASE_URL names a server to use instead of our own. */
export async function withCluster({ withSample }, work) {
  const { startEmbeddedPostgres } = await built('embedded-postgres.js');
  const { prepareDatabase } = await built('prepare-database.js');
  const directory = join(projectDir, 'tests/.output', `cluster-${randomBytes(4).toString('hex')}`);
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startEmbeddedPostgres(directory);
  const empty = `bifocal_empty_${randomBytes(4).toString('hex')}`;
  const sample = empty.replace('empty', 'sample');
  const onServer = async (sql) => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  try {
    if (!given) await forgetful(onServer);
    await onServer(`CREATE DATABASE ${empty}`);
    await prepareDatabase({ owner: named(server.url, empty), runtime: null });
    await onServer(`CREATE DATABASE ${sample} TEMPLATE ${empty}`);
    if (withSample) await loadSample(named(server.url, sample), directory);
    await work({ TEST_CLUSTER_URL: server.url, TEST_TEMPLATE: empty, TEST_SAMPLE_TEMPLATE: sample });
    for (const name of [empty, sample]) await onServer(`DROP DATABASE ${name}`);
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Our own cluster ends with the run: what a loss of power would take from it, nobody misses. Servers that are killed lose nothing by it. */
async function forgetful(onServer) {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await onServer(`ALTER SYSTEM SET ${setting} = off`);
  await onServer('SELECT pg_reload_conf()');
}

/** The sample as a newcomer gets it: by a server that loads it through its own door. */
async function loadSample(url, directory) {
  const startedAt = Date.now();
  process.stdout.write('Loading the sample for the tests …\n');
  const child = spawn(process.execPath, [join(projectDir, 'api/dist/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', SAMPLE: 'on', LOG_LEVEL: 'error', DATABASE_URL: url, DATA_DIR: join(directory, 'sample') }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      if (/sample organisation is loaded/i.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Failure(`The sample could not be loaded:\n${output}`)));
  });
  child.kill('SIGINT');
  await gone;
  process.stdout.write(`Loading the sample for the tests: done in ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
}

function named(url, database) {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

function built(name) {
  return import(pathToFileURL(join(projectDir, 'api/dist/database', name)).href);
}
