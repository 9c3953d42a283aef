import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { contentOf, forgetAll } from '../support/content.ts';
import { hooksFile, post, proof, type HookAnswer } from '../support/hooks.ts';
import { startServer, type TestServer } from '../support/server.ts';

const SECRET = 'a secret of the test';
let server: TestServer;
let admin: pg.Client;
beforeAll(async () => {
  server = await startServer({ env: { HOOKS_FILE: hooksFile({ jira: { kind: 'jira', secret: SECRET, product: 'shop', team: 'atlas' } }) } });
  const url = new URL(server.databaseUrl);
  url.pathname = '/postgres';
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await server?.stop();
});

const WEBHOOKS = 150;
const MINUTE = 60_000;
const FIRST = Date.parse('2026-03-02T09:00:00Z');
const webhook = (n: number): string => JSON.stringify({
  timestamp: FIRST + n * MINUTE, webhookEvent: 'jira:issue_updated',
  issue: { key: `SHOP-${n % 20}`, fields: { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: `Item ${n % 20}`, created: '2026-02-20T09:00:00.000+0000', status: { id: String(n), name: `Step ${n}`, statusCategory: { key: 'indeterminate' } }, customfield_10020: [{ id: 42, name: 'Sprint 42', state: 'active' }] } },
  changelog: { id: String(n), items: [{ field: 'status', from: String(n - 20), fromString: `Step ${n - 20}`, to: String(n), toString: `Step ${n}` }] },
});
const send = (n: number): Promise<HookAnswer> => post(server, 'jira', webhook(n), { ...proof('jira', SECRET, webhook(n)), 'x-atlassian-webhook-identifier': `d${n}` });
const dropConnections = () => admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [new URL(server.databaseUrl).pathname.slice(1)]);

/** Sends each until it is taken, as a tracker does that retries; three at a time. */
async function sendAll(statuses: Map<number, number>): Promise<void> {
  let next = 1;
  const untilTaken = async (n: number): Promise<void> => {
    for (let attempt = 0; attempt < 4_000; attempt += 1) {
      const answer = await send(n);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 200) return void expect(answer.body.rejected).toEqual([]);
      expect(answer).toMatchObject({ status: 503, body: { message: 'The database cannot be reached right now. Nothing was written; try again in a moment.' } });
    }
    throw new Error('did not heal');
  };
  await Promise.all(Array.from({ length: 3 }, async () => { while (next <= WEBHOOKS) { const mine = next; next += 1; await untilTaken(mine); } }));
}

describe('webhooks while the database goes away again and again', () => {
  it('are answered 503 where nothing was kept; sent again, all of them are there once, and none by half', async () => {
    await sendAll(new Map());
    const whole = await contentOf(server);
    expect(whole['workItemEvent']).toHaveLength(20 + WEBHOOKS + 20);
    await forgetAll(server);
    let stop = false;
    const statuses = new Map<number, number>();
    const dropping = (async () => {
      while (!stop) {
        await dropConnections();
        // Not before something came through: else a slow machine would never get anywhere.
        for (const before = statuses.get(200) ?? 0; !stop && (statuses.get(200) ?? 0) === before;) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await sendAll(statuses).finally(() => { stop = true; });
    await dropping;
    expect(statuses.get(503) ?? 0).toBeGreaterThan(0);
    expect(await contentOf(server)).toEqual(whole);
    // Each delivery that was kept was recorded with what it brought, in the same transaction.
    expect(await server.sql('SELECT count(DISTINCT mark)::int AS deliveries, count(*)::int AS batches FROM collect_batch')).toEqual([{ deliveries: WEBHOOKS, batches: WEBHOOKS }]);
  });
});
