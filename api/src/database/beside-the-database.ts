import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stopLeftOver } from './embedded-postgres.js';
import { HalfRestored } from './half-restored.js';
import { postgresHome } from './postgres-home.js';

const silent = (): void => undefined;

/** Where a database is made whole beside the one that is there: a data folder of its own within the data folder. */
export const besideOf = (dataDir: string): string => join(dataDir, 'restoring');

/** Whether a data folder has a database of its own. */
export async function hasDatabase(dataDir: string): Promise<boolean> {
  return existsSync(join((await postgresHome(dataDir, silent)).directory, 'cluster', 'PG_VERSION'));
}

/** HalfRestored where a restore into this folder was cut off: an empty database made in its place would look like what was restored. */
export async function requireRestored(dataDir: string): Promise<void> {
  const beside = besideOf(dataDir);
  if (!existsSync(beside) || !(await hasDatabase(beside))) return;
  throw new HalfRestored(`a restore into this data folder was cut off. Run it again (npm run restore -- FILE), or remove ${beside} and start with what was there before.`);
}

/** Removes a database that was being made beside: what is left of a command that was killed among it. */
export async function removeBeside(dataDir: string): Promise<void> {
  const beside = besideOf(dataDir);
  if (!existsSync(beside)) return;
  const { directory } = await postgresHome(beside, silent);
  await stopLeftOver(join(directory, 'cluster'));
  await rm(directory, { recursive: true, force: true });
  // As root it may lie elsewhere, with the programs that run it.
  if (!directory.startsWith(beside)) await rm(dirname(directory), { recursive: true, force: true });
  await rm(beside, { recursive: true, force: true });
}

/**
 * Puts a stopped database that was made beside in its place. What is there is kept under another name, which is answered; null where
 * there was none. A kill in between leaves either the old one or the new one, or what does not start.
 */
export async function takePlace(dataDir: string, now: Date): Promise<string | null> {
  const [made, place] = [await postgresHome(besideOf(dataDir), silent), await postgresHome(dataDir, silent)];
  let former: string | null = null;
  if (await hasDatabase(dataDir)) {
    former = `${place.directory}.before-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
    await stopLeftOver(join(place.directory, 'cluster'));
    await rename(place.directory, former);
  } else {
    await rm(place.directory, { recursive: true, force: true });
  }
  await mkdir(dirname(place.directory), { recursive: true });
  try {
    await rename(made.directory, place.directory);
  } catch (error) {
    if (former !== null) await rename(former, place.directory);
    throw error;
  }
  return former;
}
