import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parquetMetadata } from 'hyparquet';
import { startServer, type TestServer } from '../support/server.ts';
import { createFeed } from './feed-questions.ts';
import { collect, event, metricTable } from './outcome-questions.ts';

/** A feed beyond the largest page: whole, in order, and written as it is read. */
const DAYS = 200;
const NAMES = 250;
const ROWS = DAYS * NAMES;
const RANGE = { from: '2026-01-01', to: '2026-07-20' };
const QUERY = { metrics: ['adoption.active_users'], range: RANGE, grain: 'DAY', groupBy: ['event'] };
const READERS = 16;

let server: TestServer;
let id: string;
beforeAll(async () => {
  // So little room for what is no longer needed that what is needed shows.
  server = await startServer({ env: { NODE_OPTIONS: '--max-old-space-size=160 --max-semi-space-size=4' } });
  await collect(server, 'shop', { events: Array.from({ length: NAMES }, (_, n) => event(`p${n}`, new Date(Date.UTC(2026, 0, 1 + (n % DAYS), 10)).toISOString(), `event ${String(n).padStart(3, '0')}`)) });
  id = (await createFeed(server, QUERY)).id;
});
afterAll(() => server.stop());

const open = (ending: string, signal?: AbortSignal): Promise<Response> => fetch(`${server.url}/api/v1/feeds/${id}.${ending}`, { headers: { ...server.headers, 'accept-encoding': 'identity' }, ...(signal ? { signal } : {}) });
const memoryMb = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024;

it('has every row once, in the order of the pages of metricTable', async () => {
  const answer = await open('csv');
  expect([answer.status, answer.headers.get('x-total-count'), answer.headers.get('content-length')]).toEqual([200, String(ROWS), null]);
  const lines = (await answer.text()).trimEnd().split('\r\n').slice(1);
  expect([lines.length, new Set(lines).size]).toEqual([ROWS, ROWS]);
  const pages: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: { period: string; dim1: string | null }[]; nextCursor: string | null } = await metricTable(server, { ...QUERY, first: 10_000, after });
    pages.push(...page.rows.map(({ period, dim1 }) => `${period} ${dim1}`));
    after = page.nextCursor;
  } while (after);
  expect(lines.map((line) => { const cells = line.split(','); return `${cells[2]} ${cells[6]}`; })).toEqual(pages);
  expect(parquetMetadata(await (await open('parquet')).arrayBuffer()).num_rows).toBe(BigInt(ROWS));
});

it('takes no more memory for readers who are slow: nothing is written ahead of them', async () => {
  const size = (await (await open('json')).text()).length;
  await (await open('json')).text();
  const before = memoryMb();
  const leaving = new AbortController();
  const [first, ...others] = await Promise.all(Array.from({ length: READERS }, (_, n) => open('json', n === 0 ? undefined : leaving.signal)));
  // Nobody reads: what the server may have made ahead by now, it has.
  for (let n = 0; n < 5; n += 1) await server.ask('{ __typename }');
  const grown = memoryMb() - before;
  const wholeMb = (READERS * size) / 1_000_000;
  expect(wholeMb).toBeGreaterThan(200);
  expect(grown).toBeLessThan(wholeMb / 2);
  expect(others.every(({ status }) => status === 200)).toBe(true);
  // Those who leave in the middle harm nobody.
  leaving.abort();
  expect((JSON.parse(await first!.text()) as unknown[]).length).toBe(ROWS);
  expect(await server.ask('{ __typename }')).toMatchObject({ status: 200 });
});

it('is unchanged by its tag, though it is not kept as bytes', async () => {
  const tag = (await open('csv')).headers.get('etag')!;
  const again = await fetch(`${server.url}/api/v1/feeds/${id}.csv`, { headers: { ...server.headers, 'if-none-match': tag } });
  expect([again.status, again.headers.get('etag')]).toEqual([304, tag]);
});
