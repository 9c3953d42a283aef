import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { peopleApart } from '../support/held-up.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What is counted ahead equals a count from the raw events, at every moment: however late, often and mixed up they come. */
let server: TestServer;
beforeAll(async () => { server = await startServer(); await peopleApart(server); });
afterAll(async () => { await server.stop(); });

const DAY = 86_400_000;
const DAYS = 40;
const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata'] as const;
const at = (daysAgo: number, minute: number): string => new Date(Date.now() - daysAgo * DAY - minute * 60_000).toISOString();

type Deed =
  | { readonly does: 'collect' | 'again'; readonly events: readonly { key: string; person: string; name: string; at: string }[] }
  | { readonly does: 'describe'; readonly person: string; readonly plan: string }
  | { readonly does: 'zone'; readonly zone: string }
  | { readonly does: 'remove'; readonly person: string }
  | { readonly does: 'restart' | 'ask' };

const person = fc.nat(5).map((n) => `p${n}`);
const event = fc.record({ key: fc.nat(60).map((n) => `e${n}`), person, name: fc.constantFrom('opened', 'saved'), at: fc.tuple(fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(DAYS) }), fc.nat(1_439)).map(([days, minute]) => at(days, minute)) });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('collect' as const), events: fc.array(event, { minLength: 1, maxLength: 12 }) }) },
  { weight: 8, arbitrary: fc.constant({ does: 'ask' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'again' as const, events: [] }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('describe' as const), person, plan: fc.constantFrom('free', 'pro') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('zone' as const), zone: fc.constantFrom(...ZONES) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), person }) },
  { weight: 1, arbitrary: fc.constant({ does: 'restart' as const }) },
);

/** Everything at once, over raw events alone: local days with who was there. */
const RAW = `
  SELECT (e.at AT TIME ZONE p.time_zone)::date::text AS day, x.key AS person, x.traits->>'plan' AS plan
  FROM event e JOIN product p ON p.id = e.product_id JOIN person x ON x.id = e.person_id WHERE p.key = $1 GROUP BY 1, 2, 3`;

const TABLE = `query ($product: String!, $from: FlexibleDate!, $to: FlexibleDate!, $metrics: [String!]!, $grain: Grain!, $groupBy: [String!]) {
  metricTable(product: $product, range: {from: $from, to: $to}, metrics: $metrics, grain: $grain, groupBy: $groupBy, first: 10000) { rows { metric period dim1 value } } }`;
interface Row { readonly metric: string; readonly period: string; readonly dim1: string | null; readonly value: number | null }

const nextMonth = (day: string): string => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1)).toISOString().slice(0, 10);
const shift = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

const todayOf = async (product: string): Promise<string> => (await server.sql<{ today: string }>('SELECT (now() AT TIME ZONE time_zone)::date::text AS today FROM product WHERE key = $1', [product]))[0]!.today;

/** Once more where the day ended meanwhile, and it failed for that. */
async function compare(product: string): Promise<void> {
  for (;;) {
    const today = await todayOf(product);
    try {
      return await compareOn(today, product);
    } catch (error) {
      if ((await todayOf(product)) === today) throw error;
    }
  }
}

