import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Lexer, Source, TokenKind } from 'graphql';
import { holding } from '../support/holding.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { voiceIn, type Voice } from '../support/two-workspaces.ts';

let server: TestServer;
let voice: Voice;
beforeAll(async () => {
  // Long enough for two to be seen waiting at once on a slow machine.
  server = await startServer({ env: { QUESTION_SECONDS: '5' } });
  voice = voiceIn(server, 'default');
  await voice.data('mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { accepted } }', { input: { source: 'tracker', products: [{ key: 'shop', name: 'Shop' }], teams: [{ key: 'atlas', product: 'shop' }] } });
  await voice.data('mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: { source: 'app', product: 'shop', events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] } });
});
afterAll(() => server.stop());

const isRefused = async (query: string, variables: Record<string, unknown> = {}) => {
  const { errors, status } = await voice.ask(query, variables);
  const code = errors[0]?.extensions?.['code'];
  return code === 'TOO_COSTLY' || /token/i.test(errors[0]?.message ?? '') ? { status, message: errors[0]!.message } : null;
};

describe('at its edge a question is answered, one step further it is refused', () => {
  it('by depth: 12 and 13', async () => {
    const deep = (levels: number): string => (levels === 1 ? '{ key }' : `{ ${levels % 2 === 0 ? 'teams' : 'product'} ${deep(levels - 1)} }`);
    const query = (levels: number): string => `{ products ${deep(levels - 1)} }`;
    // An odd number of levels below a product ends at a team, and an even one at a product: both have a key.
    const asked = (levels: number): string => (levels % 2 === 0 ? query(levels).replace('{ products { product', '{ teams { product') : query(levels));
    expect(await isRefused(asked(12))).toBeNull();
    expect(await isRefused(asked(13))).toEqual({ status: 400, message: 'The query is 13 levels deep; 12 is the most. Ask for less in one query.' });
  });

  it('by aliases: 60 and 61', async () => {
    const query = (count: number): string => `{ workspace { ${Array.from({ length: count }, (_, n) => `a${n}: key`).join(' ')} } }`;
    expect(await isRefused(query(60))).toBeNull();
    expect(await isRefused(query(61))).toEqual({ status: 400, message: 'The query has 61 aliases; 60 is the most.' });
  });

  it('by tokens: 4,000 and 4,001', async () => {
    const query = (numbers: number): string => `{ previewCalendar(text: "x", timeZone: "UTC", years: [${Array.from({ length: numbers }, () => '1').join(' ')}]) { __typename } }`;
    const tokens = (text: string): number => {
      const lexer = new Lexer(new Source(text));
      let count = 0;
      while (lexer.advance().kind !== TokenKind.EOF) count += 1;
      return count;
    };
    const most = 4_000 - tokens(query(0));
    expect(tokens(query(most))).toBe(4_000);
    expect(await isRefused(query(most))).toBeNull();
    expect(await isRefused(query(most + 1))).toMatchObject({ status: 400 });
  });

  it('by cost, with the variables counted: 60,000 and the next possible', async () => {
    const query = 'query ($n: Int!) { sources { lastRejections(first: $n) { at path value reason __typename } key kind } }';
    const costOf = async (n: number): Promise<number> => (JSON.parse((await voice.ask(query, { n })).text) as { extensions: { cost: { asked: number } } }).extensions.cost.asked;
    const [one, two] = [await costOf(1), await costOf(2)];
    const step = two - one;
    const most = 1 + Math.floor((60_000 - one) / step);
    // A list is costed as 10,000 rows at most: several of them, where that is not enough.
    const times = Math.ceil(most / 10_000);
    const several = `query ($n: Int!) { ${Array.from({ length: times }, (_, n) => `a${n}: sources { lastRejections(first: $n) { at path value reason __typename } key kind }`).join(' ')} }`;
    const each = 1 + Math.floor((60_000 / times - one) / step);
    expect(await isRefused(several, { n: each })).toBeNull();
    const over = await isRefused(several, { n: each + 1 });
    expect(over).toMatchObject({ status: 400, message: expect.stringMatching(/^The query costs \d+; 60000 is the most/) });
    expect(Number(/costs (\d+)/.exec(over!.message)![1])).toBe(times * (one + step * each));
  });

  it('by size: 4 MiB and one byte more', async () => {
    const send = (bytes: number) => {
      const [head, tail] = ['{"query":"{ __typename }","variables":{"pad":"', '"}}'];
      return fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...voice.headers, 'content-type': 'application/json' }, body: head + 'x'.repeat(bytes - head.length - tail.length) + tail });
    };
    expect((await send(4 * 1024 * 1024)).status).toBe(200);
    expect((await send(4 * 1024 * 1024 + 1)).status).toBe(413);
  });
});

describe('a question that takes too long', () => {
  const waiting = async (): Promise<number> => (await server.sql<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE '%_runtime' AND wait_event_type = 'Lock'`))[0]!.n;

  it('is ended in the database, and says so by name', async () => {
    const held = await holding(server, 'person');
    const answer = await voice.ask('{ product(key: "shop") { people(first: 5) { rows { key } } } }');
    expect(answer).toMatchObject({ status: 400, data: { product: null }, errors: [{ extensions: { code: 'TIMED_OUT' }, message: expect.stringContaining('takes longer than the database may work on one question') }] });
    expect(await waiting()).toBe(0);
    await held.release();
    expect((await voice.ask('{ product(key: "shop") { people(first: 5) { rows { key } } } }')).status).toBe(200);
  });

  it('is ended too when whoever asked has left; what was written for somebody who left is finished', async () => {
    const held = await holding(server, 'person, event');
    const leaving = new AbortController();
    const send = (body: object) => fetch(`${server.url}/graphql`, { method: 'POST', signal: leaving.signal, headers: { ...voice.headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(() => 'left');
    const asked = send({ query: '{ product(key: "shop") { people(first: 4) { rows { key } } } }' });
    const written = send({ query: 'mutation { collectOutcomes(input: { source: "app", product: "shop", events: [{ key: "late", person: "bob", name: "opened", at: "2026-03-02T09:00:00Z" }] }) { accepted } }' });
    while ((await waiting()) < 2);
    leaving.abort();
    expect(await Promise.all([asked, written])).toEqual(['left', 'left']);
    while ((await waiting()) > 1);
    await held.release();
    while ((await server.sql(`SELECT FROM person WHERE key = 'bob'`)).length === 0);
  });
});
