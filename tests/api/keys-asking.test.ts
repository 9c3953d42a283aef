import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startBeside, type BesideServer } from '../support/beside.ts';
import { bearer, get, makeKey, post } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { basic } from '../support/tracking.ts';
import { sprint42 } from './sprint-42-batch.ts';

/** Who shows a key may what its scopes say, for the products it is for, until it ends. */
let server: TestServer;
let other: BesideServer;
beforeAll(async () => {
  server = await startServer({ env: { LOG_LEVEL: 'trace' } });
  other = await startBeside(server);
  await server.collectDelivery(sprint42);
  await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] });
});
afterAll(async () => {
  await other?.stop();
  await server?.stop();
});

const PRODUCTS = '{ products { key } }';
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const RANGE = 'range: {from: "2026-03-01", to: "2026-04-01"}';

describe('a key is taken', () => {
  it.each([
    ['as Bearer token', (key: string) => bearer(key)], ['as the user of Basic authentication', (key: string) => basic(key)],
    ['in x-api-key', (key: string) => ({ 'x-api-key': key })],
  ])('%s, by POST and by GET', async (_, headers) => {
    const { text } = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    for (const ask of [post, get]) expect(await ask(server.url, headers(text), PRODUCTS)).toMatchObject({ status: 200, data: { products: expect.any(Array) } });
  });

  it('beside a session: the key decides, also where it is wrong', async () => {
    const { text } = await makeKey(server, { scopes: ['COLLECT_OUTCOMES'] });
    expect((await post(server.url, { ...server.headers, ...bearer(text) }, `{ team(key: "atlas") { velocity(last: 1) { mean { value } } } }`)).status).not.toBe(200);
    expect((await post(server.url, { ...server.headers, ...bearer(`${text.slice(0, -1)}-`) }, PRODUCTS)).status).toBe(401);
  });

  it('is the only way by GET: a cookie is not', async () => {
    const answer = await get(server.url, { ...server.headers, 'apollo-require-preflight': 'true' }, PRODUCTS);
    expect([answer.status, answer.data]).toEqual([401, null]);
    expect((await post(server.url, server.headers, PRODUCTS)).status).toBe(200);
  });
});

