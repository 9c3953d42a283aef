import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startBeside, type BesideServer } from '../support/beside.ts';
import { bearer, makeKey } from '../support/keys.ts';
import { listenLive, type LiveClient } from '../support/live-client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember } from '../support/voices.ts';

/** BI tools hear by a key that something moved, as long as the key is taken and no longer. */
let server: TestServer;
let other: BesideServer;
const open: LiveClient[] = [];
beforeAll(async () => {
  server = await startServer();
  other = await startBeside(server);
});
afterEach(() => { for (const client of open.splice(0)) client.close(); });
afterAll(async () => {
  await other?.stop();
  await server?.stop();
});

async function listen(url: string, headers: Record<string, string>): Promise<LiveClient> {
  const client = await listenLive({ url, headers });
  open.push(client);
  return client;
}

const collect = (key: string) => server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key, person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] });
const REVOKE = 'mutation ($id: ID!) { revokeKey(id: $id) { id } }';
/** How long lines stood after their end was brought about. Each time they must end; a machine that is busy with other things may be late, so that the quickest of ten counts. */
async function endedAfterMs(limitMs: number, bringAbout: () => Promise<LiveClient[]>): Promise<number> {
  let quickest = Infinity;
  for (let tries = 0; tries < 10 && quickest >= limitMs; tries += 1) {
    const lines = await bringAbout();
    const from = performance.now();
    await Promise.all(lines.map(({ ended }) => ended));
    quickest = Math.min(quickest, performance.now() - from);
  }
  return quickest;
}

describe('/live by a key', () => {
  it.each([['READ_DELIVERY'], ['READ_OUTCOMES'], ['ADMIN']])('tells one with %s that facts came in, on every server', async (scope) => {
    const { text } = await makeKey(server, { scopes: [scope] });
    const clients = [await listen(server.url, bearer(text)), await listen(other.url, { 'x-api-key': text })];
    for (const client of clients) {
      expect([client.status, client.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/event-stream/)]);
      await client.more(0);
    }
    const before = clients.map(({ told }) => told.length);
    await collect(`told-${scope}`);
    for (const [index, client] of clients.entries()) expect((await client.more(before[index]!)).facts).toEqual(expect.any(String));
  });

  it('is closed to keys that only send, and to nobody in particular', async () => {
    const { text } = await makeKey(server, { scopes: ['COLLECT_DELIVERY', 'COLLECT_OUTCOMES'] });
    expect((await fetch(`${server.url}/live`, { headers: bearer(text) })).status).toBe(403);
    const nobody = await fetch(`${server.url}/live`);
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Bearer /)]);
  });

  it('ends within a second when the key is revoked, also on the server that did not do it; others stay', async () => {
    const stays = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    const beside = await listen(other.url, bearer(stays.text));
    await beside.more(0);
    expect(await endedAfterMs(1_000, async () => {
      const gone = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
      const lines = [await listen(server.url, bearer(gone.text)), await listen(other.url, bearer(gone.text))];
      for (const line of lines) await line.more(0);
      await server.graphql(REVOKE, { id: gone.id });
      return lines;
    })).toBeLessThan(1_000);
    const before = beside.told.length;
    await collect('after the end');
    await beside.more(before);
  });

  it('ends when its time is over, and when its end was not told', async () => {
    expect(await endedAfterMs(1_500, async () => {
      const [timed, untold] = [await makeKey(server, { scopes: ['READ_OUTCOMES'] }), await makeKey(server, { scopes: ['READ_OUTCOMES'] })];
      const lines = [await listen(other.url, bearer(timed.text)), await listen(other.url, bearer(untold.text))];
      for (const line of lines) await line.more(0);
      await server.sql(`UPDATE api_key SET expires_at = clock_timestamp() + interval '300 milliseconds' WHERE id = $1`, [timed.id]);
      await server.sql(`DO $$ BEGIN SET LOCAL session_replication_role = replica; UPDATE api_key SET revoked_at = now() WHERE id = ${Number(untold.id)}; END $$`);
      return lines;
    })).toBeLessThan(1_500);
  });

  it('ends within a second when the session does', async () => {
    expect(await endedAfterMs(1_000, async () => {
      const somebody = await asMember(server, { roles: ['LEADER'] });
      const line = await listen(server.url, somebody.headers);
      await line.more(0);
      // As by signing out everywhere on another device.
      await server.sql('DELETE FROM user_session WHERE account_id = $1', [somebody.accountId]);
      return [line];
    })).toBeLessThan(1_000);
  });
});