async function compareOn(today: string, product: string): Promise<void> {
  const raw = await server.sql<{ day: string; person: string; plan: string | null }>(RAW, [product]);
  const to = shift(new Date().toISOString().slice(0, 10), 2);
  const from = shift(to, -DAYS - 4);
  const ask = async (metrics: string[], grain: string, groupBy: string[] = []): Promise<Row[]> => (
    await server.graphql<{ metricTable: { rows: Row[] } }>(TABLE, { product, from, to, metrics, grain, groupBy })).metricTable.rows;
  const between = (start: string, end: string): Set<string> => new Set(raw.filter(({ day }) => day >= start && day < end).map((row) => row.person));
  const first = new Map<string, string>();
  for (const row of raw) if (row.day < (first.get(row.person) ?? '9')) first.set(row.person, row.day);

  for (const { metric, period, value } of await ask(['adoption.active_users', 'adoption.wau', 'adoption.mau', 'adoption.new_users'], 'DAY')) {
    // Of days before the first event nothing is known: null, and nothing was there.
    // A window of a day to come ends today, as far as it is known.
    const last = period < today ? period : today;
    const expected = { 'adoption.active_users': between(period, shift(period, 1)).size, 'adoption.wau': between(shift(last, -6), shift(last, 1)).size,
      'adoption.mau': between(shift(last, -29), shift(last, 1)).size, 'adoption.new_users': [...first.values()].filter((day) => day === period).length }[metric];
    expect({ metric, period, value: value ?? 0 }).toEqual({ metric, period, value: expected });
  }
  for (const { period, dim1, value } of await ask(['adoption.active_users'], 'WEEK', ['plan'])) {
    expect({ period, dim1, value: value ?? 0 }).toEqual({ period, dim1, value: new Set(raw.filter(({ day, plan }) => plan === dim1 && day >= period && day < shift(period, 7)).map((row) => row.person)).size });
  }
  // Ranges that hold today, and days to come.
  for (const { metric, period, value } of await ask(['adoption.active_users', 'adoption.new_users', 'adoption.mau', 'adoption.stickiness'], 'MONTH')) {
    const month = (day: string): boolean => day.slice(0, 7) === period.slice(0, 7);
    const who = new Set(raw.filter(({ day }) => month(day)).map((row) => row.person));
    const last = [shift(nextMonth(period), -1), today].sort()[0]!;
    const visits = new Set(raw.filter(({ day }) => month(day)).map((row) => `${row.day} ${row.person}`)).size;
    const expected = { 'adoption.active_users': who.size, 'adoption.new_users': [...first.values()].filter(month).length, 'adoption.mau': between(shift(last, -29), shift(last, 1)).size,
      'adoption.stickiness': who.size === 0 ? 0 : visits / Number(last.slice(8)) / who.size }[metric]!;
    expect([metric, period, (value ?? 0).toFixed(9)]).toEqual([metric, period, expected.toFixed(9)]);
  }
  for (const { period, value } of await ask(['adoption.retention'], 'WEEK')) {
    const cohort = [...first].filter(([, day]) => day >= period && day < shift(period, 7)).map(([who]) => who);
    const next = between(shift(period, 7), shift(period, 14));
    if (value !== null) expect({ period, value }).toEqual({ period, value: cohort.filter((who) => next.has(who)).length / cohort.length });
  }
}

let products = 0;

it('equals a count from scratch at every moment', async () => {
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 10 }), async (deeds) => {
    products += 1;
    const product = `product-${products}`;
    const source = `source-${products}`;
    const collect = (input: Record<string, unknown>): Promise<unknown> => server.collectOutcomes({ source, product, ...input });
    const sent: Deed[] = [];
    await collect({ events: [{ key: 'first', person: 'p0', name: 'opened', at: at(20, 0) }] });
    for (const each of [...deeds, { does: 'ask' } as const]) {
      if (each.does === 'collect') { sent.push(each); await collect({ events: each.events }); }
      if (each.does === 'again') for (const one of sent) if (one.does === 'collect') await collect({ events: one.events });
      if (each.does === 'describe') await collect({ people: [{ key: each.person, traits: { plan: each.plan } }] });
      if (each.does === 'zone') await server.collectDelivery({ source, products: [{ key: product, name: product, timeZone: each.zone }] });
      if (each.does === 'remove') await removed(product, each.person);
      if (each.does === 'restart') { await server.kill(); await server.restart(); }
      if (each.does === 'ask') await compare(product);
    }
  }), { numRuns: 5, endOnFailure: true });
});

/** As whatever removes events does: in the database, and told to whoever keeps answers. */
async function removed(product: string, who: string): Promise<void> {
  await server.sql('DELETE FROM event e USING person x, product p WHERE x.id = e.person_id AND p.id = e.product_id AND p.key = $1 AND x.key = $2', [product, who]);
  await server.collectOutcomes({ source: 'other', product, events: [{ key: `after ${who} ${Math.random()}`, person: 'p5', name: 'opened', at: at(1, 0) }] });
}

