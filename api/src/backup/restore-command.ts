import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig, type Config } from '../config.js';
import { besideOf, hasDatabase, removeBeside, takePlace } from '../database/beside-the-database.js';
import { migrationNames } from '../database/data-source.js';
import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { claim, release } from '../running.js';
import { sized } from './amounts.js';
import { BackupError } from './backup-error.js';
import { checkBackup } from './check-backup.js';
import type { Manifest } from './manifest.js';
import type { Hearing } from './owner-connection.js';
import { restoreBackup } from './restore-backup.js';

export interface Restored {
  readonly manifest: Manifest;
  /** Where what was there before is kept; null: there was nothing. */
  readonly former: string | null;
}

/** npm run restore: into the empty database of DATABASE_URL, or into DATA_DIR. With `replace` what is in DATA_DIR is kept beside it. */
export async function restore(given: string, { replace, checkOnly }: { readonly replace: boolean; readonly checkOnly: boolean }, hearing: Hearing): Promise<Restored> {
  const [config, file] = [readConfig(), resolve(given)];
  const manifest = await check(file, hearing);
  if (checkOnly) return { manifest, former: null };
  if (config.databaseUrl !== null) {
    if (replace) throw new BackupError('--replace is for the embedded database alone. Make another database (createdb NAME), and set DATABASE_URL to it: what was there stays as it is.');
    await restoreBackup({ owner: config.databaseUrl, runtime: config.databaseRuntimeUrl }, file, manifest, config.uploadsDir, hearing);
    return { manifest, former: null };
  }
  await claim(config);
  try {
    return { manifest, former: await intoFolder(config, file, manifest, replace, hearing) };
  } finally {
    await release(config.dataDir);
  }
}

/** Everything is looked at before anything is changed. */
async function check(file: string, { now, stop }: Hearing): Promise<Manifest> {
  const all = (await stat(file).catch(() => null))?.size ?? 0;
  let read = 0;
  return checkBackup(file, migrationNames, (bytes) => {
    stop.throwIfAborted();
    read += bytes;
    now(`Checking the file: ${sized(read)} of ${sized(all)}`);
  });
}

/** The database is made whole beside, and then takes its place: until then what was there is untouched. */
async function intoFolder(config: Config, file: string, manifest: Manifest, replace: boolean, hearing: Hearing): Promise<string | null> {
  const { dataDir } = config;
  if (!replace && (await hasDatabase(dataDir))) {
    throw new BackupError(`There is a database in ${dataDir} already. Restore into another folder (DATA_DIR=FOLDER), or add --replace: what is there is kept beside it under another name.`);
  }
  await removeBeside(dataDir);
  try {
    const embedded = await startEmbeddedPostgres(besideOf(dataDir), () => undefined);
    try {
      await restoreBackup({ owner: embedded.url, runtime: null }, file, manifest, config.uploadsDir, hearing);
    } finally {
      await embedded.stop();
    }
    hearing.stop.throwIfAborted();
    return await takePlace(dataDir, new Date());
  } finally {
    await removeBeside(dataDir);
  }
}
