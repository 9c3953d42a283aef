import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startServer, type TestServer } from '../support/server.ts';
import { basic, send, writeKeyFor } from '../support/tracking.ts';
import { makeWorkspace, voiceIn } from '../support/two-workspaces.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer();
  key = await writeKeyFor(server);
});
afterAll(() => server?.stop());

interface Sources { sources: { key: string; kind: string; lastMinute: number; lastHour: number; lastDay: number; total: number; rejectedTotal: number; unusualSilence: string | null }[] }
const source = async () => (await server.graphql<Sources>('{ sources { key kind lastMinute lastHour lastDay total rejectedTotal unusualSilence } }')).sources.find((one) => one.key === 'app')!;
/** Makes what has come look as if it had come so much earlier. */
const age = (by: string) => server.sql(`UPDATE collect_batch SET received_at = received_at - $1::interval`, [by]);
const came = async (count: number): Promise<void> => {
  await send(server, '/v1/batch', { batch: Array.from({ length: count }, (_, index) => ({ type: 'track', messageId: `${Math.random()}-${index}`, userId: 'ann', event: 'x', timestamp: '2026-03-02T09:00:00Z' })) }, basic(key));
};

describe('what a source has sent', () => {
  it('is summed up once, and every sum stays as a sum of all batches', async () => {
    await came(7);
    await send(server, '/v1/track', { userId: 'ann' }, basic(key));
    expect(await source()).toEqual({ key: 'app', kind: 'tracking', lastMinute: 7, lastHour: 7, lastDay: 7, total: 7, rejectedTotal: 1, unusualSilence: null });
    await age('30 minutes');
    await came(5);
    expect(await source()).toMatchObject({ lastMinute: 5, lastHour: 12, lastDay: 12, total: 12, rejectedTotal: 1 });
    const [kept] = await server.sql('SELECT accepted::int, rejected::int FROM source_sum');
    expect(kept).toEqual({ accepted: 7, rejected: 1 });
    // The batches that were summed up are read no more.
    await server.sql('DELETE FROM collect_batch WHERE received_at < (SELECT until FROM source_sum)');
    expect(await source()).toMatchObject({ lastMinute: 5, lastHour: 12, lastDay: 12, total: 12, rejectedTotal: 1 });
  });

  it('that has fallen silent for unusually long is said to be late', async () => {
    // Something every five minutes for four hours, until 40 minutes ago.
    await server.sql('DELETE FROM collect_batch');
    await server.sql(`INSERT INTO collect_batch (workspace_id, source_id, received_at, accepted, duplicates, rejected)
      SELECT s.workspace_id, s.id, now() - interval '40 minutes' - n * interval '5 minutes', 1, 0, 0 FROM source s, generate_series(0, 47) n WHERE s.key = 'app'`);
    await server.sql('DELETE FROM source_sum');
    await server.sql('DELETE FROM source_minute');
    expect((await source()).unusualSilence).toBe('Nothing for 40 min; in the seven days before, the longest pause was 5 min.');
    await came(1);
    expect((await source()).unusualSilence).toBeNull();
  });
});

describe('what the database takes on disk', () => {
  interface Part { key: string; rows: number; tableBytes: number; indexBytes: number; growthBytes: number | null; tables: { name: string; tableBytes: number; growthBytes: number | null; indexes: { name: string; bytes: number; growthBytes: number | null }[] }[] }
  interface Storage { storage: { hiddenBecause: string | null; bytes: number | null; growthBytes: number | null; growthDays: number | null; bytesPerEvent: number | null; groups: Part[] } }
  const QUESTION = '{ storage { hiddenBecause bytes growthBytes growthDays bytesPerEvent groups { key rows tableBytes indexBytes growthBytes tables { name tableBytes growthBytes indexes { name bytes growthBytes } } } } }';
  const tableOf = ({ groups }: Storage['storage'], name: string) => groups.flatMap(({ tables }) => tables).find((table) => table.name === name)!;

  it('is told of every table and index, as PostgreSQL has it', async () => {
    const { storage } = await server.graphql<Storage>(QUESTION);
    const [{ tables, bytes }] = await server.sql<{ tables: string[]; bytes: string }>(`SELECT array_agg(relname::text ORDER BY relname) AS tables, sum(pg_total_relation_size(oid))::float8 AS bytes FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`) as [{ tables: string[]; bytes: string }];
    expect(storage.groups.flatMap((group) => group.tables.map(({ name }) => name)).sort()).toEqual(tables.sort());
    expect(Math.abs(storage.bytes! - Number(bytes))).toBeLessThan(Number(bytes) / 10);
    expect(storage.bytes).toBe(storage.groups.reduce((all, { tableBytes, indexBytes }) => all + tableBytes + indexBytes, 0));
    expect(tableOf(storage, 'event').indexes.map(({ name }) => name)).toEqual(['event_at', 'event_name_person_at', 'event_pkey', 'event_product_around']);
    expect(storage.bytesPerEvent).toBeNull();
  });

  it('is watched once a day: growth is against the oldest day of the last seven', async () => {
    await server.sql('DELETE FROM relation_size WHERE day < (SELECT max(day) FROM relation_size)');
    expect((await server.graphql<Storage>(QUESTION)).storage).toMatchObject({ growthDays: null, growthBytes: null });
    await server.sql(`INSERT INTO relation_size (day, relation, bytes) SELECT day - back, relation, CASE back WHEN 3 THEN bytes - 8000 ELSE 0 END FROM relation_size, unnest(ARRAY[3, 9]) back WHERE relation IN ('event', 'event_pkey')`);
    const { storage } = await server.graphql<Storage>(QUESTION);
    const [{ grew }] = await server.sql<{ grew: number }>(`SELECT (pg_table_size('event') - bytes)::int AS grew FROM relation_size WHERE relation = 'event' ORDER BY day DESC LIMIT 1`) as [{ grew: number }];
    expect(storage.growthDays).toBe(3);
    expect(tableOf(storage, 'event').growthBytes! - tableOf(storage, 'event').indexes.reduce((all, { growthBytes }) => all + growthBytes!, 0)).toBe(grew + 8_000);
  });

  it('is not told where another workspace shares the tables', async () => {
    await makeWorkspace(server, 'theirs');
    for (const workspace of ['default', 'theirs']) {
      const { storage } = await voiceIn(server, workspace).data<Storage>(QUESTION);
      expect(storage).toMatchObject({ bytes: null, growthBytes: null, bytesPerEvent: null, groups: [] });
      expect(storage.hiddenBecause).toContain('Other workspaces share these tables');
    }
  });
});

