import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { startServer, type TestServer } from '../support/server.ts';
import { createFeed, csvRows, feeds, updateFeed } from './feed-questions.ts';
import { collect, event, metricTable } from './outcome-questions.ts';

/** A saved query with its own address: the same rows as metricTable in every format, as new as the last fact. */
let server: TestServer;
const FEBRUARY = { from: '2026-02-01', to: '2026-03-01' };
const EVIL = ['=HYPERLINK("http://x","y")', '+1', '-2', '@SUM(A1)', '\tx', 'say "hi", twice', 'zwei\nZeilen', 'Über uns €'];
const QUERY = { product: 'shop', metrics: ['adoption.active_users', 'adoption.new_users'], range: FEBRUARY, grain: 'DAY' };
const BY_EVENT = { product: 'shop', metrics: ['adoption.active_users'], range: FEBRUARY, grain: 'MONTH', groupBy: ['event'], compare: 'PREVIOUS_PERIOD' };

beforeAll(async () => {
  server = await startServer();
  await collect(server, 'shop', {
    accounts: [{ key: 'acme', traits: { plan: 'pro' } }],
    people: ['p1', 'p2'].map((key) => ({ key, account: 'acme' })),
    events: [...EVIL.map((name, n) => event('p1', `2026-02-${10 + n}T10:00:00Z`, name)), event('p2', '2026-02-10T10:00:00Z', 'plain'), event('p2', '2026-01-10T10:00:00Z', 'plain')],
  });
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${server.url}${path}`, { headers: { ...server.headers, ...headers } });
const text = async (path: string): Promise<string> => (await get(path)).text();

describe('a feed', () => {
  it('keeps the arguments of metricTable, and says where it is read', async () => {
    const feed = await createFeed(server, { ...QUERY, filters: [{ dimension: 'plan', in: ['pro'] }], completeOnly: true }, 'Active, by day');
    expect(feed).toMatchObject({ name: 'Active, by day', product: 'shop', team: null, halves: ['OUTCOME'], query: { ...QUERY, product: 'shop', filters: [{ dimension: 'plan', in: ['pro'] }], completeOnly: true } });
    expect(feed.addresses).toEqual(['csv', 'ndjson', 'json', 'parquet'].map((ending) => ({ format: ending.toUpperCase(), path: `/api/v1/feeds/${feed.id}.${ending}` })));
    // What it answers is what metricTable answers when it is asked with what the feed says that it asks.
    const table = await metricTable(server, feed.query as unknown as typeof QUERY);
    expect(JSON.parse(await text(feed.addresses[2]!.path))).toEqual(table.rowsJson);
    expect((await feeds(server)).map(({ id }) => id)).toContain(feed.id);
  });

  it.each([
    ['a metric that is none', { ...QUERY, metrics: ['adoption.activ'] }, /Nearest: adoption\.activ/],
    ['a grain it is not known by', { ...QUERY, grain: 'SPRINT' }, /not known by SPRINT/],
    ['a product that is not there', { ...QUERY, product: 'shp' }, /Known: shop/],
    ['a range of two forms', { ...QUERY, range: { last: 'P1D', this: 'MONTH' } }, /exactly one/],
    ['a funnel that is not there', { ...QUERY, metrics: ['conversion.rate'], funnel: '99' }, /no funnel/],
  ])('refuses %s before anything is kept', async (_name, query, message) => {
    const before = await feeds(server);
    const { status, errors } = await server.ask('mutation ($input: FeedInput!) { createFeed(input: $input) { id } }', { input: { name: 'x', query } });
    expect([400, 404]).toContain(status);
    expect(errors[0]!.message).toMatch(message);
    expect(await feeds(server)).toEqual(before);
  });

  it('changed keeps its address, and answers anew; deleted, it is gone at once', async () => {
    const { id, addresses } = await createFeed(server, QUERY);
    const path = addresses[0]!.path;
    const before = await get(path);
    expect(csvRows(await before.text())).toHaveLength(1 + 2 * 28);
    await updateFeed(server, id, { ...QUERY, grain: 'MONTH' }, 'Months');
    const after = await get(path, { 'if-none-match': before.headers.get('etag')! });
    expect(after.status).toBe(200);
    expect(after.headers.get('content-disposition')).toContain('filename="Months.csv"');
    expect(csvRows(await after.text())).toHaveLength(3);
    expect(await server.graphql('mutation ($id: ID!) { deleteFeed(id: $id) }', { id })).toEqual({ deleteFeed: true });
    expect((await get(path)).status).toBe(404);
    expect(await server.graphql('mutation ($id: ID!) { deleteFeed(id: $id) }', { id })).toEqual({ deleteFeed: false });
  });

  it('is not found under another ending, or an id that was made up', async () => {
    const { id } = await createFeed(server, QUERY);
    for (const file of [`${id}.xls`, id, `${id}.csv.csv`, 'aaaaaaaaaaaaaaaa.csv', `${id}.CSV`]) {
      const answer = await get(`/api/v1/feeds/${file}`);
      expect([file, answer.status]).toEqual([file, 404]);
      expect(((await answer.json()) as { errors: { message: string }[] }).errors[0]!.message).toMatch(/no such feed/);
    }
  });
});

describe('every format has the rows of the table', () => {
  let csv: string;
  let rows: Record<string, unknown>[];
  let path: (ending: string) => string;
  beforeAll(async () => {
    const { id } = await createFeed(server, BY_EVENT);
    path = (ending) => `/api/v1/feeds/${id}.${ending}`;
    csv = await text(path('csv'));
    rows = (await metricTable(server, { ...BY_EVENT, groupBy: ['event'] })).rowsJson;
    expect(rows).toHaveLength(EVIL.length + 1);
  });

  it('CSV: a head, CR LF, UTF-8; what a spreadsheet would run is text, numbers stay numbers, nothing is empty', async () => {
    const answer = await get(path('csv'));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [head, ...cells] = csvRows(csv);
    expect(head).toEqual(Object.keys(rows[0]!));
    for (const [index, row] of rows.entries()) {
      const expected = Object.entries(row).map(([name, value]) => (value === null ? '' : name === 'event' && /^[=+\-@\t]/.test(value as string) ? `'${value as string}` : String(value)));
      expect(cells[index]).toEqual(expected);
    }
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(csv).not.toMatch(/[^\r]\n(?!Zeilen)/);
    // A change below 0 is a number, and has no apostrophe.
    expect(rows.some(({ event: name, change }) => name === 'plain' && change === 0)).toBe(true);
  });

  it('CSV: a number below 0 stays a number, also where it is kept as text', async () => {
    await collect(server, 'loss', {
      accounts: [{ key: 'a', traits: { '=cmd': 'x' } }],
      payments: [{ key: 'r', account: 'a', at: '2026-02-03T10:00:00Z', amount: '12.345', kind: 'REFUND', currency: 'EUR' }],
    });
    const { id } = await createFeed(server, { metrics: ['revenue.net_payments'], product: 'loss', range: FEBRUARY, grain: 'MONTH', groupBy: ['trait:=cmd'] });
    const [head, cells] = csvRows(await text(`/api/v1/feeds/${id}.csv`)) as [string[], string[]];
    const cell = (name: string): string => cells[head.indexOf(name)]!;
    expect([cell('valueExact'), cell('numerator'), cell('trait:=cmd')]).toEqual(['-1234.5', '-1234.5', 'x']);
    expect(Number(cell('value'))).toBeLessThan(0);
  });

  it('NDJSON and JSON: the same objects, one type a column', async () => {
    const lines = (await text(path('ndjson'))).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const array = JSON.parse(await text(path('json'))) as Record<string, unknown>[];
    expect(lines).toEqual(rows);
    expect(array).toEqual(rows);
    expect([(await get(path('ndjson'))).headers.get('content-type'), (await get(path('json'))).headers.get('content-type')]).toEqual(['application/x-ndjson; charset=utf-8', 'application/json; charset=utf-8']);
  });

  it('Parquet: dates, doubles, booleans and texts in columns of their types, read back with their nulls', async () => {
    const answer = await get(path('parquet'));
    expect(answer.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    const file = await answer.arrayBuffer();
    const metadata = parquetMetadata(file);
    const types = Object.fromEntries(parquetSchema(metadata).children.map(({ element }) => [element.name, `${element.type} ${element.converted_type ?? ''}`.trim()]));
    expect(types).toMatchObject({ metric: 'BYTE_ARRAY UTF8', event: 'BYTE_ARRAY UTF8', period: 'INT32 DATE', periodEnd: 'INT32 DATE', complete: 'BOOLEAN', value: 'DOUBLE', low: 'DOUBLE', target: 'DOUBLE', sampleSize: 'INT32', valueExact: 'BYTE_ARRAY UTF8' });
    const read = (await parquetReadObjects({ file, metadata })).map((row) => ({ ...row, period: day(row['period']), periodEnd: day(row['periodEnd']) }));
    expect(read).toEqual(rows);
  });

  it('a feed without rows is a head, no lines, an empty array, and a file of no rows', async () => {
    const { id } = await createFeed(server, { ...BY_EVENT, filters: [{ dimension: 'event', in: ['never'] }] });
    const at = (ending: string): string => `/api/v1/feeds/${id}.${ending}`;
    expect(csvRows(await text(at('csv')))).toHaveLength(1);
    expect([await text(at('ndjson')), JSON.parse(await text(at('json')))]).toEqual(['', []]);
    expect(await parquetReadObjects({ file: await (await get(at('parquet'))).arrayBuffer() })).toEqual([]);
  });
});

