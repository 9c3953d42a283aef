import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig, type Config } from '../config.js';
import { requireRestored, hasDatabase } from '../database/beside-the-database.js';
import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { postgresHome } from '../database/postgres-home.js';
import { claim, holderOf, release } from '../running.js';
import { BackupError } from './backup-error.js';
import type { Hearing } from './owner-connection.js';
import { productVersion } from './product-version.js';
import { writeBackup, type Written } from './write-backup.js';

/** npm run backup: of DATABASE_URL, of the embedded database of the server that runs, or of the one that lies in DATA_DIR. */
export async function backUp(file: string, { force }: { readonly force: boolean }, hearing: Hearing): Promise<Written> {
  const config = readConfig();
  const write = async (url: string): Promise<Written> => writeBackup(url, resolve(file), await productVersion(), force, hearing);
  if (config.databaseUrl !== null) return write(config.databaseUrl);
  const holder = await holderOf(config.dataDir);
  if (holder?.what === 'server') return write(await runningUrl(config));
  return onStopped(config, hearing, write);
}

/** The embedded database of a server that runs: its port is in PostgreSQL's own file. */
async function runningUrl({ dataDir }: Config): Promise<string> {
  const { directory } = await postgresHome(dataDir, () => undefined);
  try {
    const password = (await readFile(join(directory, 'password'), 'utf8')).trim();
    const port = Number((await readFile(join(directory, 'cluster/postmaster.pid'), 'utf8')).split('\n')[3]);
    if (!Number.isInteger(port) || port <= 0) throw new Error('it does not listen yet');
    return `postgres://bifocal:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  } catch {
    throw new BackupError(`Bifocal is just starting or stopping in ${dataDir}. Run the command again in a moment.`);
  }
}

/** Nobody runs it: it is started for this, and nobody else starts meanwhile. */
async function onStopped<T>(config: Config, hearing: Hearing, work: (url: string) => Promise<T>): Promise<T> {
  await requireRestored(config.dataDir);
  if (!(await hasDatabase(config.dataDir))) throw new BackupError(`There is no database in ${config.dataDir}. Set DATA_DIR (or DATABASE_URL) as the server has it.`);
  await claim(config);
  try {
    hearing.say('The server does not run: starting its database for this');
    const embedded = await startEmbeddedPostgres(config.dataDir, hearing.say);
    try {
      return await work(embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    await release(config.dataDir);
  }
}
