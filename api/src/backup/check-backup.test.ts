import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BackupWriter } from './backup-writer.js';
import { checkBackup } from './check-backup.js';
import { ABOUT, MANIFEST, type Manifest } from './manifest.js';
import { tarHeader } from './tar.js';

let folder: string;
let whole: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifocal-backup-'));
  await write(join(folder, 'whole'), manifest);
  whole = await readFile(join(folder, 'whole'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const KNOWN = ['One1', 'Two2'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const PIECES = ['1\tann\n2\tbob\n', '3\tclé\n'];
const UPLOAD = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const manifest: Manifest = {
  about: { format: 1, product: 'bifocal', version: '0.1.0', at: '2026-03-02T09:00:00.000Z', postgres: '18.0', migrations: ['One1'] },
  tables: [{ name: 'person', columns: ['id', 'key'], rows: 3, bytes: Buffer.byteLength(PIECES.join('')), sha256: sha256(PIECES.join('')) }, { name: 'team', columns: ['id'], rows: 0, bytes: 0, sha256: sha256('') }],
  sequences: [{ table: 'person', column: 'id', last: 3 }],
  uploads: [{ id: UPLOAD, bytes: 5, sha256: sha256('a,b\n1') }],
};

async function write(file: string, said: Manifest, about: object = said.about): Promise<void> {
  const writer = await BackupWriter.open(file, false);
  await writer.add(ABOUT, Buffer.from(JSON.stringify(about)));
  for (const [index, piece] of PIECES.entries()) await writer.add(`tables/person/00000${index + 1}.copy`, Buffer.from(piece));
  await writer.add(`uploads/${UPLOAD}`, Buffer.from('a,b\n1'));
  await writer.add(MANIFEST, Buffer.from(JSON.stringify(said)));
  await writer.close(false);
}

/** What is said of a file with these bytes, or of one that was written so. */
async function saidOf(bytes: Buffer): Promise<Manifest | string> {
  const file = join(folder, 'tried');
  await writeFile(file, bytes);
  return checkBackup(file, KNOWN).catch((error: Error) => error.message.replace(file, 'FILE'));
}
async function saidWhere(said: Manifest, about?: object): Promise<Manifest | string> {
  const file = join(folder, `other-${Math.floor(performance.now() * 1e6)}`);
  await write(file, said, about);
  return saidOf(await readFile(file));
}

/** All of the first and the last bytes, and every so many-th in between. */
const places = (every: number): number[] => [...whole.keys()].filter((at) => at < 20 || at >= whole.length - 20 || at % every === 0);

describe('a backup', () => {
  it('is read as it was written, and only its owner may read it', async () => {
    expect(await saidOf(whole)).toEqual(manifest);
    expect((await stat(join(folder, 'whole'))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('with any single bit flipped is refused, unless what is in it is the same to the byte', async () => {
    let refused = 0;
    for (const at of places(3)) {
      const flipped = Buffer.from(whole);
      flipped[at]! ^= 1 << (at % 8);
      const said = await saidOf(flipped);
      // gzip's own date, level and system, and codes that no byte uses, belong to no content.
      if (typeof said === 'object') expect([at, said]).toEqual([at, manifest]);
      else expect([at, said]).toEqual([at, expect.stringMatching(/^FILE is (damaged|cut off|no backup of Bifocal)/)]);
      refused += typeof said === 'string' ? 1 : 0;
    }
    expect(refused / places(3).length).toBeGreaterThan(0.9);
  });

  it('that is cut off anywhere is refused, and says so', async () => {
    for (const length of places(7)) {
      expect([length, await saidOf(whole.subarray(0, length))]).toEqual([length, expect.stringMatching(length < 3 ? /^FILE is no backup/ : /^FILE is (cut off|no backup)/)]);
    }
  });

  it.each([
    ['a table\'s sum', { ...manifest, tables: [{ ...manifest.tables[0]!, sha256: sha256('other') }, manifest.tables[1]!] }],
    ['a table too few', { ...manifest, tables: [manifest.tables[1]!] }],
    ['a table too many', { ...manifest, tables: [...manifest.tables, { name: 'event', columns: ['at'], rows: 1, bytes: 2, sha256: sha256('1\n') }] }],
    ['a file too few', { ...manifest, uploads: [] }],
  ])('whose manifest is not that of its content is damaged: %s', async (_, said) => {
    expect(await saidWhere(said)).toMatch(/^FILE is damaged/);
  });

  it.each([[{ format: 2 }, 'newer Bifocal (0.1.0) than'], [{ migrations: ['One1', 'Three3'] }, 'newer Bifocal (0.1.0, Three3) than']])('of a newer release is refused before its rows are read: %j', async (newer, words) => {
    expect(await saidWhere(manifest, { ...manifest.about, ...newer })).toContain(words);
  });

  it('is no other file', async () => {
    for (const bytes of [Buffer.from('a,b\n1,2\n'), Buffer.alloc(0), gzipSync(''), gzipSync('a,b\n1,2\n'), gzipSync(Buffer.alloc(1_024)), gzipSync(Buffer.concat([tarHeader('readme', 0, 0), Buffer.alloc(1_024)]))]) {
      expect(await saidOf(bytes)).toMatch(/^FILE is (no backup of Bifocal|cut off)/);
    }
    await expect(checkBackup(folder, KNOWN)).rejects.toThrow('is no backup of Bifocal');
    await expect(checkBackup(join(folder, 'none'), KNOWN)).rejects.toThrow('There is no file');
  });

  it('is not written over one that is there, nor half when it is given up', async () => {
    await expect(BackupWriter.open(join(folder, 'whole'), false)).rejects.toThrow('already. Choose another name, or write over it with --force');
    await expect(BackupWriter.open(join(folder, 'none/x'), false)).rejects.toThrow('There is no folder');
    const writer = await BackupWriter.open(join(folder, 'whole'), true);
    await writer.add(ABOUT, Buffer.from('half'));
    await writer.abandon();
    expect(await readFile(join(folder, 'whole'))).toEqual(whole);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('takes what a killed one has left of its name, and nothing else', async () => {
    // No process has this number.
    for (const name of ['late.4194399.part', 'late.txt.part', 'other.4194399.part']) await writeFile(join(folder, name), 'half');
    await write(join(folder, 'late'), manifest);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part')).sort()).toEqual(['late.txt.part', 'other.4194399.part']);
  });
});