describe('a key that is not taken', () => {
  const wrongs = (text: string): [string, Record<string, string>][] => [
    ['unknown', bearer(`bfk_live_${'a'.repeat(12)}_${'b'.repeat(43)}`)], ['with another secret', bearer(`${text.slice(0, 22)}${'b'.repeat(43)}`)],
    ['no key at all', bearer('abc')], ['empty', { authorization: 'Bearer' }], ['of another scheme', { authorization: `Digest ${text}` }],
  ];

  it('is a 401 with a sentence and how to do it, the same whatever is wrong with it', async () => {
    const { text, id } = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    const words = new Set<string>();
    for (const revoked of [false, true]) {
      if (revoked) await server.graphql('mutation ($id: ID!) { revokeKey(id: $id) { id } }', { id });
      for (const [, headers] of wrongs(text)) {
        for (const ask of [post, get]) {
          const answer = await ask(server.url, headers, PRODUCTS);
          expect([answer.status, answer.headers.get('www-authenticate'), answer.errors[0]!.extensions!['code']]).toEqual([401, expect.stringMatching(/^Bearer /), 'UNAUTHENTICATED']);
          words.add(answer.errors[0]!.message);
          expect(JSON.stringify(answer.errors)).not.toContain(text.split('_')[3]!);
        }
      }
    }
    expect([...words]).toEqual([expect.stringMatching(/not known here/)]);
    // Whoever has the right secret is told what became of it.
    expect((await post(server.url, bearer(text), PRODUCTS)).errors[0]!.message).toMatch(/^The key "test" was revoked 20/);
    for (const path of ['/live', '/api/v1/files']) {
      const answer = await fetch(`${server.url}${path}`, { headers: bearer(text) });
      expect([path, answer.status, answer.headers.get('www-authenticate')]).toEqual([path, 401, expect.stringMatching(/^Bearer /)]);
    }
  });

  it('because its time is over, from that instant on', async () => {
    const { text, id } = await makeKey(server, { scopes: ['READ_OUTCOMES'], expiresInDays: 1 });
    expect((await post(server.url, bearer(text), PRODUCTS)).status).toBe(200);
    const [{ ends }] = (await server.sql<{ ends: Date }>(`UPDATE api_key SET expires_at = clock_timestamp() + interval '1500 milliseconds' WHERE id = $1 RETURNING expires_at AS ends`, [id])) as [{ ends: Date }];
    let last = { at: 0, status: 200 };
    while (last.status === 200) {
      const at = Date.now();
      last = { at, status: (await post(server.url, bearer(text), PRODUCTS)).status };
      if (last.status === 200) expect(at).toBeLessThan(ends.getTime());
      await soon(10);
    }
    expect(last.status).toBe(401);
    expect(Date.now()).toBeGreaterThanOrEqual(ends.getTime());
    expect((await post(server.url, bearer(text), PRODUCTS)).errors[0]!.message).toMatch(/^The key "test" ended 20/);
    expect((await server.graphql<{ keys: { id: string; state: string }[] }>('{ keys { id state } }')).keys.find((key) => key.id === id)!.state).toBe('ENDED');
  });

  it('because it was revoked: within a second on another server, told or not', async () => {
    for (const told of [true, false]) {
      const { text, id } = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
      for (const { url } of [server, other]) expect((await post(url, bearer(text), PRODUCTS)).status).toBe(200);
      if (told) await server.graphql('mutation ($id: ID!) { revokeKey(id: $id) { id } }', { id });
      // As by somebody whose word is not passed on: the triggers are off, so nothing is told.
      else await server.sql(`DO $$ BEGIN SET LOCAL session_replication_role = replica; UPDATE api_key SET revoked_at = now() WHERE id = ${Number(id)}; END $$`);
      await soon(1_000);
      for (const { url } of [other, server]) expect([told, (await post(url, bearer(text), PRODUCTS)).status]).toEqual([told, 401]);
    }
  });
});