const day = (date: unknown): string => (date as Date).toISOString().slice(0, 10);

describe('asked again', () => {
  it('is 304 exactly as long as no row has changed', async () => {
    const { id } = await createFeed(server, QUERY);
    for (const ending of ['csv', 'ndjson', 'json', 'parquet']) {
      const path = `/api/v1/feeds/${id}.${ending}`;
      const first = await get(path);
      const tag = first.headers.get('etag')!;
      await first.arrayBuffer();
      const again = await get(path, { 'if-none-match': tag });
      expect([ending, again.status, again.headers.get('etag'), await again.text()]).toEqual([ending, 304, tag, '']);
      // A fact of February moves it; one that came before changes nothing and does not.
      await collect(server, 'shop', { events: [event(`late-${ending}`, '2026-02-20T10:00:00Z')] });
      const moved = await get(path, { 'if-none-match': tag });
      expect([ending, moved.status]).toEqual([ending, 200]);
      expect(moved.headers.get('etag')).not.toBe(tag);
      await moved.arrayBuffer();
      await collect(server, 'shop', { events: [event(`late-${ending}`, '2026-02-20T10:00:00Z'), event('elsewhere', '2025-06-01T10:00:00Z', `seen-${ending}`)] });
      const same = await get(path, { 'if-none-match': moved.headers.get('etag')! });
      // Somebody of June is new to nobody in February: the rows are the same, so it is 304 though facts came in.
      expect([ending, same.status]).toEqual([ending, 304]);
    }
  });

  it('gives a head without a body, and says how many rows there are', async () => {
    const { id } = await createFeed(server, QUERY);
    const head = await fetch(`${server.url}/api/v1/feeds/${id}.csv`, { method: 'HEAD', headers: server.headers });
    expect([head.status, head.headers.get('x-total-count'), await head.text()]).toEqual([200, '56', '']);
    expect(head.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('comes gzipped to those who take it', async () => {
    const { id } = await createFeed(server, { product: 'shop', metrics: ['adoption.active_users', 'adoption.wau', 'adoption.mau'], range: { from: '2025-06-01', to: '2026-03-01' }, grain: 'DAY' });
    const [plain, small] = [await get(`/api/v1/feeds/${id}.csv`, { 'accept-encoding': 'identity' }), await get(`/api/v1/feeds/${id}.csv`, { 'accept-encoding': 'gzip' })];
    expect([plain.headers.get('content-encoding'), small.headers.get('content-encoding')]).toEqual([null, 'gzip']);
    expect(Number(small.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 5);
    expect(await small.text()).toBe(await plain.text());
  });
});
