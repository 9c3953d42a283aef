import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { BackupError } from './backup-error.js';
import { BLOCK, readTarHeader, tarPadding } from './tar.js';

/** One file within a backup. Its bytes are read once, in the order of the entries; what is not read is passed over. */
export interface Entry {
  readonly name: string;
  readonly bytes: number;
  chunks(): AsyncGenerator<Buffer>;
}

const DAMAGED = 'is damaged: what it holds is not what was written. Take another copy of it, or another backup; nothing was changed.';
const CUT_OFF = 'is cut off: its end is missing. Take another copy of it, or another backup; nothing was changed.';

/** The entries of a backup, as they are read from disk. BackupError where it is none, is cut off or damaged. `read` hears how many bytes of the file were read. */
export async function* readEntries(file: string, read: (bytes: number) => void = () => undefined): AsyncGenerator<Entry> {
  await requireGzip(file);
  const bytes = new Bytes(inflated(file, read));
  for (let first = true; ; first = false) {
    const block = await bytes.exactly(BLOCK);
    const header = block && readTarHeader(block);
    if (header === 'end' && !first) break;
    if (!header || header === 'end') throw first ? new BackupError(notOne(file)) : block ? damaged(file) : cutOff(file);
    let left = header.bytes;
    const take = async function* (): AsyncGenerator<Buffer> {
      while (left > 0) {
        const chunk = await bytes.some(left);
        if (!chunk) throw cutOff(file);
        left -= chunk.length;
        yield chunk;
      }
    };
    yield { ...header, chunks: take };
    for await (const _ of take());
    await bytes.exactly(tarPadding(header.bytes));
  }
  // The sums of the compressed file stand behind everything.
  while (await bytes.some(BLOCK));
}

async function* inflated(file: string, read: (bytes: number) => void): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const gunzip = createGunzip();
  source.on('data', (chunk) => read(chunk.length));
  source.once('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === 'Z_BUF_ERROR') throw cutOff(file);
    throw code?.startsWith('Z_') ? damaged(file) : error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

export const damaged = (file: string): BackupError => new BackupError(`${file} ${DAMAGED}`);
export const cutOff = (file: string): BackupError => new BackupError(`${file} ${CUT_OFF}`);
export const notOne = (file: string): string => `${file} is no backup of Bifocal. Give the file that npm run backup -- FILE has written.`;

export async function textOf(entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry.chunks()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function requireGzip(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return null; throw error; });
  if (!found) throw new BackupError(`There is no file ${file}.`);
  if (!found.isFile()) throw new BackupError(notOne(file));
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(3), 0, 3, 0);
    if (!buffer.equals(Buffer.from([0x1f, 0x8b, 8]))) throw new BackupError(notOne(file));
  } finally {
    await handle.close();
  }
}

/** A stream of bytes, taken in the lengths that are wanted. */
class Bytes {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly source: AsyncIterator<Buffer>) {}

  /** At least one and at most so many; null at the end. */
  async some(most: number): Promise<Buffer | null> {
    while (this.rest.length === 0) {
      const next = await this.source.next();
      if (next.done) return null;
      this.rest = next.value;
    }
    const taken = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(taken.length);
    return taken;
  }

  /** Null where it ends before. */
  async exactly(length: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      const part = await this.some(missing);
      if (!part) return null;
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }
}
