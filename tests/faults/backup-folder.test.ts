import { execFileSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { command, type Ended } from '../support/commands.ts';
import { BEFORE_ACCOUNTS, oldDatabase, oldFacts } from '../support/old-database.ts';
import { end, ownStart } from '../support/own-start.ts';
import { commandKeyOf } from '../support/server.ts';

/** A data folder as npm start has one, with the database that comes along: a backup of an older release is restored into it. */
let folder: string;
let dataDir: string;
let server: ChildProcess | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifocal-backup-'));
  dataDir = join(folder, 'data');
  await mkdir(dataDir);
  // As root the database runs under another account, which must be able to enter.
  await Promise.all([chmod(folder, 0o755), chmod(dataDir, 0o755)]);
});
afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

const run = (name: string, file: string, ...more: string[]): Promise<Ended> => command(name, [join(folder, file), ...more], { DATA_DIR: dataDir });
const manifestOf = (file: string): { about: { migrations: string[] }; tables: { name: string; rows: number; sha256: string }[] } => JSON.parse(execFileSync('tar', ['xzOf', join(folder, file), 'manifest.json'], { encoding: 'utf8' })) as ReturnType<typeof manifestOf>;
/** But for what says how far the facts are: that has moved on. */
const contentOf = (file: string) => manifestOf(file).tables.filter(({ name }) => name !== 'setting');

/** npm start on the folder: its address, or the words with which it ends. */
async function start(): Promise<string> {
  await stop();
  const { child, address } = ownStart(dataDir);
  server = child;
  return address.catch(({ message }: Error) => message);
}
async function stop(): Promise<void> {
  if (server) await end(server, 'SIGINT');
  server = null;
}

describe('a backup of an older release', () => {
  it('is restored into a data folder and brought up to date; the folder is backed up while its server runs, and while it does not', async () => {
    const old = await oldDatabase(BEFORE_ACCOUNTS, oldFacts('app', false));
    expect(await command('backup', [join(folder, 'old.tar.gz')], { DATABASE_URL: old.url })).toMatchObject({ code: 0, err: '' });
    await old.drop();
    expect(manifestOf('old.tar.gz').about.migrations.at(-1)).toMatch(/^AskingWorkspace/);
    expect(manifestOf('old.tar.gz').tables.map(({ name }) => name)).not.toContain('user_account');

    expect(await run('backup', 'none.tar.gz')).toMatchObject({ code: 1, err: expect.stringContaining('There is no database in') });
    expect(await run('restore', 'old.tar.gz')).toMatchObject({ code: 0, err: '' });
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'uploads']);
    expect(await run('restore', 'old.tar.gz')).toMatchObject({ code: 1, err: expect.stringMatching(/There is a database in .* already\. Restore into another folder \(DATA_DIR=FOLDER\), or add --replace/) });

    expect(await run('backup', 'stopped.tar.gz')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('starting its database') });
    const url = await start();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await commandKeyOf(dataDir)}` },
      body: JSON.stringify({ query: '{ products { key } teams { key sprints { name } } metricTable(metrics: ["adoption.active_users"], product: "shop", range: {from: "2026-03-02", to: "2026-03-03"}, grain: DAY) { rows { value } } }' }),
    });
    expect(await response.json()).toMatchObject({ data: { products: [{ key: 'shop' }], teams: [{ key: 'atlas', sprints: [{ name: 'Sprint 1' }] }], metricTable: { rows: [{ value: 1 }] } } });
    expect(await run('backup', 'running.tar.gz')).toMatchObject({ code: 0, err: '', out: expect.not.stringContaining('starting its database') });
    expect(await run('restore', 'running.tar.gz', '--replace')).toMatchObject({ code: 1, err: expect.stringMatching(/It is running already as process \d+/) });
    await stop();
    expect(contentOf('running.tar.gz').filter(({ name }) => name.startsWith('work_') || name === 'event')).toEqual(contentOf('stopped.tar.gz').filter(({ name }) => name.startsWith('work_') || name === 'event'));
  });

  it('does not start where a restore was cut off; run again it is whole, and with --replace what was there is kept', async () => {
    // As a kill leaves it, just before what was made takes its place.
    await mkdir(join(dataDir, 'restoring'), { mode: 0o755 });
    await rename(join(dataDir, 'postgres'), join(dataDir, 'restoring/postgres'));
    expect(await start()).toMatch(/could not start: a restore into this data folder was cut off\. Run it again \(npm run restore -- FILE\), or remove .*restoring and start with what was there before/);
    expect(await run('backup', 'half.tar.gz')).toMatchObject({ code: 1, err: expect.stringContaining('was cut off') });
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    await mkdir(join(dataDir, 'postgres/cluster'), { recursive: true });
    await writeFile(join(dataDir, 'postgres/cluster/PG_VERSION'), 'what was there\n');
    const { code, err, out } = await run('restore', 'running.tar.gz', '--replace');
    expect([code, err]).toEqual([0, '']);
    const [, former] = /What was there before is kept in (\S+postgres\.before-\d{8}T\d{6}Z): remove it/.exec(out) ?? [];
    expect(await readFile(join(former!, 'cluster/PG_VERSION'), 'utf8')).toBe('what was there\n');
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false);
    expect(await run('backup', 'again.tar.gz')).toMatchObject({ code: 0, err: '' });
    expect(contentOf('again.tar.gz')).toEqual(contentOf('running.tar.gz'));
  });
});
