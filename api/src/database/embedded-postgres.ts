import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { keepRunning } from './keep-running.js';
import { postgresHome, type PostgresHome } from './postgres-home.js';

/** A real PostgreSQL of our own: started with us, stopped with us, started again when it ends by itself, its data kept in `dataDir`. */
export interface EmbeddedPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

export class EmbeddedPostgresError extends Error {}

const USER = 'bifocal';
const READY = 'database system is ready to accept connections';

/**
 * Starts PostgreSQL on the loopback port given, or (0) on a free one, and answers when it accepts connections.
 * A server left over from a killed process is stopped first; a stale pid file is left to PostgreSQL, which checks it.
 */
export async function startEmbeddedPostgres(dataDir: string, say: (line: string) => void = () => undefined, givenPort = 0): Promise<EmbeddedPostgres> {
  const home = await postgresHome(dataDir, say);
  await mkdir(home.directory, { recursive: true });
  if (home.runAs) await chown(home.directory, home.runAs.uid, home.runAs.gid);
  const cluster = join(home.directory, 'cluster');
  const passwordFile = join(home.directory, 'password');

  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    say('Creating the database (once)');
    await rm(cluster, { recursive: true, force: true });
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (home.runAs) await chown(passwordFile, home.runAs.uid, home.runAs.gid);
    await initialise(home, cluster, passwordFile);
  }
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const { server, port } = await launchOnceFree(home, cluster, givenPort === 0 ? undefined : givenPort);
  return {
    url: `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    // On the same port, where the connections look for it.
    stop: keepRunning(server, { again: async () => (await launchOnceFree(home, cluster, port)).server, end: stop, say }),
  };
}

async function initialise(home: PostgresHome, cluster: string, passwordFile: string): Promise<void> {
  const child = spawn(
    home.binaries.initdb,
    [`--pgdata=${cluster}`, '--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale', '--no-sync'],
    { ...home.runAs, cwd: home.directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const errors = collect(child);
  const code = await exitCode(child);
  if (code !== 0) {
    await rm(cluster, { recursive: true, force: true });
    throw new EmbeddedPostgresError(`The database could not be created in ${home.directory}: ${lastLine(errors())}`);
  }
  await chmod(cluster, 0o700);
}

/** Processes of a server that was killed take a moment to notice, and hold its memory until then. */
const STILL_HELD = /shared memory|lock file/i;
const WAIT_FOR_LEFT_OVER_MS = 20_000;

async function launchOnceFree(home: PostgresHome, cluster: string, samePort?: number): Promise<{ server: ChildProcess; port: number }> {
  for (let waitedMs = 0; ; waitedMs += 200) {
    await stopLeftOver(cluster);
    const port = samePort ?? (await freePort());
    try {
      return { server: await launch(home, cluster, port), port };
    } catch (error) {
      if (waitedMs >= WAIT_FOR_LEFT_OVER_MS || !(error instanceof EmbeddedPostgresError) || !STILL_HELD.test(error.message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function launch(home: PostgresHome, cluster: string, port: number): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '256MB',
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    effective_cache_size: '1GB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    // Just-in-time compilation costs more than it saves on questions of milliseconds.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // detached: Ctrl-C in the terminal reaches us alone, so that we close our connections before the server stops.
  const child = spawn(home.binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...home.runAs, cwd: home.directory, stdio: ['ignore', 'ignore', 'pipe'], detached: true,
  });
  const errors = collect(child);
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => { if (errors().includes(READY)) resolve(); });
    child.once('error', (error) => reject(new EmbeddedPostgresError(`The database could not be started: ${error.message}`)));
    child.once('exit', () => reject(new EmbeddedPostgresError(`The database stopped while starting: ${lastLine(errors())}`)));
  });
  child.removeAllListeners('exit');
  return child;
}

/** Fast shutdown (SIGINT): open transactions are rolled back, what was committed stays. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = exitCode(server);
  server.kill('SIGINT');
  await gone;
}

/** A server whose starter was killed still holds the folder: it is asked to stop, and waited for. */
export async function stopLeftOver(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await isPostgres(pid))) return;
  process.kill(pid, 'SIGINT');
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 50) {
    if (!isAlive(pid)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new EmbeddedPostgresError(`A database server of an earlier start (process ${pid}) does not stop. End it, then start again.`);
}

/** Whether the process is a postgres: after a reboot the number may belong to anything. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('postgres');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => { text = (text + chunk.toString('utf8')).slice(-8_000); });
  return () => text;
}

function lastLine(text: string): string {
  return text.trim().split('\n').filter((line) => /fatal|error|could not|cannot/i.test(line)).at(-1)?.trim() ?? text.trim().split('\n').at(-1) ?? 'no reason given';
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
