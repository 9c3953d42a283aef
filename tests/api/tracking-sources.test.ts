import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
