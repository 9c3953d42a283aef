import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBeside, type BesideServer } from '../support/beside.ts';
import { ended, job, start, uploadFile } from '../support/files.ts';
import { bearer, makeKey, post } from '../support/keys.ts';
import { startRoundRobin, type RoundRobin } from '../support/round-robin.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { writeKeyFor } from '../support/tracking.ts';

/** Several servers over one database: each may be killed, or stopped in order, while the others go on. */
let first: TestServer;
let writeKey: string;
let readKey: string;
const beside: BesideServer[] = [];
let proxy: RoundRobin;
let uploads: string;
/** The drain is long: a test says by itself when the proxy has heard. */
const env = (): Record<string, string> => ({ DRAIN_SECONDS: '120', TRACKING_LIMIT: '100000', UPLOADS_DIR: uploads });

beforeAll(async () => {
  uploads = await mkdtemp(join(tmpdir(), 'bifocal-uploads-'));
  first = await startServer({ env: { ...env(), DRAIN_SECONDS: '0' } });
  beside.push(await startBeside(first, env()));
  writeKey = await writeKeyFor(first);
  readKey = (await makeKey(first, { scopes: ['ADMIN', 'READ_OUTCOMES'] })).text;
  proxy = await startRoundRobin();
});
afterAll(async () => {
  await proxy?.stop();
  await Promise.all(beside.map((server) => server.stop()));
  await first?.stop();
  await rm(uploads, { recursive: true, force: true });
});

const EACH = 20;
const batch = (name: string, part: number): string => JSON.stringify({ batch: Array.from({ length: EACH }, (_, n) => ({
  type: 'track', messageId: `${name}-${part}-${n}`, userId: `${name}${(part + n) % 50}`, event: 'opened', timestamp: '2026-03-02T09:00:00Z' })) });
const send = (url: string, name: string, part: number): Promise<Response> => fetch(`${url}/v1/batch`, {
  method: 'POST', headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` }, body: batch(name, part) });
const QUESTION = JSON.stringify({ query: '{ product(key: "shop") { adoption(range: { from: "2026-03-02", to: "2026-03-03" }) { eventNames { events people } } } }' });
async function ask(url: string): Promise<{ status: number; events: number }> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...bearer(readKey) }, body: QUESTION });
  const body = (await response.json()) as { data?: { product: { adoption: { eventNames: { events: number }[] } } } };
  return { status: response.status, events: body.data?.product.adoption.eventNames[0]?.events ?? 0 };
}

/** One of them, as the helpers for files ask it. */
const by = (url: string): Pick<TestServer, 'url' | 'headers' | 'graphql'> => ({
  url, headers: bearer(readKey),
  async graphql<T>(query: string, variables = {}) {
    const { data, errors } = await post(url, bearer(readKey), query, variables);
    if (data === null) throw new Error(errors[0]?.message);
    return data as T;
  },
});

describe('several servers over one database', () => {
  it('one killed under load: nothing acknowledged is lost, and the other is right at once', async () => {
    const [one, other] = [first.url, beside[0]!.url];
    const seen = { acknowledged: 0, sent: 0, lost: 0, asked: 0, stale: [] as string[] };
    let isOver = false;
    // Each sends by its own server until that is gone, and then by the other, which may have the batch already.
    const sender = async (name: string, own: string): Promise<void> => {
      let url = own;
      for (let part = 0; !isOver; part += 1) {
        seen.sent += EACH;
        for (;;) {
          const answer = await send(url, name, part).catch(() => null);
          if (answer?.status === 200) break;
          seen.lost += 1;
          url = other;
        }
        seen.acknowledged += EACH;
      }
    };
    const asker = async (url: string): Promise<void> => {
      while (!isOver) {
        const atLeast = seen.acknowledged;
        const answer = await ask(url).catch(() => null);
        if (answer === null) return;
        seen.asked += 1;
        if (answer.status !== 200 || answer.events < atLeast || answer.events > seen.sent) seen.stale.push(`${answer.status}: ${answer.events}, at least ${atLeast}`);
      }
    };
    const load = [sender('a', one), sender('b', one), sender('c', other), asker(one), asker(other)];
    while (seen.acknowledged < 30 * EACH) await new Promise((resolve) => setTimeout(resolve, 10));
    await first.kill();
    const [acknowledged, asked] = [seen.acknowledged, seen.asked];
    while (seen.acknowledged < acknowledged + 15 * EACH || seen.asked < asked + 3) await new Promise((resolve) => setTimeout(resolve, 10));
    isOver = true;
    await Promise.all(load);
    expect(seen.stale).toEqual([]);
    expect(seen.lost).toBeGreaterThan(0);
    expect(seen.acknowledged).toBe(seen.sent);
    expect(await ask(other)).toEqual({ status: 200, events: seen.acknowledged });
    expect(await first.sql('SELECT count(*)::int AS n FROM event')).toEqual([{ n: seen.acknowledged }]);
  });

  it('stopped and started anew one after the other: not one request fails, each ends with 0, and an import goes on', async () => {
    beside.push(await startBeside(first, env()));
    const [old, younger] = [beside[0]!, beside[1]!];
    await proxy.add(old.url);
    await proxy.add(younger.url);
    const failed: string[] = [];
    let [isOver, done] = [false, 0];
    const sender = async (name: string): Promise<void> => {
      for (let part = 0; !isOver; part += 1, done += 1) {
        const answer = await send(proxy.url, name, part).catch((error: Error) => error);
        if (answer instanceof Error || answer.status !== 200) failed.push(answer instanceof Error ? answer.message : `${answer.status} ${await answer.text()}`);
      }
    };
    const asker = async (): Promise<void> => {
      for (; !isOver; done += 1) {
        const { status } = await ask(proxy.url).catch((error: Error) => ({ status: error.message }));
        if (status !== 200) failed.push(String(status));
      }
    };
    const more = async (): Promise<void> => { for (const from = done; done < from + 30;) await new Promise((resolve) => setTimeout(resolve, 10)); };
    const leave = async (server: BesideServer): Promise<void> => {
      server.signal('SIGTERM');
      await proxy.left(server.url);
      expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
      const live = await fetch(`${server.url}/health/live`);
      expect([live.status, live.headers.get('connection')]).toEqual([200, 'close']);
      server.signal('SIGTERM');
      expect(await server.gone).toBe(0);
      await more();
    };
    const load = [sender('x'), sender('y'), asker()];
    await more();
    const rows = Array.from({ length: 20_000 }, (_, n) => `i${n},p${n % 500},imported,2026-04-0${1 + (n % 9)}`);
    const id = await start(by(old.url), await uploadFile(by(old.url), 'events.csv', `key,person,name,at\n${rows.join('\n')}\n`), { product: 'shop' });
    while ((await job(by(old.url), id)).rowsRead < 5_000) await new Promise((resolve) => setTimeout(resolve, 10));
    await leave(old);
    beside.push(await startBeside(first, env()));
    await proxy.add(beside[2]!.url);
    await more();
    await leave(younger);
    isOver = true;
    await Promise.all(load);
    expect(failed).toEqual([]);
    expect(await ended(by(beside[2]!.url), id)).toMatchObject({ state: 'DONE', rowsRead: 20_000, accepted: 20_000, duplicates: 0, rejectedCount: 0 });
    for (const { url } of beside) expect(proxy.servedBy(url)).toBeGreaterThan(0);
  });
});
