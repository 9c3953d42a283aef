import { createWriteStream, existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { BackupError } from './backup-error.js';
import { TAR_END, tarHeader, tarPadding } from './tar.js';

/** Of 1 to 9; more costs time and saves little: docs/backup.md has the figures. */
const LEVEL = 4;

/**
 * Writes a file entry by entry, compressed as it goes. It has another name until it is whole, so that what has the name asked for
 * is always whole; only its owner may read it (mode 0600).
 */
export class BackupWriter {
  private written = 0;

  private constructor(private readonly file: string, private readonly temporary: string, private readonly gzip: Gzip, private readonly done: Promise<void>) {
    // Told to whoever writes next.
    done.catch(() => undefined);
  }

  /** BackupError where there is a file of that name already, unless it may be written over. */
  static async open(file: string, force: boolean): Promise<BackupWriter> {
    refuseToOverwrite(file, force);
    if (!existsSync(dirname(file))) throw new BackupError(`There is no folder ${dirname(file)}. Make it first, or name another one.`);
    await removeLeftOver(file);
    const temporary = `${file}.${process.pid}.part`;
    const gzip = createGzip({ level: LEVEL });
    const sink = createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true });
    const counted = new Transform({ transform: (chunk: Buffer, _encoding, next) => { writer.written += chunk.length; next(null, chunk); } });
    const writer: BackupWriter = new BackupWriter(file, temporary, gzip, pipeline(gzip, counted, sink));
    // So that a folder that cannot be written into is said before anything is read.
    await new Promise<void>((resolve, reject) => { sink.once('open', () => resolve()); sink.once('error', reject); });
    return writer;
  }

  /** Bytes on disk so far. */
  get bytes(): number {
    return this.written;
  }

  async add(name: string, content: Buffer): Promise<void> {
    await this.begin(name, content.length);
    await this.put(content);
    await this.finish(content.length);
  }

  /** A file of another place; it has to have the length that is said. */
  async addFrom(name: string, bytes: number, chunks: AsyncIterable<Buffer>): Promise<void> {
    await this.begin(name, bytes);
    let came = 0;
    for await (const chunk of chunks) {
      came += chunk.length;
      await this.put(chunk);
    }
    if (came !== bytes) throw new BackupError(`A file that was handed in has changed while it was read (${name}). Run the command again.`);
    await this.finish(bytes);
  }

  /** Makes it whole: everything is on disk before it gets its name. */
  async close(force: boolean): Promise<void> {
    await this.put(TAR_END);
    this.gzip.end();
    await this.done;
    refuseToOverwrite(this.file, force);
    await rename(this.temporary, this.file);
    await flushFolder(dirname(this.file));
  }

  /** Nothing of it is left. */
  async abandon(): Promise<void> {
    this.gzip.destroy();
    await this.done.catch(() => undefined);
    await rm(this.temporary, { force: true });
  }

  private begin(name: string, bytes: number): Promise<void> {
    return this.put(tarHeader(name, bytes, Date.now() / 1000));
  }

  private finish(bytes: number): Promise<void> {
    return this.put(Buffer.alloc(tarPadding(bytes)));
  }

  /** Waits while the disk is slower than what is read, so that the memory stays flat. */
  private async put(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    const taken = new Promise<void>((resolve, reject) => { this.gzip.write(bytes, (error) => { if (error) reject(error); else resolve(); }); });
    await Promise.race([taken, this.done]);
    taken.catch(() => undefined);
  }
}

function refuseToOverwrite(file: string, force: boolean): void {
  if (!force && existsSync(file)) throw new BackupError(`There is a file ${file} already. Choose another name, or write over it with --force.`);
}

/** What a command that was killed has left of the same name. */
async function removeLeftOver(file: string): Promise<void> {
  for (const name of await readdir(dirname(file))) {
    const pid = name.startsWith(`${basename(file)}.`) ? /^\.(\d+)\.part$/.exec(name.slice(basename(file).length))?.[1] : undefined;
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(dirname(file), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A new name is on disk once its folder is. Not every system lets a folder be opened. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
