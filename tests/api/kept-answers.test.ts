import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bearer, makeKey } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** An answer that is given again is the same, for everybody who may have it and in every form that they take it. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await collect('first');
});
afterAll(async () => { await server.stop(); });

const COLLECT = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted rejected { reason } } }';
const collect = async (key: string): Promise<unknown> => server.graphql(COLLECT, { input: {
  source: 's', product: 'shop', events: Array.from({ length: 600 }, (_, n) => ({ key: `${key}-${n}`, person: `${key}-${n % 7}`, name: `looked at ${n}`, at: '2026-03-02T10:00:00Z' })),
} });

const EVENTS = 'query Long { metricTable(metrics: ["adoption.active_users"], product: "shop", range: {from: "2026-03-02", to: "2026-03-03"}, grain: DAY, groupBy: ["event"]) { rows { dim1 value } } }';
const SHORT = 'query Short { metricTable(metrics: ["adoption.active_users"], product: "shop", range: {from: "2026-03-02", to: "2026-03-03"}, grain: DAY) { rows { value } } }';

async function ask(query: string, headers: Record<string, string> = {}): Promise<{ status: number; type: string | null; encoding: string | null; text: string }> {
  const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
  return { status: answer.status, type: answer.headers.get('content-type'), encoding: answer.headers.get('content-encoding'), text: await answer.text() };
}

it('gives the same answer again, also to those who take gzip and those who do not', async () => {
  const first = await ask(EVENTS, { 'accept-encoding': 'identity' });
  expect(first.status).toBe(200);
  expect(first.text.length).toBeGreaterThan(16_384);
  expect((JSON.parse(first.text) as { data: { metricTable: { rows: unknown[] } } }).data.metricTable.rows).toHaveLength(600);
  expect(await ask(EVENTS, { 'accept-encoding': 'identity' })).toEqual(first);
  expect(await ask(EVENTS, { 'accept-encoding': 'gzip' })).toEqual({ ...first, encoding: 'gzip' });
  expect(await ask(EVENTS, { 'accept-encoding': 'gzip' })).toEqual({ ...first, encoding: 'gzip' });
});

it('gives each the media type they ask for', async () => {
  const types = ['application/json', 'application/graphql-response+json'];
  for (const type of [...types, ...types]) expect((await ask(SHORT, { accept: type })).type).toBe(`${type}; charset=utf-8`);
});

it('counts anew once a fact came in', async () => {
  expect((await ask(SHORT)).text).toContain('"value":7');
  expect((await ask(SHORT)).text).toContain('"value":7');
  await collect('second');
  expect((await ask(SHORT)).text).toContain('"value":14');
});

it('does not keep what was refused, nor what is no question', async () => {
  const wrong = 'query { metricTable(metrics: ["no.such"], product: "shop", range: {last: "P7D"}, grain: DAY) { rows { value } } }';
  const refused = await ask(wrong);
  expect(refused.status).toBe(400);
  expect(await ask(wrong)).toEqual(refused);
  const create = { query: COLLECT, variables: { input: { source: 's', product: 'shop', events: [{ key: 'once', person: 'p', name: 'n', at: '2026-03-02T10:00:00Z' }] } } };
  const sent = async (): Promise<unknown> => (await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' }, body: JSON.stringify(create) })).json();
  expect(await sent()).toMatchObject({ data: { collectOutcomes: { accepted: 1 } } });
  expect(await sent()).toMatchObject({ data: { collectOutcomes: { accepted: 0 } } });
});

it('asked for by GET has a tag, and is 304 to whoever has it, until a fact comes in', async () => {
  const key = bearer((await makeKey(server, { scopes: ['READ_OUTCOMES'] })).text);
  const get = async (headers: Record<string, string> = {}, operationName?: string) => {
    const answer = await fetch(`${server.url}/graphql?${new URLSearchParams({ query: SHORT, ...(operationName ? { operationName } : {}) }).toString()}`, { headers: { ...key, ...headers } });
    return { status: answer.status, tag: answer.headers.get('etag'), left: Number(answer.headers.get('x-ratelimit-remaining')), text: await answer.text() };
  };
  const first = await get();
  expect(first).toMatchObject({ status: 200, tag: expect.stringMatching(/^W\//), text: expect.stringContaining('"value":') });
  expect(await get()).toMatchObject({ status: 200, tag: first.tag, text: first.text });
  const again = await get({ 'if-none-match': `"other", ${first.tag!}` });
  expect(again).toMatchObject({ status: 304, tag: first.tag, text: '' });
  expect(again.left).toBeLessThan(first.left);
  expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  expect((await get({ 'if-none-match': first.tag! }, 'Nobody')).status).toBe(400);
  await collect('by GET');
  const moved = await get({ 'if-none-match': first.tag! });
  expect(moved.status).toBe(200);
  expect(moved.text).not.toBe(first.text);
});

it('is given by GET to nobody who asks without a key, or by one that may not read it', async () => {
  const address = `${server.url}/graphql?${new URLSearchParams({ query: SHORT }).toString()}`;
  const other = bearer((await makeKey(server, { scopes: ['READ_DELIVERY'] })).text);
  expect((await fetch(address, { headers: { ...server.headers, 'apollo-require-preflight': '1' } })).status).toBe(401);
  expect((await fetch(address, { headers: other })).status).toBe(403);
});
