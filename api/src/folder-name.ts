import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of a folder, which lies in it: made by whoever comes first, and the same for all who see the folder. */
export async function folderName(folder: string): Promise<string> {
  const file = join(folder, 'name');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, randomUUID(), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  return (await readFile(file, 'utf8')).trim();
}
