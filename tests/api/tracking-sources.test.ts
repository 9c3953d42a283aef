import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { basic, send, writeKeyFor } from '../support/tracking.ts';

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
