import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandKeyOf, OWNER, startServer, type TestServer } from '../support/server.ts';
import { runtimeUrlOf } from '../support/runtime-role.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { LOG_LEVEL: 'trace' } }); });
afterAll(() => server.stop());

const send = async (path: string, init: RequestInit = {}): Promise<string> => (await fetch(`${server.url}${path}`, init)).text();
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

describe('keys, passwords, sessions and signed links', () => {
  it('are in no line of the log, at its most talkative, whether they are right or wrong', async () => {
    await server.collectOutcomes({ source: 'app', product: 'shop', people: [{ key: 'ann' }], events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] });
    const { createKey: { text: key } } = await server.graphql<{ createKey: { text: string } }>('mutation ($input: CreateKeyInput!) { createKey(input: $input) { text } }', { input: { name: 'test', scopes: ['READ_OUTCOMES'] } });
    const { createWriteKey: { text: writeKey } } = await server.graphql<{ createWriteKey: { text: string } }>('mutation { createWriteKey(source: "app", product: "shop", name: "test") { text } }');
    const { createFeed: { id } } = await server.graphql<{ createFeed: { id: string } }>('mutation ($input: FeedInput!) { createFeed(input: $input) { id } }', { input: { name: 'test', query: { metrics: ['adoption.active_users'], product: 'shop', range: { from: '2026-03-01', to: '2026-03-31' }, grain: 'DAY' } } });
    const { signFeedLink: { path } } = await server.graphql<{ signFeedLink: { path: string } }>('mutation ($id: ID!) { signFeedLink(id: $id, format: CSV, expiresInDays: 1) { path } }', { id });
    const link = new URL(path, server.url).searchParams.get('link')!;

    const question = { query: '{ metricTable(metrics: ["adoption.active_users"], range: { last: "P7D" }, grain: DAY, product: "shop") { totalCount } }' };
    expect(JSON.parse(await send('/graphql', json(question, { authorization: `Bearer ${key}` })))).toMatchObject({ data: { metricTable: { totalCount: 7 } } });
    expect(await send(path)).toMatch(/period/i);
    await send('/v1/track', json({ writeKey, userId: 'ann', event: 'opened', messageId: 'm1', timestamp: '2026-03-02T09:00:00Z' }));
    expect(JSON.parse(await send('/graphql', json({ query: 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) }', variables: { email: OWNER.email, password: OWNER.password } })))).toMatchObject({ data: { signIn: true } });

    // Nearly right ones, and right ones in places where they do not belong.
    const [wrongKey, wrongLink, wrongPassword] = [`${key.slice(0, -3)}abc`, `${link.slice(0, -3)}abc`, 'candles over 9 loud lanterns'];
    await send('/graphql', json(question, { authorization: `Bearer ${wrongKey}` }));
    await send(`${path.split('?')[0]}?link=${wrongLink}`);
    await send('/graphql', json({ query: 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) }', variables: { email: OWNER.email, password: wrongPassword } }));
    await send('/graphql', json({ query: `{ product(key: "${key}") { nothing } }` }, server.headers));
    await send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: `{"query": "${key}` });
    await send(`/api/v1/feeds/${key}.csv?key=${key}`, { headers: { 'x-api-key': key } });
    await send(`/hooks/${writeKey}`, json({ key: writeKey }));
    // A fault of ours, with a secret in what was asked.
    await server.sql('ALTER TABLE product RENAME TO mislaid');
    const fault = JSON.parse(await send('/graphql', json({ query: 'query ($key: String!) { product(key: $key) { key } }', variables: { key: `fault ${key}` } }, { authorization: `Bearer ${key}`, ...server.headers }))) as { errors: { extensions: { code: string } }[] };
    await server.sql('ALTER TABLE mislaid RENAME TO product');
    expect(fault.errors[0]!.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    // The rotating session, the owner's password for the database, and the commands' key.
    const said = server.output;
    expect(said).toContain('errorId');
    expect(said.length).toBeLessThan(20_000);
    const secretOf = (text: string): string => text.split('_').at(-1)!;
    const passwordOf = (url: string): string => decodeURIComponent(new URL(url).password);
    const secrets = {
      key: secretOf(key), writeKey: secretOf(writeKey), wrongKey: secretOf(wrongKey), link: link.split('.').at(-1)!, wrongLink: wrongLink.split('.').at(-1)!, session: server.cookie.value, password: OWNER.password, wrongPassword,
      command: await commandKeyOf(server.dataDir), owner: passwordOf(server.databaseUrl), runtime: passwordOf(await runtimeUrlOf(server.databaseUrl)),
    };
    for (const [name, secret] of Object.entries(secrets)) expect([name, secret.length > 8, said.includes(secret)]).toEqual([name, true, false]);
  });
});
