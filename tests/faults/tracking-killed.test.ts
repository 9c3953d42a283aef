import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Analytics } from '@segment/analytics-node';
import { projectDir } from '../support/cluster.ts';
import { freePort } from '../support/free-port.ts';
import { commandKeyOf } from '../support/server.ts';

const EVENTS = 600;
let dataDir: string;
let port: number;
let child: ChildProcess | null = null;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bifocal-tracking-'));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  port = await freePort();
});
afterEach(async () => {
  await end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

/** The server with its own embedded database, on the same port after every start. */
async function start(): Promise<void> {
  child = spawn(process.execPath, [join(projectDir, 'api/dist/main.js')], { env: { PATH: process.env['PATH'], PORT: String(port), SAMPLE: 'off', LOG_LEVEL: 'silent', DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'ignore'] });
  const started = child;
  await new Promise<void>((resolve, reject) => {
    started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    started.stdout!.on('data', (chunk: Buffer) => { if (chunk.toString().includes('Bifocal is at')) resolve(); });
  });
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => { child!.once('exit', resolve); });
  child.kill(signal);
  await gone;
}

async function graphql<T>(query: string): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await commandKeyOf(dataDir)}` }, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: T }).data;
}

async function writeKey(): Promise<string> {
  await graphql('mutation { createProduct(input: { key: "shop", name: "Shop" }) { key } }');
  return (await graphql<{ createWriteKey: { text: string } }>('mutation { createWriteKey(source: "app", product: "shop", name: "test") { text } }')).createWriteKey.text;
}

interface Kept { product: { adoption: { eventNames: { name: string; events: number }[] } }; sources: { total: number }[] }
async function kept(): Promise<{ names: Map<string, number>; total: number }> {
  const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const { product, sources } = await graphql<Kept>(`{ product(key: "shop") { adoption(range: { from: "${today}", to: "${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}" }) { eventNames { name events } } } sources { total } }`);
  return { names: new Map(product.adoption.eventNames.map(({ name, events }) => [name, events])), total: sources[0]!.total };
}

/** The last that ran, where none does. */
function postmaster(): number {
  try {
    lastPostmaster = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]) || lastPostmaster;
  } catch {
    // Between two of them there is no such file.
  }
  return lastPostmaster;
}
let lastPostmaster = 0;
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Sends events by Segment's own client, each in a batch of five, while `break_` does its worst; answers what the client heard of. */
async function sendWhile(key: string, break_: () => Promise<void>): Promise<{ acknowledged: number; failed: number }> {
  const analytics = new Analytics({ writeKey: key, host: `http://127.0.0.1:${port}`, flushAt: 5, flushInterval: 50, maxRetries: 100_000 });
  let [acknowledged, failed] = [0, 0];
  const sent = Array.from({ length: EVENTS }, (_, index) => new Promise<void>((resolve) => {
    setTimeout(() => analytics.track({ userId: `p${index % 7}`, event: `event ${index % 40}` }, (error) => {
      if (error) failed += 1;
      else acknowledged += 1;
      resolve();
    }), index * 8);
  }));
  await Promise.all([break_(), ...sent]);
  await analytics.closeAndFlush();
  return { acknowledged, failed };
}

describe('events of a real client that keeps sending', () => {
  it('are each there once after the server was killed', async () => {
    await start();
    const key = await writeKey();
    const heard = await sendWhile(key, async () => {
      for (const afterMs of [900]) {
        await pause(afterMs);
        await end('SIGKILL');
        await start();
      }
    });
    expect(heard).toEqual({ acknowledged: EVENTS, failed: 0 });
    const { names, total } = await kept();
    expect([total, ...names.values()]).toEqual([EVENTS, ...Array.from({ length: 40 }, () => EVENTS / 40)]);
  });

  it('are each there once after PostgreSQL was killed, and killed again: the server heals by itself', async () => {
    await start();
    const key = await writeKey();
    const heard = await sendWhile(key, async () => {
      await pause(700);
      const first = postmaster();
      process.kill(first, 'SIGKILL');
      // Again as soon as it has been brought up anew, however long that takes.
      while (postmaster() === first) await pause(50);
      await pause(1_000);
      process.kill(postmaster(), 'SIGKILL');
    });
    expect(heard).toEqual({ acknowledged: EVENTS, failed: 0 });
    const { names, total } = await kept();
    expect([total, ...names.values()]).toEqual([EVENTS, ...Array.from({ length: 40 }, () => EVENTS / 40)]);
  });
});
