import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeKey } from '../support/keys.ts';
import { runProgram, withProgram } from '../support/programs.ts';
import { sendBytes, split } from '../support/raw-http.ts';
import { inPlace, recipe } from '../support/recipes.ts';
import { openHouse, told, type House, type Row } from './house.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'bifocal-clients-'));
});
afterAll(async () => {
  await house?.server.stop();
  await rm(folder, { recursive: true, force: true });
});

const send = (where: Parameters<typeof recipe>[0]) => sendBytes(house.url, inPlace(recipe(where), house));
/** The body of a request that stands in a page, and the length that it names. */
function bodyOf(where: Parameters<typeof recipe>[0]): { query: string; variables: unknown } {
  const [head, body] = split(recipe(where));
  expect([where, /^Content-Length: (\d+)$/m.exec(head)?.[1]]).toEqual([where, String(Buffer.byteLength(body))]);
  return JSON.parse(body) as { query: string; variables: unknown };
}
const csvRows = (text: string): Pick<Row, 'period' | 'metric' | 'value'>[] => {
  const [head, ...lines] = text.replace(/^\uFEFF/, '').trimEnd().split('\r\n').map((line) => line.split(','));
  const place = (name: string): number => head!.indexOf(name);
  return lines.map((cells) => ({ period: cells[place('period')]!, metric: cells[place('metric')]!, value: cells[place('value')] === '' ? null : Number(cells[place('value')]) }));
};

describe('curl, as in docs/bi/curl.md', () => {
  const run = (curl: string, where: Parameters<typeof recipe>[0]): Promise<string> => runProgram('sh', ['-e', '-c', inPlace(recipe(where), house)], { cwd: folder, env: { BIFOCAL_KEY: house.key, CURL: curl } });
  withProgram('CURL', 'asks a table by GET and by POST', async (curl) => {
    for (const where of ['curl.md#table', 'curl.md#post'] as const) {
      const { data } = JSON.parse(await run(curl, where)) as { data: { metricTable: { rowsJson: Row[]; totalCount: number; nextCursor: null } } };
      expect(told(data.metricTable.rowsJson)).toEqual(told(house.rows));
      expect(data.metricTable).toMatchObject({ totalCount: house.rows.length, nextCursor: null });
    }
  });
  withProgram('CURL', 'fetches a feed once, and again only when something has moved', async (curl) => {
    await run(curl, 'curl.md#feed');
    expect(told(csvRows(await readFile(join(folder, 'weekly.csv'), 'utf8')))).toEqual(told(house.rows));
    await writeFile(join(folder, 'weekly.csv'), 'mine');
    await run(curl, 'curl.md#feed');
    expect(await readFile(join(folder, 'weekly.csv'), 'utf8')).toBe('mine');
    expect((await stat(join(folder, 'weekly.etag'))).size).toBeGreaterThan(10);
  });
  withProgram('CURL', 'lists what there is to ask for', async (curl) => {
    const { data } = JSON.parse(await run(curl, 'curl.md#catalogue')) as { data: { metricCatalog: { key: string }[] } };
    expect(data.metricCatalog.map(({ key }) => key)).toEqual(expect.arrayContaining(['velocity.completed', 'revenue.mrr']));
  });
  withProgram('CURL', 'ends with an error where the question is wrong', async () => {
    await expect(runProgram('sh', ['-e', '-c', inPlace(recipe('curl.md#post'), house).replace('revenue.mrr', 'revenue.mrrr')], { env: { BIFOCAL_KEY: house.key } })).rejects.toThrow(/ended with 22/);
  });
});

