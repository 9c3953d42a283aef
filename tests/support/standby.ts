import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectDir } from './cluster.ts';
import { freePort } from './free-port.ts';

interface Home { readonly binaries: { readonly postgres: string }; readonly directory: string; readonly runAs: { uid: number; gid: number } | null }
const built = async <T>(name: string): Promise<T> => (await import(pathToFileURL(join(projectDir, 'api/dist/database', name)).href)) as T;

/** A PostgreSQL of its own, and the hot standby that is made of it: both from the binaries that come along, by nothing but PostgreSQL's own functions. */
export interface Primary {
  readonly url: string;
  /** Where the standby will be: also before it is made. */
  readonly standbyUrl: string;
  makeStandby(): Promise<Standby>;
  stop(): Promise<void>;
}

export interface Standby {
  /** Every statement that it has been asked, with who asked: its log. */
  readonly log: string;
  sql(text: string): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startPrimary(): Promise<Primary> {
  // One after the other: Jest links two modules that import the same ones at once wrongly.
  const { startEmbeddedPostgres } = await built<{ startEmbeddedPostgres(dataDir: string): Promise<{ url: string; stop(): Promise<void> }> }>('embedded-postgres.js');
  const { postgresHome } = await built<{ postgresHome(dataDir: string, say: () => void): Promise<Home> }>('postgres-home.js');
  const folders = await Promise.all(['primary', 'standby'].map((name) => mkdtemp(join(tmpdir(), `bifocal-${name}-`))));
  // As root the database runs under another account, which must be able to enter.
  await Promise.all(folders.map((folder) => chmod(folder, 0o755)));
  const [primaryDir, standbyDir] = folders as [string, string];
  const primary = await startEmbeddedPostgres(primaryDir);
  const port = await freePort();
  const url = new URL(primary.url);
  url.port = String(port);
  let running: ChildProcess | null = null;
  let log = '';

  const start = async (home: Home): Promise<void> => {
    const child = spawn(home.binaries.postgres, ['-D', join(home.directory, 'cluster'), '-p', String(port), ...Object.entries({
      listen_addresses: '127.0.0.1', unix_socket_directories: '', shared_buffers: '32MB', log_statement: 'all', log_line_prefix: '%u ', wal_retrieve_retry_interval: '200ms',
    }).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...home.runAs, cwd: home.directory, stdio: ['ignore', 'ignore', 'pipe'] });
    running = child;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`the standby ended:\n${log}`)));
      child.stderr.on('data', (chunk: Buffer) => {
        log += chunk.toString('utf8');
        if (log.includes('ready to accept read-only connections')) resolve();
      });
    });
  };
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => { running!.once('exit', resolve); });
    running.kill(signal);
    await gone;
  };

  return {
    url: primary.url,
    standbyUrl: url.href,
    async makeStandby() {
      const [from, home] = await Promise.all([postgresHome(primaryDir, () => undefined), postgresHome(standbyDir, () => undefined)]);
      const client = new pg.Client({ connectionString: primary.url });
      await client.connect();
      await client.query(`SELECT pg_backup_start('standby', true)`);
      // Files may change under the copy: what is torn is in the log that is replayed over it.
      const copied = spawnSync('cp', ['-a', `${from.directory}/.`, home.directory], { encoding: 'utf8' });
      const { rows: [{ labelfile }] } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)') as unknown as { rows: [{ labelfile: string }] };
      await client.end();
      const cluster = join(home.directory, 'cluster');
      await rm(join(cluster, 'postmaster.pid'), { force: true });
      if (spawnSync('test', ['-f', join(cluster, 'PG_VERSION')]).status !== 0) throw new Error(`the primary could not be copied: ${copied.stderr}`);
      await Promise.all([
        writeFile(join(cluster, 'backup_label'), labelfile), writeFile(join(cluster, 'standby.signal'), ''),
        writeFile(join(cluster, 'postgresql.auto.conf'), `primary_conninfo = '${primary.url}'\n`)]);
      if (home.runAs) spawnSync('chown', ['-R', `${home.runAs.uid}:${home.runAs.gid}`, home.directory]);
      await start(home);
      return {
        get log() { return log; },
        async sql(text) {
          const own = new pg.Client({ connectionString: url.href });
          await own.connect();
          await own.query(text).finally(() => own.end());
        },
        kill: () => kill('SIGQUIT'),
        async start() { log = ''; await start(home); },
      };
    },
    async stop() {
      await kill('SIGQUIT');
      await primary.stop();
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}
