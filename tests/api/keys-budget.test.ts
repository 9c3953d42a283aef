import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBeside, type BesideServer } from '../support/beside.ts';
import { bearer, get, makeKey, post, type KeyAnswer } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What the queries of a key may cost a minute: counted exactly on one server, never exceeded on two, and told in headers. */
let server: TestServer;
let other: BesideServer;
beforeAll(async () => {
  server = await startServer();
  // A second instance over the same database.
  other = await startBeside(server);
  await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] });
});
afterAll(async () => {
  await other?.stop();
  await server?.stop();
});

/** Costs 2 + 1: each field one, no list that names a size. */
const CHEAP = '{ products { key } }';
const TABLE = 'query Table { metricTable(metrics: ["adoption.active_users"], product: "shop", range: {from: "2026-03-02", to: "2026-03-03"}, grain: DAY, first: 100) { rows { value } } }';
const READ = ['READ_DELIVERY', 'READ_OUTCOMES'];
const limits = ({ headers }: KeyAnswer) => ({ limit: Number(headers.get('x-ratelimit-limit')), remaining: Number(headers.get('x-ratelimit-remaining')), reset: Number(headers.get('x-ratelimit-reset')) });

/** Begins anew where the minute ended meanwhile and it failed for that: the budget counts in whole minutes of the database's clock. */
async function inOneMinute(work: () => Promise<void>): Promise<void> {
  const minute = async () => (await server.sql<{ minute: string }>(`SELECT date_trunc('minute', clock_timestamp())::text AS minute`))[0]!.minute;
  for (;;) {
    const begun = await minute();
    try {
      return await work();
    } catch (error) {
      if ((await minute()) === begun) throw error;
    }
  }
}

describe('the cost of an answer', () => {
  it('stands in extensions.cost of every answer', async () => {
    const key = await makeKey(server, { scopes: READ });
    const byKey = await post(server.url, bearer(key.text), CHEAP);
    expect(byKey.extensions.cost).toEqual({ asked: 2, limit: 60_000 });
    expect((await get(server.url, bearer(key.text), CHEAP)).extensions.cost).toEqual({ asked: 2, limit: 60_000 });
  });

  it('is counted with the variables at hand', async () => {
    const key = await makeKey(server, { scopes: READ });
    const asked = async (first: number) => (await post(server.url, bearer(key.text), TABLE.replace('query Table', 'query Table($first: Int)').replace('first: 100', 'first: $first'), { first })).extensions.cost!.asked;
    // 100 for the metric, and a tenth of first x (rows 1 + value 1).
    expect([await asked(100), await asked(1_000)]).toEqual([120, 300]);
  });

  it('is the same when the answer is given again as it was kept, and is spent again', () => inOneMinute(async () => {
    const key = await makeKey(server, { scopes: READ });
    const first = await post(server.url, bearer(key.text), TABLE);
    const again = await post(server.url, bearer(key.text), TABLE);
    expect([first.status, again.status, first.extensions.cost, again.extensions.cost]).toEqual([200, 200, { asked: 120, limit: 60_000 }, { asked: 120, limit: 60_000 }]);
    expect(await server.graphql('{ keyBudgets { usual most } }')).toEqual({ keyBudgets: { usual: 600_000, most: 100_000_000 } });
    expect(limits(first)).toMatchObject({ limit: 600_000, remaining: 600_000 - 120 });
    expect(limits(again)).toMatchObject({ limit: 600_000, remaining: 600_000 - 240 });
  }));

  it('is nothing for what is sent, which has limits of its own', async () => {
    const key = await makeKey(server, { scopes: ['COLLECT_OUTCOMES'], budget: 1 });
    for (const n of [1, 2, 3]) {
      const sent = await post(server.url, bearer(key.text), 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: { source: 'app', product: 'shop', events: [{ key: `sent-${n}`, person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] } });
      expect([sent.status, sent.extensions.cost]).toEqual([200, { asked: 0, limit: 60_000 }]);
    }
  });
});

