import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listenLive, type LiveClient } from '../support/live-client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { sprint42 } from './sprint-42-batch.ts';

let server: TestServer;
let sprint: string;
const open: LiveClient[] = [];
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery(sprint42);
  sprint = (await server.graphql<{ team: { sprints: { id: string }[] } }>('{ team(key: "atlas") { sprints { id } } }')).team.sprints[0]!.id;
});
beforeEach(() => { for (const client of open.splice(0)) client.close(); });
afterAll(async () => { await server.stop(); });

async function listen(): Promise<LiveClient> {
  const client = await listenLive(server);
  open.push(client);
  await client.more(0);
  return client;
}

const note = (text: string) => server.graphql(`mutation ($sprint: ID!, $text: String!) { addRetroNote(input: { sprint: $sprint, column: TO_TRY, text: $text }) { id } }`, { sprint, text });
const collect = (key: string) => server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key, person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] });
const standing = async () => (await server.graphql<{ workspace: { version: string; talkVersion: string } }>('{ workspace { version talkVersion } }')).workspace;

describe('the live channel', () => {
  it('is a stream that nothing holds back, and begins with where the workspace stands', async () => {
    const client = await listen();
    expect(client.status).toBe(200);
    expect(client.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(client.headers.get('cache-control')).toContain('no-transform');
    expect(client.headers.get('content-encoding')).toBeNull();
    const { version, talkVersion } = await standing();
    expect(client.told).toEqual([{ facts: version, talk: talkVersion }]);
  });

  it('tells two who listen that a note was written, and that no number hangs on it', async () => {
    const [one, two] = [await listen(), await listen()];
    const before = one.told.at(-1)!;
    await note('Pair more');
    const told = await Promise.all([one.more(1), two.more(1)]);
    const { version, talkVersion } = await standing();
    expect(told).toEqual([{ facts: version, talk: talkVersion }, { facts: version, talk: talkVersion }]);
    expect(before.facts).toBe(version);
    expect(before.talk).not.toBe(talkVersion);
  });

  it('tells that a batch came in, and a funnel', async () => {
    const client = await listen();
    await collect('first');
    expect((await client.more(1)).facts).toBe((await standing()).version);
    await server.graphql(`mutation { saveFunnel(product: "shop", input: { key: "f", name: "F", windowMinutes: 60, steps: [{ event: "a" }, { event: "b" }] }) { id } }`);
    expect((await client.more(2)).facts).toBe((await standing()).version);
  });

  it('tells the last of many batches, and not each of them', async () => {
    const client = await listen();
    for (let n = 0; n < 40; n += 1) await collect(`many-${n}`);
    const { version } = await standing();
    while (client.told.at(-1)!.facts !== version) await client.more(client.told.length);
    expect(client.told.length).toBeLessThan(41);
  });

  it('makes up for what it did not hear while its own connection was cut, and hears again', async () => {
    const client = await listen();
    const before = client.told.length;
    await server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bifocal live'`);
    await note('Unheard');
    expect((await client.more(before)).talk).toBe((await standing()).talkVersion);
    const next = client.told.length;
    for (let attempt = 0; attempt < 1_200 && (await server.sql(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bifocal live'`)).length === 0; attempt += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    await note('Heard');
    expect((await client.more(next)).talk).toBe((await standing()).talkVersion);
    expect(client.told.at(-1)!.talk).toBe((await standing()).talkVersion);
  });

  it('takes one connection for all who listen', async () => {
    await Promise.all([listen(), listen(), listen()]);
    expect(await server.sql(`SELECT count(*)::int AS lines FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bifocal live'`)).toEqual([{ lines: 1 }]);
  });

  it('answers under its own name only, as everything here', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${server.url}/live`, { headers: { host: 'elsewhere.example' } }, (response) => { resolve(response.statusCode); response.destroy(); }).on('error', reject).end();
    });
    expect(status).toBe(421);
  });

  it('lets the server stop at once while somebody listens', async () => {
    const other = await startServer();
    const client = await listenLive(other);
    await client.more(0);
    await other.stop();
    await client.ended;
    expect(client.told).toHaveLength(1);
  });
});
