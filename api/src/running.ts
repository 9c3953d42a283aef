import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';

/** One server a data folder: the second start says where the first one is instead of fighting over the database. */
export async function claim(config: Config): Promise<void> {
  await mkdir(config.dataDir, { recursive: true });
  const file = join(config.dataDir, 'server.pid');
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (pid > 1 && pid !== process.pid && (await isBifocal(pid))) {
    throw new Error(`it is running already as process ${pid}, on this data folder (${config.dataDir}). Stop that one with Ctrl-C, or set DATA_DIR to another folder.`);
  }
  await writeFile(file, String(process.pid), { mode: 0o600 });
}

export async function release(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'server.pid'), { force: true });
}

async function isBifocal(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  // After a reboot the number may belong to anything.
  return /bin\/start\.mjs|dist\/main\.js/.test(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
}
