import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { beginPicture, readSequences, readTable, type WaitingUpload } from '../database/backup/read-database.js';
import { counted, sized } from './amounts.js';
import { BackupError } from './backup-error.js';
import { BackupWriter } from './backup-writer.js';
import { ABOUT, FORMAT, MANIFEST, type About, type Manifest, type TableEntry, type UploadEntry } from './manifest.js';
import { asOwner, type Hearing } from './owner-connection.js';

export interface Written {
  readonly manifest: Manifest;
  /** Of the file. */
  readonly bytes: number;
}

/** Writes everything of a database that cannot be counted again into a file: one look at one moment, while others go on working. BackupError where it cannot. */
export async function writeBackup(url: string, file: string, version: string, force: boolean, hearing: Hearing): Promise<Written> {
  const writer = await BackupWriter.open(file, force);
  try {
    const manifest = await asOwner(url, 'backup', hearing, (client) => writeAll(client, writer, version, hearing));
    hearing.stop.throwIfAborted();
    await writer.close(force);
    return { manifest, bytes: writer.bytes };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function writeAll(client: pg.Client, writer: BackupWriter, version: string, hearing: Hearing): Promise<Manifest> {
  const picture = await beginPicture(client);
  if ('why' in picture) throw new BackupError(picture.why);
  const { at, postgres, migrations, uploads } = picture;
  const about: About = { format: FORMAT, product: 'bifocal', version, at, postgres, migrations: [...migrations] };
  await writer.add(ABOUT, json(about));
  const tables: TableEntry[] = [];
  let rows = 0;
  for (const [index, table] of picture.tables.entries()) {
    hearing.now(`${index + 1} of ${picture.tables.length} tables (${table.name}), ${counted(rows)} rows, ${sized(writer.bytes)}`);
    let piece = 0;
    const read = await readTable(client, table, async (bytes) => {
      piece += 1;
      await writer.add(`tables/${table.name}/${String(piece).padStart(6, '0')}.copy`, bytes);
      hearing.now(`${index + 1} of ${picture.tables.length} tables (${table.name}), ${counted(rows)} rows before it, ${sized(writer.bytes)}`);
    });
    rows += read.rows;
    tables.push({ ...table, columns: [...table.columns], ...read });
  }
  const sequences = await readSequences(client);
  const waiting: UploadEntry[] = [];
  for (const upload of uploads) {
    const kept = await addUpload(writer, upload);
    if (kept) waiting.push(kept);
    else hearing.say(`The file ${upload.name}, which waits to be imported, cannot be read here (${upload.path}): hand it in again after a restore.`);
  }
  const manifest: Manifest = { about, tables, sequences, uploads: waiting };
  await writer.add(MANIFEST, json(manifest));
  return manifest;
}

/** Null where it lies on another machine, or is gone. */
async function addUpload(writer: BackupWriter, { id, path }: WaitingUpload): Promise<UploadEntry | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const hash = createHash('sha256');
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await writer.addFrom(`uploads/${id}`, found.size, hashed());
  return { id, bytes: found.size, sha256: hash.digest('hex') };
}

const json = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
