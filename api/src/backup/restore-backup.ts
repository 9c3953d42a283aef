import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { FillDatabase } from '../database/backup/fill-database.js';
import { emptyDatabase, migrateTo } from '../database/backup/empty-database.js';
import { prepareDatabase, type DatabaseAddress } from '../database/prepare-database.js';
import { takeTurn } from '../database/turn.js';
import { folderName } from '../folder-name.js';
import { counted } from './amounts.js';
import { BackupError } from './backup-error.js';
import { TABLE_ENTRY, UPLOAD_ENTRY } from './check-backup.js';
import { readEntries, damaged } from './read-entries.js';
import type { Manifest } from './manifest.js';
import { asOwner, type Hearing } from './owner-connection.js';

/**
 * Restores a backup, which has been checked, into an empty database: its tables are made as they were when it was made, filled in
 * one transaction, and brought up to date by the migrations since. Until it is filled it is marked, and does not start.
 * BackupError where the database is not empty.
 */
export async function restoreBackup(address: DatabaseAddress, file: string, manifest: Manifest, uploadsDir: string, hearing: Hearing): Promise<void> {
  const { owner } = address;
  const turn = await takeTurn(owner);
  try {
    await asOwner(owner, 'restore', hearing, async (client) => {
      const why = await emptyDatabase(client, file, manifest.about.migrations);
      if (why !== null) throw new BackupError(why);
    });
    hearing.now('Making the tables');
    await migrateTo(owner, manifest.about.migrations);
    await asOwner(owner, 'restore', hearing, (client) => fillAll(client, file, manifest, uploadsDir, hearing));
  } finally {
    await turn.end().catch(() => undefined);
  }
  hearing.now('Bringing the tables up to date');
  await prepareDatabase(address);
  hearing.stop.throwIfAborted();
  hearing.now('Looking at how rows are spread');
  // Questions are planned by it. A table at a time: nothing is held.
  await asOwner(owner, 'restore', hearing, (client) => client.query('ANALYZE'));
}

async function fillAll(client: pg.Client, file: string, manifest: Manifest, uploadsDir: string, { now, stop }: Hearing): Promise<void> {
  const filling = new FillDatabase(client);
  const wrong = await filling.begin(manifest.tables);
  if (wrong.length > 0) throw new BackupError(`${file} holds tables that this release does not have like that: ${wrong.join(', ')}. Was it made by a release between two versions? Restore with that one, then bring it up to date.`);
  const tables = new Map(manifest.tables.map((table) => [table.name, { table, rows: 0 }]));
  const all = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let rows = 0;
  for await (const entry of readEntries(file)) {
    stop.throwIfAborted();
    const [, name] = TABLE_ENTRY.exec(entry.name) ?? [];
    const [, upload] = UPLOAD_ENTRY.exec(entry.name) ?? [];
    if (upload !== undefined) await keepUpload(uploadsDir, upload, entry.chunks());
    const filled = name === undefined ? undefined : tables.get(name);
    if (!filled) continue;
    const taken = await filling.fill(filled.table, entry.chunks());
    filled.rows += taken;
    rows += taken;
    now(`${filled.table.name}: ${counted(rows)} of ${counted(all)} rows`);
  }
  // It was checked a moment ago; should it have changed since, nothing has happened.
  if ([...tables.values()].some((each) => each.rows !== each.table.rows)) throw damaged(file);
  await filling.moveUploads(`${uploadsDir}${sep}`, await folderName(uploadsDir));
  await filling.finish(manifest.sequences, (part) => now(`Building indexes (${Math.round(part * 100)} %)`));
}

async function keepUpload(folder: string, id: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await pipeline(Readable.from(chunks, { objectMode: false }), createWriteStream(join(folder, id), { mode: 0o600, flush: true }));
}
