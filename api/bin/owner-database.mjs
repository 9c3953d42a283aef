// Where the database is, for commands that need its owner: DATABASE_URL, or the embedded one of a running server.
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, projectDir } from './prepare.mjs';

const built = join(projectDir, 'api/dist/database/postgres-home.js');

export async function ownerDatabaseUrl() {
  const given = process.env.DATABASE_URL;
  if (given) return given;
  if (!existsSync(built)) throw new Failure('Bifocal has not been built here yet. Start it once with npm start, or set DATABASE_URL.');
  const { postgresHome } = await import(pathToFileURL(built).href);
  const dataDir = process.env.DATA_DIR || '.data';
  const { directory } = await postgresHome(isAbsolute(dataDir) ? dataDir : resolve(projectDir, dataDir), () => undefined);
  try {
    const password = readFileSync(join(directory, 'password'), 'utf8').trim();
    // The fourth line of PostgreSQL's own file is the port it listens on.
    const port = readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n')[3].trim();
    return `postgres://bifocal:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  } catch {
    throw new Failure(`No database runs in ${dataDir}. Start Bifocal with npm start and leave it running, or set DATABASE_URL (or DATA_DIR) as the server has it.`);
  }
}
