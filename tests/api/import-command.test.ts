import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectDir } from '../support/cluster.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'bifocal-import-'));
  await writeFile(join(folder, 'events.csv'), 'person,name,at,plan\nann,open,2026-03-02,pro\nbob,open,2026-03-03,free\n');
  await writeFile(join(folder, 'bad.csv'), 'person,name,at\nann,open,2026-03-02\nann,open,soon\n');
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function run(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(projectDir, 'api/bin/import.mjs'), ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATA_DIR: server.dataDir } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString('utf8'); });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}
const importing = (...words: string[]) => run(...words, '--url', server.url);

describe('npm run import', () => {
  it('teaches with examples', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('npm run import -- events.csv --product shop --dry-run');
  });

  it('shows the rows as understood in a dry run, and writes nothing', async () => {
    const { code, out } = await importing('events.csv', '--product', 'shop', '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('events.csv: events, read as csv-comma, utf-8, for product shop, source files');
    expect(out).toMatch(/person +name +at +properties\.plan/);
    expect(out).toMatch(/ann +open +2026-03-02 +pro/);
    expect(out).toContain('This was a dry run: nothing was imported.');
    expect(await server.sql('SELECT FROM import_job')).toHaveLength(0);
  });

  it('asks, and where nobody can be asked imports nothing', async () => {
    const { code, err } = await importing('events.csv', '--product', 'shop');
    expect(code).toBe(2);
    expect(err).toContain('Add --yes');
  });

  it('imports and prints the receipt; the second time everything is known', async () => {
    expect(await importing('events.csv', '--product', 'shop', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('2 rows read: 2 facts are new, 0 were known already, 0 were not kept.') });
    expect(await importing('events.csv', '--product', 'shop', '-y')).toMatchObject({ code: 0, out: expect.stringContaining('0 facts are new, 2 were known already') });
  });

  it('ends with 3 where rows were refused, and writes them to a file', async () => {
    const { code, out } = await importing('bad.csv', '--product', 'shop', '--yes', '--rejected', 'out.csv');
    expect(code).toBe(3);
    expect(out).toContain('line 3, at (soon): at: Expected a date');
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toContain('3,"at","soon"');
  });

  it('says what is missing, and how to say it', async () => {
    const { code, out, err } = await importing('events.csv', '--as', 'payments', '--product', 'shop', '--set', 'account=acme');
    expect(code).toBe(2);
    expect(out).toContain('No column is taken for "amount"');
    expect(err).toContain('--map');
    expect(await importing('events.csv', '--as', 'comets')).toMatchObject({ code: 2, err: expect.stringContaining('Choose one of events') });
  });

  it('needs one sentence for each slip', async () => {
    expect(await run('nowhere.csv')).toMatchObject({ code: 2, err: 'There is no file nowhere.csv.\n' });
    expect(await run('events.csv', '--colour', 'red')).toMatchObject({ code: 2, err: expect.stringContaining('--colour') });
    expect(await run('events.csv', '--map', 'person')).toMatchObject({ code: 2, err: '--map person: expected --map FIELD=COLUMN.\n' });
    expect(await run('events.csv', '--url', 'http://127.0.0.1:9')).toMatchObject({ code: 1, err: expect.stringMatching(/^No server answers at http:\/\/127\.0\.0\.1:9 .*Start it with npm start, or say where it is with --url\.\n$/) });
  });
});