describe('a source that is removed', () => {
  const sent = (product: string, from: string, ...keys: string[]) => server.collectOutcomes({ source: `${product} ${from}`, product, events: keys.map((name) => ({ key: name, person: 'ann', name: 'opened', at: `2026-03-0${name}T09:00:00Z` })) });
  const left = (product: string) => server.sql<{ events: number; days: number }>(
    `SELECT (SELECT count(*)::int FROM event e WHERE e.product_id = p.id) AS events, (SELECT count(*)::int FROM person_day d WHERE d.product_id = p.id) AS days FROM product p WHERE p.key = $1`, [product]);
  /** Another event of the source's, as a batch under way writes it. */
  const another = `INSERT INTO event (person_id, key_hash, product_id, source_id, name_id, at)
    SELECT e.person_id, gen_random_uuid(), e.product_id, e.source_id, e.name_id, e.at + interval '20 days' FROM event e JOIN source s ON s.id = e.source_id WHERE s.key = $1 LIMIT 1`;
  const remove = 'DELETE FROM source WHERE key = $1';

  /** One of two that are in each other's way, begun first; the other one waits for it, and ends when it has ended. */
  async function meet(first: string, second: string, of: string): Promise<string> {
    const [one, two] = [new pg.Client({ connectionString: server.databaseUrl }), new pg.Client({ connectionString: server.databaseUrl })];
    await Promise.all([one.connect(), two.connect()]);
    try {
      await one.query('BEGIN');
      await one.query(first, [of]);
      const { pid } = (await two.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!;
      const end = two.query(second, [of]).then(() => 'done', (error: pg.DatabaseError) => error.code ?? '');
      while ((await one.query('SELECT FROM pg_locks WHERE pid = $1 AND NOT granted', [pid])).rowCount === 0) await new Promise((resolve) => { setTimeout(resolve, 10); });
      await one.query('COMMIT');
      return await end;
    } finally {
      await Promise.all([one.end(), two.end()]);
    }
  }

  it('takes its events with it, and the days of people; a batch under way is waited for', async () => {
    await sent('goes', 'stays', '1', '2');
    await sent('goes', 'gone', '2', '3', '4');
    // 2 + 3 events on the 1st to the 4th.
    expect(await left('goes')).toEqual([{ events: 5, days: 4 }]);
    expect(await meet(another, remove, 'goes gone')).toBe('done');
    expect(await left('goes')).toEqual([{ events: 2, days: 2 }]);
  });

  it('is waited for by a batch, whose events are then refused as of no source', async () => {
    await sent('refuses', 'stays', '1');
    await sent('refuses', 'gone', '2');
    expect(await meet(remove, another, 'refuses gone')).toBe('23503');
    expect(await left('refuses')).toEqual([{ events: 1, days: 1 }]);
  });

  it('goes with its product, which takes the events of others with it', async () => {
    await sent('product', 'one', '1', '2');
    await sent('product', 'two', '3');
    const [{ id }] = await server.sql<{ id: number }>(`DELETE FROM product WHERE key = 'product' RETURNING id::int`) as [{ id: number }];
    expect(await server.sql('SELECT FROM event WHERE product_id = $1 UNION ALL SELECT FROM person_day WHERE product_id = $1 UNION ALL SELECT FROM person_event_day WHERE product_id = $1', [id])).toEqual([]);
  });
});
