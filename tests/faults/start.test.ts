import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { end, ownStart, type OwnStart } from '../support/own-start.ts';
import { commandKeyOf } from '../support/server.ts';

/** One data folder for all, as somebody has one: the first start prepares it, and whatever was done to it, the next goes on with it. */
let dataDir: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bifocal-start-'));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
});
afterEach(() => Promise.all(started.splice(0).map((child) => end(child, 'SIGTERM'))));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function start(env: Record<string, string> = {}): OwnStart {
  const one = ownStart(dataDir, env);
  started.push(one.child);
  return one;
}

const collectOne = async (url: string, key: string) => fetch(`${url}/graphql`, {
  method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await commandKeyOf(dataDir)}` },
  body: JSON.stringify({ query: `mutation { collectOutcomes(input: { source: "app", product: "shop", events: [{ key: "${key}", person: "ann", name: "opened", at: "2026-03-02T09:00:00Z" }] }) { accepted duplicates } }` }),
}).then(async (response) => ((await response.json()) as { data: { collectOutcomes: { accepted: number; duplicates: number } } }).data.collectOutcomes);

const postmaster = () => Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const alive = (pid: number) => { try { process.kill(pid, 0); return true; } catch { return false; } };

describe('npm start', () => {
  it('stops everything on Ctrl-C, and goes on with its data at the next start', async () => {
    const first = start();
    expect(await collectOne(await first.address, 'e1')).toEqual({ accepted: 1, duplicates: 0 });
    const database = postmaster();
    await end(first.child, 'SIGINT');
    expect(alive(database)).toBe(false);
    expect(existsSync(join(dataDir, 'server.pid'))).toBe(false);

    const second = start();
    expect(await collectOne(await second.address, 'e1')).toEqual({ accepted: 0, duplicates: 1 });
  });

  it('survives a kill -9: the database that was left running is stopped and started anew, and nothing is lost', async () => {
    const first = start();
    expect(await collectOne(await first.address, 'e2')).toEqual({ accepted: 1, duplicates: 0 });
    const leftOver = postmaster();
    await end(first.child, 'SIGKILL');
    expect(alive(leftOver)).toBe(true);

    const second = start();
    expect(await collectOne(await second.address, 'e2')).toEqual({ accepted: 0, duplicates: 1 });
    expect(alive(leftOver)).toBe(false);
  });

  it('survives a kill -9 of server and database together', async () => {
    const first = start();
    expect(await collectOne(await first.address, 'e3')).toEqual({ accepted: 1, duplicates: 0 });
    process.kill(postmaster(), 'SIGKILL');
    await end(first.child, 'SIGKILL');

    const second = start();
    expect(await collectOne(await second.address, 'e3')).toEqual({ accepted: 0, duplicates: 1 });
  });

  it('starts a killed database again, and goes on answering', async () => {
    const running = start();
    const url = await running.address;
    expect(await collectOne(url, 'e4')).toEqual({ accepted: 1, duplicates: 0 });
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    let again: unknown = null;
    while (again === null) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      again = await collectOne(url, 'e4').catch(() => null);
    }
    expect(again).toEqual({ accepted: 0, duplicates: 1 });
    const revived = postmaster();
    await end(running.child, 'SIGINT');
    expect([alive(killed), alive(revived)]).toEqual([false, false]);
  });

  it('logs what a client got wrong as no error of its own', async () => {
    const running = start();
    const response = await fetch(`${await running.address}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await commandKeyOf(dataDir)}` },
      body: JSON.stringify({ query: '{ metricTable(metrics: ["private words"], range: { last: "P7D" }, grain: DAY) { totalCount } }' }),
    });
    expect(response.status).toBe(400);
    await end(running.child, 'SIGINT');
    expect(running.output()).not.toContain('private words');
  });

  it('says in one sentence that it is running already', async () => {
    await start().address;
    const second = start();
    expect(await second.exit).toBe(1);
    expect(second.output()).toMatch(/could not start: it is running already as process \d+.*Stop that one with Ctrl-C/);
  });

  it('says in one sentence that the port is taken, and stops its database', async () => {
    const taken: Server = createServer();
    await new Promise<void>((resolve) => { taken.listen(0, '127.0.0.1', resolve); });
    const { port } = taken.address() as { port: number };
    const busy = start({ PORT: String(port) });
    expect(await busy.exit).toBe(1);
    expect(busy.output()).toContain(`could not start: port ${port} is taken by another program. Choose another: PORT=3001 npm start`);
    expect(existsSync(join(dataDir, 'postgres/cluster/postmaster.pid'))).toBe(false);
    taken.close();
  });

  it.each([
    [{ PORT: 'eighty' }, /PORT: /],
    [{ SAMPLE: 'yes' }, /SAMPLE: /],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must begin with postgres/],
    [{ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none' }, /DATABASE_URL does not answer/],
  ])('says what is wrong with %o', async (env, sentence) => {
    const wrong = start(env);
    expect(await wrong.exit).toBe(1);
    expect(wrong.output()).toMatch(sentence);
    expect(wrong.output()).not.toMatch(/\n\s+at /);
  });
});
