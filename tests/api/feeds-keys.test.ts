import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectDir } from '../support/cluster.ts';
import { bearer, makeKey } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { createFeed, type Feed } from './feed-questions.ts';
import { collect, event } from './outcome-questions.ts';

/** A feed is read by keys that may read all of what it asks. */
let server: TestServer;
const FEEDS: Record<string, Feed> = {};
const RANGE = { from: '2026-02-01', to: '2026-03-01' };
beforeAll(async () => {
  server = await startServer();
  await collect(server, 'shop', { events: [event('p1', '2026-02-10T10:00:00Z')] });
  await collect(server, 'other', { events: [event('p1', '2026-02-10T10:00:00Z')] });
  await server.collectDelivery({ source: 'jira', teams: [{ key: 'atlas', product: 'shop' }], workItems: [{ key: 'A-1', team: 'atlas', title: 'A', type: 'Bug', createdAt: '2026-02-03T10:00:00Z' }] });
  FEEDS['outcomes'] = await createFeed(server, { product: 'shop', metrics: ['adoption.active_users'], range: RANGE, grain: 'MONTH' }, 'outcomes');
  FEEDS['delivery'] = await createFeed(server, { product: 'shop', metrics: ['defects.opened'], range: RANGE, grain: 'MONTH' }, 'delivery');
  FEEDS['both'] = await createFeed(server, { product: 'shop', metrics: ['adoption.active_users', 'defects.opened'], range: RANGE, grain: 'MONTH' }, 'both');
});
afterAll(() => server.stop());

const statuses = async (headers: Record<string, string>): Promise<Record<string, number>> => Object.fromEntries(await Promise.all(Object.entries(FEEDS).map(async ([name, { id }]) => {
  const answer = await fetch(`${server.url}/api/v1/feeds/${id}.csv`, { headers });
  await answer.text();
  return [name, answer.status] as const;
})));

describe('a key', () => {
  it('reads the feeds of the halves that it may read', async () => {
    const [outcomes, delivery, both, collecting] = await Promise.all([['READ_OUTCOMES'], ['READ_DELIVERY'], ['READ_DELIVERY', 'READ_OUTCOMES'], ['COLLECT_OUTCOMES']].map(async (scopes) => makeKey(server, { scopes, ...(scopes[0] === 'COLLECT_OUTCOMES' ? { products: ['shop'], source: 'app' } : {}) })));
    expect(await statuses(bearer(outcomes!.text))).toEqual({ outcomes: 200, delivery: 403, both: 403 });
    expect(await statuses(bearer(delivery!.text))).toEqual({ outcomes: 403, delivery: 200, both: 403 });
    expect(await statuses(bearer(both!.text))).toEqual({ outcomes: 200, delivery: 200, both: 200 });
    expect(await statuses(bearer(collecting!.text))).toEqual({ outcomes: 403, delivery: 403, both: 403 });
    expect(await statuses({ 'x-api-key': both!.text })).toEqual({ outcomes: 200, delivery: 200, both: 200 });
    expect(await statuses({ authorization: `Basic ${Buffer.from(`${both!.text}:`).toString('base64')}` })).toEqual({ outcomes: 200, delivery: 200, both: 200 });
  });

  it('of another product does not see the feed at all', async () => {
    const other = await makeKey(server, { scopes: ['READ_DELIVERY', 'READ_OUTCOMES'], products: ['other'] });
    expect(await statuses(bearer(other.text))).toEqual({ outcomes: 404, delivery: 404, both: 404 });
  });

  it('that is unknown is refused, and so is whoever has none', async () => {
    const key = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    expect(await statuses(bearer(`${key.text.slice(0, -1)}${key.text.endsWith('a') ? 'b' : 'a'}`))).toEqual({ outcomes: 401, delivery: 401, both: 401 });
    expect(await statuses({})).toEqual({ outcomes: 401, delivery: 401, both: 401 });
    // Who has signed in reads it in the browser.
    expect(await statuses(server.headers)).toEqual({ outcomes: 200, delivery: 200, both: 200 });
  });

  it('pays from its budget, is told what is left, and waits when it is spent', async () => {
    const key = await makeKey(server, { scopes: ['READ_OUTCOMES'], budget: 1_000 });
    const ask = () => fetch(`${server.url}/api/v1/feeds/${FEEDS['outcomes']!.id}.csv`, { headers: bearer(key.text) });
    const first = await ask();
    // 100 for its metric, 1 for its row.
    expect([first.status, first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual([200, '1000', '899']);
    let answer = first;
    for (let n = 0; n < 10 && answer.status === 200; n += 1) answer = await ask();
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0, ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code]).toEqual([429, true, 'TOO_MANY']);
  });

  it('does not make feeds or sign links without the right to', async () => {
    const key = await makeKey(server, { scopes: ['READ_DELIVERY', 'READ_OUTCOMES'] });
    for (const field of [`deleteFeed(id: "${FEEDS['both']!.id}")`, `signFeedLink(id: "${FEEDS['both']!.id}", expiresInDays: 1) { path }`, `endFeedLinks(id: "${FEEDS['both']!.id}") { id }`]) {
      const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...bearer(key.text) }, body: JSON.stringify({ query: `mutation { ${field} }` }) });
      expect([field, answer.status]).toEqual([field, 403]);
    }
  });
});

describe('docs/feeds.md', () => {
  it('has commands that run as they are written', async () => {
    const key = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    const commands = [...readFileSync(join(projectDir, 'docs/feeds.md'), 'utf8').matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1]!);
    const folder = await mkdtemp(join(tmpdir(), 'bifocal-feeds-'));
    const run = promisify(execFile);
    try {
      const environment = { PATH: process.env['PATH'], URL: server.url, KEY: key.text, ID: FEEDS['outcomes']!.id };
      const outputs: string[] = [];
      // Twice: the second time nothing has changed.
      for (const command of [...commands, ...commands]) outputs.push((await run('sh', ['-ec', command], { cwd: folder, env: environment })).stdout);
      expect(commands).toHaveLength(2);
      expect(outputs[0]).toMatch(/^metric,unit,period,.*\r\nadoption\.active_users,PEOPLE,2026-02-01,/);
      expect(outputs[0]).toBe(outputs[2]);
      expect(readFileSync(join(folder, 'feed.etag'), 'utf8')).toMatch(/^W\/"/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has questions that are answered as they are written', async () => {
    const questions = [...readFileSync(join(projectDir, 'docs/feeds.md'), 'utf8').matchAll(/```graphql\n(.*?)```/gs)].map((match) => match[1]!.replace('"ID"', `"${FEEDS['both']!.id}"`).replace('name: "Revenue by plan", query: { metrics', 'name: "Revenue by plan", query: { product: "shop", metrics'));
    expect(questions).toHaveLength(2);
    for (const question of questions) expect(await server.ask(question)).toMatchObject({ status: 200, errors: [] });
  });
});