describe('Grafana Infinity, as in docs/bi/grafana.md', () => {
  it('sends what the panel says, as its source writes it, and gets rows under its root selector', async () => {
    const query = JSON.parse(recipe('grafana.md#query')) as { url_options: { method: string; body_graphql_query: string; body_graphql_variables: string }; root_selector: string; columns: { selector: string }[] };
    expect(bodyOf('grafana.md#request')).toEqual({ query: query.url_options.body_graphql_query, variables: JSON.parse(query.url_options.body_graphql_variables) });
    expect(recipe('grafana.md#datasource')).toMatch(/auth_method: bearerToken\n[^]*bearerToken: bfk_live_YOUR_KEY/);
    const answer = await send('grafana.md#request');
    expect([answer.status, answer.body.toString('utf8').slice(0, 200)]).toEqual([200, expect.stringContaining('"data"')]);
    const rows = query.root_selector.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], JSON.parse(answer.body.toString('utf8'))) as Row[];
    expect(told(rows)).toEqual(told(house.rows.filter(({ complete }) => complete)));
    expect(Object.keys(rows[0]!)).toEqual(query.columns.map(({ selector }) => selector));
  });

  it('sees a wrong question and a wrong key by the status alone', async () => {
    const wrong = inPlace(recipe('grafana.md#request'), house);
    expect((await sendBytes(house.url, wrong.replace('revenue.mrr', 'revenue.mrx'))).status).toBe(400);
    expect((await sendBytes(house.url, wrong.replace(house.key, `${house.key.slice(0, -2)}xx`))).status).toBe(401);
  });

  it('takes its range in milliseconds', async () => {
    const { data } = await (await fetch(`${house.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${house.key}` },
      body: JSON.stringify({ query: 'query ($range: RangeInput!) { metricTable(metrics: ["revenue.mrr"], product: "shop", range: $range, grain: WEEK) { totalCount } }', variables: { range: { from: Date.now() - 28 * 86_400_000, to: Date.now() } } }) })).json() as { data: { metricTable: { totalCount: number } } };
    expect(data.metricTable.totalCount).toBeGreaterThanOrEqual(4);
  });
});

describe('Power Query, as in docs/bi/power-query.md', () => {
  it('reads a feed by the key as the user of Basic credentials', async () => {
    expect(recipe('power-query.md#feed')).toContain('RelativePath = "api/v1/feeds/FEED.csv", Headers = [Accept = "text/csv"]');
    const answer = await send('power-query.md#feed-request');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(told(csvRows(answer.body.toString('utf8')))).toEqual(told(house.rows));
  });

  it('asks its own question: what is sent is what the query says', async () => {
    const source = recipe('power-query.md#table');
    const { query, variables } = bodyOf('power-query.md#table-request');
    expect(/Question = "((?:[^"]|"")*)"/.exec(source)?.[1]!.replaceAll('""', '"')).toBe(query);
    expect(source).toContain('variables = [metrics = {"adoption.active_users", "revenue.mrr"}, range = [last = "P12W"], after = after]');
    expect(variables).toEqual({ metrics: ['adoption.active_users', 'revenue.mrr'], range: { last: 'P12W' }, after: null });
    const answer = await send('power-query.md#table-request');
    const { data } = JSON.parse(answer.body.toString('utf8')) as { data: { metricTable: { rows: Row[]; nextCursor: null } } };
    expect([answer.status, data.metricTable.nextCursor]).toEqual([200, null]);
    expect(told(data.metricTable.rows)).toEqual(told(house.rows));
    expect(new Set(data.metricTable.rows.map((row) => Object.keys(row).join())).size).toBe(1);
  });
});

describe('Tableau by a REST connector, as in docs/bi/tableau.md', () => {
  it('reads a feed as one list of flat rows with the same keys', async () => {
    const answer = await send('tableau.md#request');
    const rows = JSON.parse(answer.body.toString('utf8')) as Row[];
    expect([answer.status, Array.isArray(rows), new Set(rows.map((row) => Object.keys(row).join())).size]).toEqual([200, true, 1]);
    expect(told(rows)).toEqual(told(house.rows));
  });
});

describe('Google Sheets, as in docs/bi/google-sheets.md', () => {
  it('reads by a link that was signed for it, without a key', async () => {
    expect(recipe('google-sheets.md#formula')).toBe('=IMPORTDATA("http://127.0.0.1:3000/api/v1/feeds/FEED.csv?link=LINK")\n');
    const answer = await send('google-sheets.md#request');
    expect(answer.status).toBe(200);
    expect(told(csvRows(answer.body.toString('utf8')))).toEqual(told(house.rows));
    expect((await sendBytes(house.url, inPlace(recipe('google-sheets.md#request'), { ...house, link: `${house.link.slice(0, -3)}xxx` }))).status).toBeGreaterThanOrEqual(401);
  });

  it('gets the link from somebody who may manage keys, and from no key', async () => {
    const mutation = inPlace(recipe('google-sheets.md#link'), house);
    const { signFeedLink: link } = await house.server.graphql<{ signFeedLink: { path: string; expiresAt: string } }>(mutation);
    expect((await fetch(`${house.url}${link.path}`)).status).toBe(200);
    expect(Date.parse(link.expiresAt)).toBeGreaterThan(Date.now() + 89 * 86_400_000);
    const admin = (await makeKey(house.server, { scopes: ['ADMIN'] })).text;
    expect((await fetch(`${house.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` }, body: JSON.stringify({ query: mutation }) })).status).toBe(403);
  });
});