describe('a budget', () => {
  it('is spent to its edge and no further; what is refused says when to come again, and costs nothing', () => inOneMinute(async () => {
    const key = await makeKey(server, { scopes: READ, budget: 10 });
    for (const remaining of [8, 6, 4, 2, 0]) {
      const answer = await post(server.url, bearer(key.text), CHEAP);
      expect([answer.status, limits(answer)]).toEqual([200, { limit: 10, remaining, reset: expect.any(Number) }]);
    }
    const refused = await post(server.url, bearer(key.text), CHEAP);
    expect([refused.status, refused.errors[0]!.extensions!['code'], refused.data]).toEqual([429, 'TOO_MANY', null]);
    expect(refused.errors[0]!.message).toMatch(/^This key may spend 10 a minute; 0 are left, and this costs 2\. Ask again in \d+ s\.$/);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    expect(limits(refused)).toMatchObject({ limit: 10, remaining: 0 });
    expect(limits(refused).reset % 60).toBe(0);
    // GET is told the same, and another key has a budget of its own.
    expect((await get(server.url, bearer(key.text), CHEAP)).status).toBe(429);
    expect((await post(server.url, bearer((await makeKey(server, { scopes: READ, budget: 10 })).text), CHEAP)).status).toBe(200);
  }));

  it('is there again in the next minute', () => inOneMinute(async () => {
    const key = await makeKey(server, { scopes: READ, budget: 2 });
    expect((await post(server.url, bearer(key.text), CHEAP)).status).toBe(200);
    expect((await post(other.url, bearer(key.text), CHEAP)).status).toBe(429);
    // As if that had been spent in an earlier minute; a server that has not asked yet finds it so.
    await server.sql(`UPDATE key_budget SET started_at = started_at - interval '3 minutes' WHERE key_id = $1`, [key.id]);
    const third = await startBeside(server);
    const answer = await post(third.url, bearer(key.text), CHEAP).finally(() => third.stop());
    expect(answer.status).toBe(200);
  }));

  it('also stops answers that were kept', () => inOneMinute(async () => {
    const key = await makeKey(server, { scopes: READ, budget: 240 });
    expect([(await post(server.url, bearer(key.text), TABLE)).status, (await post(server.url, bearer(key.text), TABLE)).status]).toEqual([200, 200]);
    const refused = await post(server.url, bearer(key.text), TABLE);
    expect([refused.status, refused.errors[0]!.extensions!['code'], limits(refused).remaining]).toEqual([429, 'TOO_MANY', 0]);
    // Whoever signed in is still given it.
    expect((await server.ask(TABLE)).status).toBe(200);
  }));

  it('that no minute could hold is said at once: waiting would not help', async () => {
    const key = await makeKey(server, { scopes: READ, budget: 100 });
    const refused = await post(server.url, bearer(key.text), TABLE);
    expect([refused.status, refused.errors[0]!.extensions!['code'], refused.headers.get('retry-after')]).toEqual([400, 'TOO_COSTLY', null]);
    expect(refused.errors[0]!.message).toContain('this key may spend 100 a minute');
  });

  it('is raised for the very next question, on every server', () => inOneMinute(async () => {
    const key = await makeKey(server, { scopes: READ, budget: 2 });
    expect((await post(other.url, bearer(key.text), CHEAP)).status).toBe(200);
    expect((await post(other.url, bearer(key.text), CHEAP)).status).toBe(429);
    await server.graphql('mutation ($id: ID!) { setKeyBudget(id: $id, budget: 1000) { budget } }', { id: key.id });
    let answer = await post(other.url, bearer(key.text), CHEAP);
    while (answer.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      answer = await post(other.url, bearer(key.text), CHEAP);
    }
    expect([answer.status, limits(answer).limit]).toEqual([200, 1_000]);
  }));

  it('is never exceeded by many at once on two servers', () => inOneMinute(async () => {
    const key = await makeKey(server, { scopes: READ, budget: 100 });
    const answers = await Promise.all(Array.from({ length: 160 }, (_, n) => post((n % 2 ? server : other).url, bearer(key.text), CHEAP)));
    const statuses = new Set(answers.map(({ status }) => status));
    const minutes = new Set(answers.map((answer) => limits(answer).reset));
    expect([...statuses].sort()).toEqual([200, 429]);
    expect(minutes.size).toBe(1);
    const spent = 2 * answers.filter(({ status }) => status === 200).length;
    expect(spent).toBeLessThanOrEqual(100);
    // What may be left is with a server that has no use for it: less than an eighth.
    expect(spent).toBeGreaterThanOrEqual(88);
    for (const answer of answers) expect(limits(answer).remaining).toBeGreaterThanOrEqual(0);
    const [row] = await server.sql<{ taken: string }>('SELECT taken FROM key_budget WHERE key_id = $1', [key.id]);
    expect(Number(row!.taken)).toBeLessThanOrEqual(100);
  }));

  it('is written down once a lease, not once a question', () => inOneMinute(async () => {
    const key = await makeKey(server, { scopes: READ });
    for (let n = 0; n < 100; n += 1) expect((await post(server.url, bearer(key.text), CHEAP)).status).toBe(200);
    const [row] = await server.sql<{ taken: string; lease: string }>('SELECT taken, lease FROM key_budget WHERE key_id = $1', [key.id]);
    // The first eighth of 600,000, and no other since.
    expect([Number(row!.taken), Number(row!.lease)]).toEqual([75_000, 75_000]);
  }));
});