describe('what a key may', () => {
  const kinds: Record<string, { query: string; variables?: Record<string, unknown>; scopes: string[]; mutation?: true }> = {
    'a team': { query: '{ team(key: "atlas") { velocity(last: 1) { mean { value } } } }', scopes: ['READ_DELIVERY', 'ADMIN'] },
    'a delivery metric as a table': { query: `{ metricTable(metrics: ["flow.throughput"], ${RANGE}, grain: MONTH) { rows { value } } }`, scopes: ['READ_DELIVERY', 'ADMIN'] },
    'a delivery figure': { query: `{ figures(metrics: ["flow.throughput"], ${RANGE}) { value } }`, scopes: ['READ_DELIVERY', 'ADMIN'] },
    'a delivery number explained': { query: `{ explain(metric: "flow.throughput", team: "atlas", ${RANGE}) { formulaWithNumbers } }`, scopes: ['READ_DELIVERY', 'ADMIN'] },
    'an outcome question': { query: `{ product(key: "shop") { adoption(${RANGE}) { eventNames { name } } } }`, scopes: ['READ_OUTCOMES', 'ADMIN'] },
    'an outcome metric as a table': { query: `{ metricTable(metrics: ["adoption.active_users"], product: "shop", ${RANGE}, grain: MONTH) { rows { value } } }`, scopes: ['READ_OUTCOMES', 'ADMIN'] },
    'an outcome figure': { query: `{ figures(metrics: ["adoption.active_users"], product: "shop", ${RANGE}) { value } }`, scopes: ['READ_OUTCOMES', 'ADMIN'] },
    'an outcome number explained': { query: `{ explain(metric: "adoption.active_users", product: "shop", ${RANGE}) { formulaWithNumbers } }`, scopes: ['READ_OUTCOMES', 'ADMIN'] },
    'the catalogue': { query: '{ metricCatalog { key } }', scopes: ['READ_DELIVERY', 'READ_OUTCOMES', 'ADMIN'] },
    'the schema': { query: getIntrospectionQuery(), scopes: ['READ_DELIVERY', 'READ_OUTCOMES', 'ADMIN'] },
    'a type of the schema': { query: '{ __type(name: "Team") { name } }', scopes: ['READ_DELIVERY', 'READ_OUTCOMES', 'ADMIN'] },
    'sending delivery': { query: 'mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { accepted } }', variables: { input: { source: 'tracker', products: [{ key: 'shop' }] } }, scopes: ['COLLECT_DELIVERY', 'ADMIN'], mutation: true },
    'sending outcomes': { query: 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', variables: { input: { source: 'app', product: 'shop', events: [] } }, scopes: ['COLLECT_OUTCOMES', 'ADMIN'], mutation: true },
    'making a product': { query: 'mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', variables: { input: { key: 'new', name: 'New' } }, scopes: ['ADMIN'], mutation: true },
    'listing keys': { query: '{ keys { id } }', scopes: [] },
    'making a key': { query: 'mutation { createKey(input: {name: "mine", scopes: [READ_OUTCOMES]}) { text } }', scopes: [], mutation: true },
    'ending a key': { query: 'mutation { revokeKey(id: "1") { id } }', scopes: [], mutation: true },
    'the audit log': { query: '{ auditLog(first: 1) { __typename } }', scopes: ['ADMIN'] },
    'listing members': { query: '{ members { name } }', scopes: [] },
    'writing a funnel': { query: 'mutation { saveFunnel(product: "shop", input: { key: "f", name: "F", windowMinutes: 60, steps: [{ event: "a" }, { event: "b" }] }) { id } }', scopes: ['ADMIN'], mutation: true },
  };
  const SCOPES = ['READ_DELIVERY', 'READ_OUTCOMES', 'COLLECT_DELIVERY', 'COLLECT_OUTCOMES', 'ADMIN'];

  it.each(SCOPES)('with %s alone', async (scope) => {
    const { text } = await makeKey(server, { scopes: [scope] });
    for (const [kind, { query, variables, scopes, mutation }] of Object.entries(kinds)) {
      for (const ask of mutation ? [post] : [post, get]) {
        const { status, errors } = await ask(server.url, bearer(text), query, variables);
        const code = errors[0]?.extensions?.['code'] ?? null;
        // A product that was made by the key before is there already.
        const may = scopes.includes(scope) ? [200, null] : [403, 'FORBIDDEN'];
        expect([kind, ask.name, status, code, errors[0]?.message]).toEqual([kind, ask.name, ...may, scopes.includes(scope) ? undefined : expect.stringMatching(/\S/)]);
      }
    }
  });

  it('never changes anything by GET', async () => {
    const { text } = await makeKey(server, { scopes: ['ADMIN'] });
    expect((await get(server.url, bearer(text), 'mutation { createProduct(input: {key: "by-get", name: "x"}) { key } }')).status).toBe(405);
  });

  it('is said to an ADMIN key where it takes a person', async () => {
    const { text } = await makeKey(server, { scopes: ['ADMIN'] });
    const { errors } = await post(server.url, bearer(text), 'mutation { createKey(input: {name: "mine", scopes: [READ_OUTCOMES]}) { text } }');
    expect(errors[0]!.message).toMatch(/person/);
  });
});

describe('a key for some products', () => {
  beforeAll(async () => {
    await server.collectDelivery({ source: 'tracker', products: [{ key: 'till', name: 'Till' }], teams: [{ key: 'beacon', name: 'Beacon', product: 'till' }] });
    await server.collectOutcomes({ source: 'app', product: 'till', events: [{ key: 'e1', person: 'bob', name: 'opened', at: '2026-03-02T09:00:00Z' }] });
  });

  it('sees nothing of another, by name or in sums', async () => {
    const { text } = await makeKey(server, { scopes: ['READ_DELIVERY', 'READ_OUTCOMES'], products: ['till'] });
    expect((await post(server.url, bearer(text), PRODUCTS)).data).toEqual({ products: [{ key: 'till' }] });
    expect((await post(server.url, bearer(text), '{ teams { key } team(key: "atlas") { key } product(key: "shop") { key } }')).data).toEqual({ teams: [{ key: 'beacon' }], team: null, product: null });
    for (const query of [`{ metricTable(metrics: ["adoption.active_users"], product: "shop", ${RANGE}, grain: MONTH) { rows { value } } }`, `{ figures(metrics: ["adoption.active_users"], product: "shop", ${RANGE}) { value } }`]) {
      const { status, errors } = await post(server.url, bearer(text), query);
      expect([status, errors[0]!.message]).toEqual([400, expect.stringContaining('there is no product "shop"')]);
      expect(errors[0]!.message).not.toContain('Known: shop');
    }
  });

  it('is not given what was kept for a key that sees more', async () => {
    const all = await makeKey(server, { scopes: ['READ_DELIVERY', 'READ_OUTCOMES'] });
    const some = await makeKey(server, { scopes: ['READ_DELIVERY', 'READ_OUTCOMES'], products: ['till'] });
    for (let n = 0; n < 2; n += 1) {
      expect(((await post(server.url, bearer(all.text), PRODUCTS)).data as { products: unknown[] }).products.length).toBeGreaterThan(1);
      expect((await post(server.url, bearer(some.text), PRODUCTS)).data).toEqual({ products: [{ key: 'till' }] });
    }
  });

  it('sends for those alone, and within its source', async () => {
    const { text } = await makeKey(server, { scopes: ['COLLECT_DELIVERY', 'COLLECT_OUTCOMES'], products: ['till'], source: 'till-ci' });
    const outcomes = (product: string, source: string) => post(server.url, bearer(text), 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: { source, product, events: [{ key: 'k', person: 'eve', name: 'opened', at: '2026-03-02T09:00:00Z' }] } });
    const delivery = (lists: object, source = 'till-ci') => post(server.url, bearer(text), 'mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { accepted rejected { reason } } }', { input: { source, ...lists } });
    const deployment = (product: string) => ({ deployments: [{ key: `d-${product}`, product, service: 'api', at: '2026-03-02T09:00:00Z' }] });
    expect((await outcomes('till', 'till-ci')).data).toEqual({ collectOutcomes: { accepted: 1 } });
    expect((await outcomes('shop', 'till-ci')).errors[0]!.message).toContain('product: "shop" is not among');
    expect((await outcomes('till', 'app')).errors[0]!.message).toContain('sends for the source "till-ci" alone');
    expect((await delivery(deployment('till'))).data).toEqual({ collectDelivery: { accepted: 1, rejected: [] } });
    for (const lists of [deployment('shop'), { sprints: [{ key: 's', team: 'atlas', name: 'S' }] }, { products: [{ key: 'third', name: 'Third' }] }, { teams: [{ key: 'atlas', product: 'till' }] }, { workItems: [{ key: 'w', team: 'nobody' }] }, { teams: [{ key: 'fresh' }] }]) {
      const refused = await delivery(lists);
      expect([lists, refused.status, refused.data]).toEqual([lists, 403, null]);
    }
    expect((await delivery(deployment('till'), 'tracker')).status).toBe(403);
    expect((await delivery({ teams: [{ key: 'crew', name: 'Crew', product: 'shop' }] })).status).toBe(403);
    expect((await delivery({ teams: [{ key: 'crew', name: 'Crew', product: 'till' }], sprints: [{ key: 's1', team: 'crew', name: 'S1' }] })).status).toBe(200);
  });
});

