import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Analytics } from '@segment/analytics-node';
import { startServer, type TestServer } from '../support/server.ts';
import { writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer();
  key = await writeKeyFor(server);
});
afterAll(() => server?.stop());

const names = async (person: string): Promise<string[]> => (await server.sql<{ name: string }>(
  'SELECT n.name FROM event e JOIN event_name n ON n.id = e.name_id JOIN person p ON p.id = e.person_id WHERE p.key = $1 ORDER BY e.at, n.name', [person])).map(({ name }) => name);

/** A door before the server that answers some requests by itself, and loses the answers of others after they were kept. */
async function unreliable(answer: (n: number) => { status: number; headers?: Record<string, string> } | 'lost' | 'through'): Promise<{ url: string; close: () => void; statuses: (number | 'lost')[] }> {
  let requests = 0;
  const statuses: (number | 'lost')[] = [];
  const bodyOf = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray());
  const proxy = createServer(async (request, response) => {
    const what = answer((requests += 1));
    const body = await bodyOf(request);
    if (typeof what === 'object') {
      statuses.push(what.status);
      return void response.writeHead(what.status, what.headers).end('{}');
    }
    const kept = await fetch(`${server.url}${request.url}`, { method: 'POST', headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' }, body: new Uint8Array(body) });
    statuses.push(what === 'lost' ? 'lost' : kept.status);
    if (what === 'lost') return void request.socket.destroy();
    response.writeHead(kept.status).end(await kept.text());
  });
  await new Promise<void>((resolve) => { proxy.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, close: () => proxy.close(), statuses };
}

describe('Segment\'s own client', () => {
  it('sends every kind of message', async () => {
    const analytics = new Analytics({ writeKey: key, host: server.url, flushAt: 4, flushInterval: 50 });
    const problems: unknown[] = [];
    analytics.on('error', (error) => problems.push(error));
    const who = { userId: 'ann' };
    analytics.track({ anonymousId: 'device-1', event: 'landed' });
    analytics.identify({ ...who, anonymousId: 'device-1', traits: { plan: 'team' } });
    analytics.track({ ...who, event: 'order placed', properties: { total: 12 } });
    analytics.page({ ...who, name: 'Pricing', properties: { path: '/pricing' } });
    analytics.screen({ ...who, name: 'Basket' });
    analytics.group({ ...who, groupId: 'acme', traits: { name: 'Acme' } });
    analytics.track({ anonymousId: 'device-2', event: 'landed' });
    analytics.alias({ ...who, previousId: 'device-2' });
    await analytics.closeAndFlush();
    expect(problems).toEqual([]);
    expect((await names('ann')).sort()).toEqual(['Page viewed', 'Screen viewed', 'landed', 'landed', 'order placed']);
    expect(await server.sql(`SELECT p.traits->>'plan' AS plan, a.name FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'ann'`)).toEqual([{ plan: 'team', name: 'Acme' }]);
    expect(await server.sql('SELECT path, reason FROM collect_rejection')).toEqual([]);
  });

  it('tries again after 503, 429 and a lost answer, and nothing counts twice', async () => {
    // Of a burst: one is told to wait, one meets a server without its database, one is kept and never hears of it.
    const door = await unreliable((n) => (n === 1 ? { status: 429, headers: { 'retry-after': '1' } } : n === 2 ? { status: 503, headers: { 'retry-after': '1' } } : n === 3 ? 'lost' : 'through'));
    const analytics = new Analytics({ writeKey: key, host: door.url, flushAt: 10, flushInterval: 50, maxRetries: 8 });
    const problems: unknown[] = [];
    analytics.on('error', (error) => problems.push(error));
    for (let index = 0; index < 40; index += 1) analytics.track({ userId: 'retry', event: `event ${index % 4}` });
    await analytics.closeAndFlush({ timeout: 30_000 });
    door.close();
    expect(problems).toEqual([]);
    expect(door.statuses.filter((status) => status !== 200).sort()).toEqual([429, 503, 'lost']);
    expect((await names('retry')).length).toBe(40);
    const [sum] = await server.sql<{ duplicates: number }>('SELECT sum(duplicates)::int AS duplicates FROM collect_batch');
    expect(sum!.duplicates).toBe(10);
  });

  it('does not try again what can never be right: an unknown key is told to its owner', async () => {
    const analytics = new Analytics({ writeKey: `bfk_live_${'a'.repeat(12)}_${'b'.repeat(32)}`, host: server.url, flushAt: 1, maxRetries: 5 });
    let requests = 0;
    analytics.on('http_request', () => { requests += 1; });
    const told = new Promise((resolve) => { analytics.on('error', resolve); });
    analytics.track({ userId: 'ann', event: 'x' });
    expect(await told).toMatchObject({ code: 'delivery_failure' });
    await analytics.closeAndFlush();
    expect(requests).toBe(1);
  });
});
