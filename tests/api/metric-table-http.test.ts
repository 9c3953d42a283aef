import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bearer, get, makeKey, post } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, event } from './outcome-questions.ts';

/** metricTable as BI tools ask for it: by GET, with a key alone, and reading nothing of an error but its status. */
let server: TestServer;
let key: Record<string, string>;
const TABLE = 'query ($metrics: [String!]!, $grain: Grain!, $groupBy: [String!], $first: Int) { metricTable(metrics: $metrics, range: { from: "2025-06-01", to: "2026-03-01" }, grain: $grain, groupBy: $groupBy, first: $first) { totalCount truncated nextCursor rowsJson } }';
const ASKED = { metrics: ['adoption.active_users', 'adoption.mau'], grain: 'DAY' };
beforeAll(async () => {
  server = await startServer();
  await collect(server, 'shop', { events: [event('p1', '2026-02-10T10:00:00Z')] });
  key = bearer((await makeKey(server, { scopes: ['READ_OUTCOMES'] })).text);
});
afterAll(() => server.stop());

interface Table { metricTable: { totalCount: number; truncated: boolean; nextCursor: string | null; rowsJson: Record<string, unknown>[] } }

describe('a BI tool', () => {
  it('asks by GET with nothing but an authorization header, and gets what POST gets', async () => {
    const [got, posted] = [await get(server.url, key, TABLE, ASKED), await post(server.url, key, TABLE, ASKED)];
    expect([got.status, posted.status]).toEqual([200, 200]);
    expect(got.data).toEqual(posted.data);
    const { metricTable } = got.data as unknown as Table;
    expect([metricTable.totalCount, metricTable.truncated, metricTable.nextCursor, metricTable.rowsJson.length]).toEqual([546, false, null, 546]);
    // A browser's session is no way to ask by GET.
    expect((await get(server.url, server.headers, TABLE, ASKED)).status).toBe(400);
    expect((await get(server.url, {}, TABLE, ASKED)).status).toBe(400);
  });

  it('may send variables that are not asked for', async () => {
    const answer = await post(server.url, key, TABLE, { ...ASKED, dashboard: 'x', __interval_ms: 60_000, from: '1767225600000' });
    expect([answer.status, answer.errors]).toEqual([200, []]);
  });

  it('gets it gzipped', async () => {
    const raw = await new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      const asked = request(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip', ...key } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) }));
      });
      asked.on('error', reject).end(JSON.stringify({ query: TABLE, variables: ASKED }));
    });
    expect(raw.encoding).toBe('gzip');
    const whole = gunzipSync(raw.body).toString('utf8');
    expect((JSON.parse(whole) as { data: Table }).data.metricTable.rowsJson).toHaveLength(546);
    expect(raw.body.length).toBeLessThan(whole.length / 5);
  });

  it.each([
    ['a metric', { metrics: ['adoption.active'] }, /Nearest: adoption\.active_users/],
    ['a dimension', { groupBy: ['contry'] }, /It has: country/],
    ['a grain', { grain: 'SPRINT' }, /It is known by DAY, WEEK, MONTH, QUARTER/],
    ['a page', { first: 10_001 }, /10,000 is the most/],
  ])('that asks for %s that is none is told by the status, and what there is', async (_name, wrong, message) => {
    for (const ask of [get, post]) {
      const answer = await ask(server.url, key, TABLE, { ...ASKED, ...wrong });
      expect([answer.status, answer.data]).toEqual([400, null]);
      expect(answer.errors[0]!.message).toMatch(message);
    }
  });
});
