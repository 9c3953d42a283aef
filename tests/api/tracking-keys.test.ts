import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bearer, makeKey, post } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { basic, send, writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer();
  key = await writeKeyFor(server);
});
afterAll(() => server?.stop());

interface Keys { sources: { key: string; keys: { id: string; name: string; start: string; product: string; scopes: string[]; lastUsedAt: string | null; revokedAt: string | null }[] }[] }
const keysOf = async (source: string) => (await server.graphql<Keys>('{ sources { key keys { id name start product scopes lastUsedAt revokedAt } } }')).sources.find((one) => one.key === source)!.keys;
const REVOKE = 'mutation ($id: ID!) { revokeWriteKey(id: $id) { id revokedAt } }';
const CREATE = 'mutation ($source: String!, $product: String!, $name: String!) { createWriteKey(source: $source, product: $product, name: $name) { text key { id start } } }';
let next = 0;
const event = () => ({ messageId: `m${(next += 1)}`, userId: 'ann', event: 'opened', timestamp: '2026-03-02T09:00:00Z' });

describe('a write key', () => {
  it('is shown once: the database holds the hash of its secret alone', async () => {
    expect(key).toMatch(/^bfk_live_[a-zA-Z0-9]{12}_[a-zA-Z0-9]{43}$/);
    const [row] = await server.sql<{ all: string; hash: string }>(`SELECT row_to_json(k)::text AS all, encode(secret_sha256, 'hex') AS hash FROM api_key k`);
    const secret = key.split('_')[3]!;
    expect(row!.all).not.toContain(secret);
    expect(row!.hash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(await keysOf('app')).toMatchObject([{ name: 'test', start: key.slice(0, 21), product: 'shop', scopes: ['COLLECT_OUTCOMES'], revokedAt: null }]);
  });

  it.each([
    ['Basic, as the user\'s name', () => basic(key), {}], ['Bearer', () => ({ authorization: `Bearer ${key}` }), {}], ['x-api-key', () => ({ 'x-api-key': key }), {}], ['the body', () => ({}), () => ({ writeKey: key })],
  ] as const)('is taken by %s', async (_, headers, more) => {
    expect(await send(server, '/v1/track', { ...event(), ...(typeof more === 'function' ? more() : more) }, headers())).toMatchObject({ status: 200, body: { success: true, accepted: 1, duplicates: 0, rejected: [] } });
    expect((await keysOf('app'))[0]!.lastUsedAt).not.toBeNull();
  });

  it.each([
    ['none', {}], ['one that nobody made', { 'x-api-key': `bfk_live_abcdefghijkl_${'a'.repeat(32)}` }], ['something else', { authorization: 'Bearer abc' }], ['the right name with another secret', null],
  ])('401 with %s', async (_, headers) => {
    const answer = await send(server, '/v1/track', event(), headers ?? { 'x-api-key': `${key.slice(0, 22)}${'x'.repeat(43)}` });
    expect([answer.status, answer.body.success]).toEqual([401, false]);
    expect(answer.body.message).toMatch(/write key/);
  });

  it('is replaced while both live, and ends at once', async () => {
    const { createWriteKey: second } = await server.graphql<{ createWriteKey: { text: string; key: { id: string } } }>(CREATE, { source: 'app', product: 'shop', name: 'the next' });
    expect((await send(server, '/v1/track', event(), basic(key))).status).toBe(200);
    expect((await send(server, '/v1/track', event(), basic(second.text))).status).toBe(200);
    const first = (await keysOf('app')).find(({ start }) => key.startsWith(start))!;
    await server.graphql(REVOKE, { id: first.id });
    expect((await send(server, '/v1/track', event(), basic(key))).status).toBe(401);
    expect((await send(server, '/v1/track', event(), basic(second.text))).status).toBe(200);
    expect((await keysOf('app')).map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual([['the next', false], ['test', true]]);
    key = second.text;
  });

  it('ended by another instance is refused within a second', async () => {
    const { createWriteKey: made } = await server.graphql<{ createWriteKey: { text: string; key: { id: string } } }>(CREATE, { source: 'app', product: 'shop', name: 'short' });
    expect((await send(server, '/v1/track', event(), basic(made.text))).status).toBe(200);
    await server.sql('UPDATE api_key SET revoked_at = now() WHERE id = $1', [made.key.id]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await send(server, '/v1/track', event(), basic(made.text))).status).toBe(401);
  });

  it.each([
    [{ source: 'app', product: 'nothing', name: 'x' }, 'there is no product "nothing"'], [{ source: '', product: 'shop', name: 'x' }, 'source: expected a key'],
    [{ source: 'app', product: 'shop', name: ' ' }, 'name: expected 1 to 100'], [{ source: 'sample', product: 'shop', name: 'x' }, 'simulated'],
  ])('%j is refused: %s', async (variables, reason) => {
    const answer = await server.ask(CREATE, variables);
    expect([answer.status, answer.errors[0]?.message]).toEqual([400, expect.stringContaining(reason)]);
  });

  it('that is not there cannot be ended', async () => {
    expect((await server.ask(REVOKE, { id: '999999' })).errors[0]?.message).toContain('there is no write key');
    expect((await server.ask(REVOKE, { id: 'x' })).errors[0]?.message).toContain('there is no write key');
  });
});

describe('a key that is made under Settings', () => {
  it('sends over /v1 where it has the scope, a source and one product; nothing else does', async () => {
    await server.graphql('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', { input: { key: 'till', name: 'Till' } });
    const { text } = await makeKey(server, { scopes: ['COLLECT_OUTCOMES'], products: ['shop'], source: 'web-shop', name: 'Web shop' });
    expect((await send(server, '/v1/track', event(), basic(text))).status).toBe(200);
    expect(await keysOf('web-shop')).toMatchObject([{ name: 'Web shop', product: 'shop' }]);
    for (const input of [{ scopes: ['READ_OUTCOMES'] }, { scopes: ['COLLECT_OUTCOMES'] }, { scopes: ['COLLECT_OUTCOMES'], products: ['shop', 'till'], source: 'both' }, { scopes: ['COLLECT_DELIVERY'], products: ['shop'], source: 'ci' }]) {
      expect([input, (await send(server, '/v1/track', event(), basic((await makeKey(server, input)).text))).status]).toEqual([input, 401]);
    }
  });

  it('that stands in a page sends over /v1 and is nobody elsewhere', async () => {
    const outcomes = (text: string) => post(server.url, bearer(text), 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: { source: 'app', product: 'shop', payments: [] } });
    const made = await makeKey(server, { scopes: ['COLLECT_OUTCOMES'], products: ['shop'], source: 'page', trackingOnly: true });
    for (const text of [key, made.text]) {
      expect((await send(server, '/v1/track', event(), basic(text))).status).toBe(200);
      expect([(await outcomes(text)).status, (await post(server.url, bearer(text), '{ products { key } }')).status]).toEqual([403, 403]);
    }
    const rotated = await server.graphql<{ rotateKey: { text: string; key: { trackingOnly: boolean } } }>('mutation ($id: ID!) { rotateKey(id: $id) { text key { trackingOnly } } }', { id: made.id });
    expect([rotated.rotateKey.key.trackingOnly, (await outcomes(rotated.rotateKey.text)).status]).toEqual([true, 403]);
    for (const input of [{ scopes: ['COLLECT_OUTCOMES', 'READ_OUTCOMES'], products: ['shop'], source: 'page' }, { scopes: ['COLLECT_OUTCOMES'], source: 'page' }, { scopes: ['COLLECT_OUTCOMES'], products: ['shop'] }]) {
      expect((await server.ask('mutation ($input: CreateKeyInput!) { createKey(input: $input) { text } }', { input: { name: 'x', trackingOnly: true, ...input } })).errors[0]?.message).toContain('trackingOnly:');
    }
  });

  it('of before, with a secret of 32 letters, still sends', async () => {
    const old = `bfk_live_${'o'.repeat(12)}_${'p'.repeat(32)}`;
    await server.sql(`INSERT INTO api_key (workspace_id, source_id, product_id, products, name, scopes, public_id, secret_sha256)
      SELECT workspace_id, source_id, product_id, products, 'of before', scopes, $1, $2 FROM api_key WHERE name = 'Web shop'`, ['o'.repeat(12), createHash('sha256').update('p'.repeat(32)).digest()]);
    expect((await send(server, '/v1/track', event(), basic(old))).status).toBe(200);
  });
});
