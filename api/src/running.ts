import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';

/** Somebody else works on this data folder. */
export class FolderTaken extends Error {}

/** One process a data folder: the second start says where the first one is instead of fighting over the database. */
export async function claim({ dataDir }: Pick<Config, 'dataDir'>): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const holder = await holderOf(dataDir);
  if (holder?.what === 'server') throw new FolderTaken(`it is running already as process ${holder.pid}, on this data folder (${dataDir}). Stop that one with Ctrl-C, or set DATA_DIR to another folder.`);
  if (holder) throw new FolderTaken(`a ${holder.what} is under way on this data folder (${dataDir}), as process ${holder.pid}. Wait until it is done, or set DATA_DIR to another folder.`);
  await writeFile(pidFile(dataDir), String(process.pid), { mode: 0o600 });
}

/** Who works on a data folder; null: nobody. */
export async function holderOf(dataDir: string): Promise<{ readonly pid: number; readonly what: 'server' | 'backup' | 'restore' } | null> {
  const pid = Number(await readFile(pidFile(dataDir), 'utf8').catch(() => ''));
  if (pid <= 1 || pid === process.pid || !(await isBifocal(pid))) return null;
  const command = /bin\/(backup|restore)\.mjs/.exec(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))?.[1];
  return { pid, what: command === 'backup' || command === 'restore' ? command : 'server' };
}

const pidFile = (dataDir: string): string => join(dataDir, 'server.pid');

export async function release(dataDir: string): Promise<void> {
  await rm(pidFile(dataDir), { force: true });
}

async function isBifocal(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  // After a reboot the number may belong to anything.
  return /bin\/(start|backup|restore)\.mjs|dist\/main\.js/.test(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
}