/** Until all that was touched is known to be over: a transaction of anybody, in any database of the server, that is older and under way keeps it from being. */
async function touchesAreOver(): Promise<void> {
  const isOver = async (): Promise<boolean> => (await server.sql<{ over: boolean }>('SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS over FROM fact_touch'))[0]!.over;
  while (!(await isOver())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('while others write', () => {
  it('does not keep what a transaction that was under way has touched', async () => {
    const product = 'under-way';
    await server.collectOutcomes({ source: 's', product, events: [{ key: 'a', person: 'p1', name: 'opened', at: at(10, 0) }, { key: 'b', person: 'p2', name: 'opened', at: at(3, 0) }] });
    const writer = new pg.Client({ connectionString: server.databaseUrl });
    await writer.connect();
    try {
      await writer.query('BEGIN');
      // It has its number, and touches a day that is over, before the question is asked; it commits after it was answered.
      await writer.query(`INSERT INTO event (person_id, key_hash, product_id, source_id, name_id, at)
        SELECT x.id, gen_random_uuid(), e.product_id, e.source_id, e.name_id, e.at FROM event e JOIN product p ON p.id = e.product_id JOIN person x ON x.product_id = p.id AND x.key = 'p2'
        WHERE p.key = $1 AND e.at < now() - interval '9 days'`, [product]);
      await compare(product);
      await writer.query('COMMIT');
    } finally {
      await writer.end();
    }
    await server.collectOutcomes({ source: 's', product, events: [{ key: 'c', person: 'p3', name: 'opened', at: at(0, 0) }] });
    await compare(product);
  });

  it('reads on over what a transaction that was under way has brought today', async () => {
    const product = 'under-way-today';
    const today = (key: string, person: string): Promise<unknown> => server.collectOutcomes({ source: 's', product, events: [{ key, person, name: 'opened', at: at(0, 0) }] });
    await server.collectOutcomes({ source: 's', product, events: [{ key: 'a', person: 'p1', name: 'opened', at: at(10, 0) }, { key: 'b', person: 'p2', name: 'opened', at: at(3, 0) }] });
    await today('c', 'p1');
    await compare(product);
    const writer = new pg.Client({ connectionString: server.databaseUrl });
    await writer.connect();
    try {
      await writer.query('BEGIN');
      await writer.query(`INSERT INTO event (person_id, key_hash, product_id, source_id, name_id, at)
        SELECT x.id, gen_random_uuid(), e.product_id, e.source_id, e.name_id, now() FROM event e JOIN product p ON p.id = e.product_id JOIN person x ON x.product_id = p.id AND x.key = 'p2'
        WHERE p.key = $1 AND e.at < now() - interval '9 days'`, [product]);
      // Later numbers commit before it: what they brought is counted, and read again until it is over.
      await today('d', 'p3');
      await compare(product);
      await today('e', 'p4');
      await compare(product);
      await writer.query('COMMIT');
    } finally {
      await writer.end();
    }
    await today('f', 'p3');
    await compare(product);
  });

  it('counts what is over no second time until it is touched', async () => {
    const product = 'kept-once';
    const fact = (key: string, days: number): Promise<unknown> => server.collectOutcomes({ source: 's', product, events: [{ key, person: `of ${key}`, name: 'opened', at: at(days, 0) }] });
    await fact('old', 12);
    await touchesAreOver();
    await compare(product);
    const kept = (): Promise<{ from: string; seen: string }[]> => server.sql(
      `SELECT k.from_day::text AS from, k.seen::text FROM kept_tally k JOIN product p ON p.id = k.product_id WHERE p.key = $1 AND k.to_day = k.from_day + 1 AND k.reach_from = k.from_day ORDER BY 1`, [product]);
    const before = await kept();
    expect(before.length).toBeGreaterThan(DAYS - 3);
    await fact('today', 0);
    await compare(product);
    expect(await kept()).toEqual(before);
    await fact('late', 12);
    await touchesAreOver();
    await compare(product);
    const moved = (await kept()).filter(({ seen }, n) => seen !== before[n]!.seen);
    expect(moved).toHaveLength(1);
  });

  it('counts of what a late fact has touched the part of the people alone', async () => {
    const product = 'kept-by-parts';
    const fact = (who: string, days: readonly number[]): Promise<unknown> => server.collectOutcomes({ source: 's', product, events: days.map((day) => ({ key: `${who} ${day}`, person: who, name: 'opened', at: at(day, 0) })) });
    for (const [who, days] of [['a', 30], ['b', 20], ['c', 10]] as const) await fact(who, [days]);
    await touchesAreOver();
    const day = (days: number): string => at(days, 0).slice(0, 10);
    const table = async (): Promise<Map<string, number | null>> => {
      const { metricTable } = await server.graphql<{ metricTable: { rows: Row[] } }>(TABLE, { product, from: day(32), to: day(2), metrics: ['adoption.new_users'], grain: 'DAY' });
      return new Map(metricTable.rows.map(({ period, value }) => [period, value]));
    };
    const before = await table();
    expect([30, 25, 20, 10].map((days) => before.get(day(days)))).toEqual([1, 0, 1, 1]);
    // What is kept of the others is told from what is counted now by a thousand.
    await server.sql(`
      UPDATE kept_tally k SET counted = jsonb_set(k.counted, '{rows}', (
        SELECT jsonb_agg(CASE WHEN (r->>0)::bigint = b.id / (k.counted->>'size')::bigint THEN r ELSE jsonb_set(r, '{2}', to_jsonb((r->>2)::int + 1000)) END) FROM jsonb_array_elements(k.counted->'rows') r))
      FROM product p JOIN person b ON b.product_id = p.id AND b.key = 'b'
      WHERE p.id = k.product_id AND p.key = $1 AND k.counted->'names' = '["people"]'`, [product]);
    await fact('b', [25]);
    const after = await table();
    expect([30, 25, 20, 10].map((days) => after.get(day(days)))).toEqual([1, 1, 0, 1001]);
  });

  it('says of a few people which they are, however many their days', async () => {
    const product = 'many-days';
    const touches = (): Promise<{ kind: string; n: number; of: number }[]> => server.sql(`SELECT t.kind, count(DISTINCT t.day)::int AS n, count(DISTINCT t.block)::int AS of FROM fact_touch t JOIN product p ON p.id = t.product_id WHERE p.key = $1 AND t.block IS NOT NULL GROUP BY 1 ORDER BY 1`, [product]);
    await server.collectOutcomes({ source: 's', product, events: ['a', 'b'].flatMap((who) => Array.from({ length: 70 }, (_, days) => ({ key: `${who} ${days}`, person: who, name: 'opened', at: at(days + 2, 0) }))) });
    expect(await touches()).toEqual([{ kind: 'event', n: 70, of: 2 }]);
    await server.collectOutcomes({ source: 's', product, people: [{ key: 'a', traits: { plan: 'pro' } }] });
    expect(await touches()).toEqual([{ kind: 'event', n: 70, of: 2 }, { kind: 'people', n: 1, of: 1 }]);
  });

  it('leaves of all touches of a day the last, and drops what came from another database', async () => {
    let [product, touches] = ['', 0];
    const rows = async (table: string): Promise<number> => (await server.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} t JOIN product p ON p.id = t.product_id WHERE p.key = $1`, [product]))[0]!.n;
    // They are folded once a minute: where that came in between, again.
    for (let tries = 0; touches !== 4 && tries < 5; tries += 1) {
      product = `folded-${tries}`;
      for (const key of ['a', 'b', 'c', 'd']) await server.collectOutcomes({ source: 's', product, events: [{ key, person: 'p1', name: 'opened', at: at(5, 0) }] });
      await compare(product);
      touches = await rows(`(SELECT * FROM fact_touch WHERE kind = 'event')`);
    }
    expect(touches).toBe(4);
    await server.sql('UPDATE kept_tally k SET seen = 9e15 FROM product p WHERE p.id = k.product_id AND p.key = $1', [product]);
    await touchesAreOver();
    await server.kill();
    await server.restart();
    expect(await rows('kept_tally')).toBe(0);
    expect(await rows(`(SELECT * FROM fact_touch WHERE kind = 'event')`)).toBeLessThan(4);
    await compare(product);
  });
});
