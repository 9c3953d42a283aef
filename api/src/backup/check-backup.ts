import { createHash, type Hash } from 'node:crypto';
import { BackupError } from './backup-error.js';
import { ABOUT, FORMAT, MANIFEST, readAbout, readManifest, type About, type Manifest } from './manifest.js';
import { cutOff, damaged, notOne, readEntries, textOf } from './read-entries.js';

/** A table's rows come in several entries, one after the other. */
export const TABLE_ENTRY = /^tables\/([^/]{1,63})\/\d{6}\.copy$/;
export const UPLOAD_ENTRY = /^uploads\/([0-9a-f-]{36})$/;

/**
 * Reads a backup from its beginning to its end, and answers what is in it: every byte is as it was written. BackupError where it is
 * no backup, cut off, damaged, or of a release that is newer than `known`, this one's migrations. Changes nothing.
 */
export async function checkBackup(file: string, known: readonly string[], read: (bytes: number) => void = () => undefined): Promise<Manifest> {
  const seen = new Map<string, { readonly hash: Hash; bytes: number }>();
  let about: About | null = null;
  let manifest: Manifest | null = null;
  for await (const entry of readEntries(file, read)) {
    if (about === null) {
      about = entry.name === ABOUT ? readAbout(await textOf(entry)) : null;
      if (about === null) throw new BackupError(notOne(file));
      requireKnown(file, about, known);
    } else if (manifest !== null) {
      throw damaged(file);
    } else if (entry.name === MANIFEST) {
      manifest = readManifest(await textOf(entry));
      if (manifest === null) throw damaged(file);
    } else {
      const part = TABLE_ENTRY.exec(entry.name)?.[1] ?? UPLOAD_ENTRY.exec(entry.name)?.[0];
      if (part === undefined) throw damaged(file);
      const sum = seen.get(part) ?? { hash: createHash('sha256'), bytes: 0 };
      seen.set(part, sum);
      for await (const chunk of entry.chunks()) {
        sum.hash.update(chunk);
        sum.bytes += chunk.length;
      }
    }
  }
  if (manifest === null) throw cutOff(file);
  const said = [...manifest.tables.map((table) => [table.name, table] as const), ...manifest.uploads.map((upload) => [`uploads/${upload.id}`, upload] as const)];
  const empty = createHash('sha256').digest('hex');
  const right = said.every(([name, { bytes, sha256 }]) => (seen.get(name)?.bytes ?? 0) === bytes && (seen.get(name)?.hash.digest('hex') ?? empty) === sha256);
  if (!right || [...seen.keys()].some((name) => !said.some(([each]) => each === name))) throw damaged(file);
  return manifest;
}

/** What is newer than this release cannot be read by it: its tables are not known here. */
function requireKnown(file: string, about: About, known: readonly string[]): void {
  const unknown = about.migrations.filter((name) => !known.includes(name));
  if (about.format <= FORMAT && unknown.length === 0) return;
  throw new BackupError(`${file} was made by a newer Bifocal (${about.version}${unknown.length > 0 ? `, ${unknown.at(-1)}` : ''}) than this one. Bring this one up to date first (git pull), then restore; nothing was changed.`);
}