describe('imports by a key for some products', () => {
  it('are those about these products whose rows name no other and no team: the rest is neither seen nor started', async () => {
    const start = async (headers: Record<string, string>, options: object, text = 'person,name,at\neve,opened,2026-03-02\n') => {
      const sent = await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...headers, 'x-requested-with': 'test', 'x-file-name': 'a.csv' }, body: text });
      const { id } = (await sent.json()) as { id: string };
      return post(server.url, headers, 'mutation ($file: ID!, $options: ImportOptions!) { startImport(file: $file, options: $options) { id } }', { file: id, options });
    };
    const idOf = ({ data }: { data: unknown }): string => (data as { startImport: { id: string } }).startImport.id;
    const theirs = idOf(await start(server.headers, { product: 'shop' }));
    const unnamed = idOf(await start(server.headers, { product: 'till', as: 'sprints', team: 'beacon', source: 'tracker' }, 'key,name\ns9,Nine\n'));
    const key = bearer((await makeKey(server, { scopes: ['ADMIN'], products: ['till'], source: 'till-files' })).text);
    const own = await start(key, { product: 'till', source: 'till-files' });
    expect(own.status).toBe(200);
    const list = async () => ((await post(server.url, key, '{ importJobs(last: 100) { id } }')).data as { importJobs: { id: string }[] }).importJobs.map(({ id }) => id);
    expect(await list()).toEqual([idOf(own)]);
    for (const id of [theirs, unnamed]) {
      expect((await post(server.url, key, 'query ($id: ID!) { importJob(id: $id) { id } }', { id })).data).toEqual({ importJob: null });
      expect((await fetch(`${server.url}/api/v1/imports/${id}/rejected.csv`, { headers: key })).status).toBe(404);
    }
    expect((await fetch(`${server.url}/api/v1/imports/${idOf(own)}/rejected.csv`, { headers: key })).status).toBe(200);
    for (const options of [{ product: 'shop', source: 'till-files' }, { product: 'till', source: 'app' }, { product: 'till' }, { product: 'fresh', source: 'till-files' }, { product: 'till', source: 'till-files', as: 'sprints', team: 'beacon' }]) {
      const refused = await start(key, options, 'key,name,person,at\ns8,Eight,eve,2026-03-02\n');
      expect([options, refused.status, refused.data]).toEqual([options, 403, null]);
    }
    expect(await list()).toEqual([idOf(own)]);
  });
});

