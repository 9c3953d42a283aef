import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { listenLive } from '../support/live-client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: pg.Client;
beforeAll(async () => {
  server = await startServer();
  const url = new URL(server.databaseUrl);
  url.pathname = '/postgres';
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
});

const BATCHES = 60;
const SIZE = 500;
const batch = (n: number) => ({
  source: 'app', product: 'shop',
  events: Array.from({ length: SIZE }, (_, index) => ({ key: `${n}-${index}`, person: `p${(n * SIZE + index) % 400}`, name: `e${index % 5}`, at: new Date(Date.UTC(2026, 2, 1, 0, n, index % 60)).toISOString() })),
  subscriptionChanges: [{ key: `c${n}`, account: `a${n % 7}`, subscription: 's', at: new Date(Date.UTC(2026, 0, 1 + n)).toISOString(), status: 'ACTIVE', currency: 'EUR', amount: String(10 + n), interval: 'MONTH' }],
});
const COLLECT = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted duplicates rejected { path } } }';
const dropConnections = () => admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [new URL(server.databaseUrl).pathname.slice(1)]);

describe('connections that drop while facts come in', () => {
  it('are a 503 each time, leave nothing half written, and heal by themselves', async () => {
    let stop = false;
    const statuses = new Map<number, number>();
    const dropping = (async () => {
      while (!stop) {
        await dropConnections();
        // Not before something came through: else a slow machine would never get anywhere.
        for (const before = statuses.get(200) ?? 0; !stop && (statuses.get(200) ?? 0) === before;) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const send = async (n: number): Promise<void> => {
      for (let attempt = 0; attempt < 4_000; attempt += 1) {
        const answer = await server.ask(COLLECT, { input: batch(n) });
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 200) return;
        expect(answer).toMatchObject({ status: 503, data: null, errors: [{ message: 'The database cannot be reached right now. Nothing was written; try again in a moment.', extensions: { code: 'UNAVAILABLE' } }] });
      }
      throw new Error('did not heal');
    };
    let next = 0;
    await Promise.all(Array.from({ length: 3 }, async () => { while (next < BATCHES) { const mine = next; next += 1; await send(mine); } }));
    stop = true;
    await dropping;
    expect(statuses.get(200)).toBe(BATCHES);
    expect(statuses.get(503) ?? 0).toBeGreaterThan(0);
    expect(await server.sql('SELECT (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM subscription_change) AS changes, (SELECT sum(accepted)::int FROM collect_batch) AS accepted'))
      .toEqual([{ events: BATCHES * SIZE, changes: BATCHES, accepted: BATCHES * (SIZE + 1) }]);
  });

  it('leave nobody who listens behind: the line stays, and tells where the facts stand once they are back', async () => {
    const client = await listenLive(server);
    await client.more(0);
    for (let n = 0; n < 5; n += 1) {
      await dropConnections();
      for (let attempt = 0; (await server.ask(COLLECT, { input: batch(BATCHES + n) })).status !== 200 && attempt < 1_000; attempt += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { workspace } = await server.graphql<{ workspace: { version: string } }>('{ workspace { version } }');
    while (client.told.at(-1)!.facts !== workspace.version) await client.more(client.told.length);
    client.close();
  });

  it('leave the health check telling the truth', async () => {
    await dropConnections();
    const ready = async () => (await fetch(`${server.url}/health/ready`)).status;
    const live = async () => (await fetch(`${server.url}/health/live`)).status;
    expect(await live()).toBe(200);
    for (let attempt = 0; attempt < 300 && (await ready()) !== 200; attempt += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await ready()).toBe(200);
  });
});