describe('secrets', () => {
  it('stand in no line of the log, whatever was asked and however it failed', async () => {
    const { text, id } = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    const secret = text.split('_')[3]!;
    await post(server.url, bearer(text), PRODUCTS);
    await post(server.url, bearer(text), `{ product(key: "${text}") { key } }`);
    await post(server.url, bearer(text), `{ metricTable(metrics: ["${text}"], product: "${text}", ${RANGE}, grain: MONTH) { rows { value } } }`);
    await fetch(`${server.url}/graphql?query=${text}&api_key=${text}`, { headers: bearer(text) });
    await fetch(`${server.url}/${text}`, { headers: bearer(text) });
    await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...bearer(text), 'content-type': 'application/json' }, body: `{"query": "${text}` });
    await server.sql('ALTER TABLE product RENAME TO mislaid');
    const failed = await post(server.url, bearer(text), `query ($k: String!) { product(key: $k) { key } }`, { k: text });
    await server.sql('ALTER TABLE mislaid RENAME TO product');
    expect(failed.status).toBe(500);
    await server.graphql('mutation ($id: ID!) { revokeKey(id: $id) { id } }', { id });
    await post(server.url, bearer(text), PRODUCTS);
    expect(server.output).toContain('errorId');
    expect(server.output).not.toContain(secret);
  });
});
