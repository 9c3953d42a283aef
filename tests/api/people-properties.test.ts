import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.ts';
import { createProduct, figure, metricTable } from './outcome-questions.ts';
import { idsIn, idsWith, reckon, without, type Sent } from './people-reference.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const WINDOW_MINUTES = 90;
/** Around the night in which clocks change in Berlin: 29 March 2026, 01:00Z; in St. John's they changed three weeks before. */
const RANGE = { from: '2026-03-26', to: '2026-04-03' };
const instant = fc.integer({ min: 0, max: 5 * 24 * 2 }).map((n) => new Date(Date.UTC(2026, 2, 27, 20, n * 30)).toISOString());
const user = fc.constantFrom('u1', 'u2', 'u3', 'u4');
const gadget = fc.constantFrom('d1', 'd2', 'd3', 'd4');
const who = fc.oneof(fc.record({ person: user }), fc.record({ anonymous: gadget }), fc.record({ person: user, anonymous: gadget }));
/** An event is what its key says, also where it comes under several ids. */
const events = fc.array(fc.tuple(fc.integer({ min: 0, max: 14 }), who), { maxLength: 22 }).chain((sent) => fc.tuple(fc.constant(sent), fc.array(fc.tuple(fc.constantFrom('a', 'b'), instant), { minLength: 15, maxLength: 15 })))
  .map(([sent, what]) => sent.map(([n, of]) => ({ key: `e${n}`, name: what[n]![0], at: what[n]![1], ...of })));
const identities = fc.array(fc.oneof(
  { weight: 4, arbitrary: fc.record({ anonymous: gadget, person: user, at: instant }) },
  { weight: 1, arbitrary: fc.record({ previous: user, person: user, at: instant }).filter(({ previous, person }) => previous !== person) },
), { maxLength: 7 });
const people = fc.array(fc.tuple(fc.oneof(user.map((key) => ({ key })), gadget.map((anonymous) => ({ anonymous }))), instant, fc.dictionary(fc.constantFrom('plan', 'city'), fc.constantFrom('x', 'y', null), { minKeys: 1 }))
  .map(([of, at, traits]) => ({ ...of, at, traits })), { maxLength: 8 });
const feedback = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), who, instant), { selector: ([n]) => n, maxLength: 5 }).map((all) => all.map(([n, of, at]) => ({ key: `f${n}`, text: 'words', at, ...of })));
const facts: fc.Arbitrary<Sent> = fc.record({ events, identities, people, feedback });

type Item = { list: keyof Sent; item: object };
const items = (sent: Sent): Item[] => (Object.keys(sent) as (keyof Sent)[]).flatMap((list) => sent[list].map((item) => ({ list, item })));
const grouped = (said: readonly Item[]): Sent => {
  const lists: Sent = { events: [], identities: [], people: [], feedback: [] };
  for (const { list, item } of said) (lists[list] as object[]).push(item);
  return lists;
};
/** All of it at least once, some twice, in any order, cut into batches. */
const batches = (sent: Sent): fc.Arbitrary<Item[][]> => {
  const all = items(sent);
  const more = [...all, ...all.filter((_, index) => index % 3 === 0)];
  return fc.tuple(fc.shuffledSubarray(more, { minLength: more.length }), fc.array(fc.nat(more.length), { maxLength: 5 })).map(([shuffled, cuts]) => {
    const edges = [0, ...[...new Set(cuts)].filter((cut) => cut > 0 && cut < shuffled.length).sort((a, b) => a - b), shuffled.length];
    return edges.slice(1).map((edge, index) => shuffled.slice(edges[index], edge));
  });
};

let made = 0;
async function newProduct(zone: string): Promise<string> {
  const product = `p${made += 1}`;
  await createProduct(server, product, zone);
  await server.graphql('mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }', { product, input: { key: 'f', name: 'F', windowMinutes: WINDOW_MINUTES, steps: [{ event: 'a' }, { event: 'b' }] } });
  return product;
}
const send = async (product: string, batch: readonly Item[]): Promise<void> => {
  if (batch.length > 0) await server.collectOutcomes({ source: product, product, ...grouped(batch) });
};

/** What the server tells of the people, in the words of the reference. */
async function told(product: string): Promise<ReturnType<typeof reckon>> {
  const lines = async (sql: string): Promise<string[]> => (await server.sql<{ line: string }>(`SELECT ${sql} WHERE p.key = $1`, [product])).map(({ line }) => line).sort();
  const [days, retention, entered, completed] = await Promise.all([
    metricTable(server, { metrics: ['adoption.active_users'], product, range: RANGE, grain: 'DAY' }), metricTable(server, { metrics: ['adoption.retention'], product, range: RANGE, grain: 'DAY' }),
    figure(server, 'conversion.entered', RANGE, { product }), figure(server, 'conversion.completed', RANGE, { product })]);
  const feedbackRows = await server.sql<{ key: string; who: string }>(`SELECT f.key, n.key AS who FROM feedback f JOIN person n ON n.id = f.person_id JOIN product p ON p.id = f.product_id WHERE p.key = $1`, [product]);
  const traitRows = await server.sql<{ key: string; traits: Record<string, string> }>(`SELECT n.key, n.traits FROM person n JOIN product p ON p.id = n.product_id WHERE p.key = $1 AND n.traits <> '{}'`, [product]);
  return {
    personDays: await lines(`n.key || ' ' || d.day AS line FROM person_day d JOIN person n ON n.id = d.person_id JOIN product p ON p.id = d.product_id`),
    events: await lines(`n.key || ' ' || m.name AS line FROM event e JOIN person n ON n.id = e.person_id JOIN event_name m ON m.id = e.name_id JOIN product p ON p.id = e.product_id`),
    feedback: Object.fromEntries(feedbackRows.map(({ key, who: whose }) => [key, whose])),
    traits: Object.fromEntries(traitRows.map(({ key, traits }) => [key, traits])),
    active: Object.fromEntries(days.rows.flatMap(({ period, value }) => (value ? [[period, value]] : []))),
    cohort: Object.fromEntries(retention.rows.flatMap(({ period, numerator, denominator }) => (denominator ? [[period, [numerator!, denominator]]] : []))),
    entered: entered.value ?? 0, completed: completed.value ?? 0,
  };
}

/** The uses counted ahead, held against the events themselves. */
const wrongUses = (): Promise<unknown[]> => server.sql(`
  WITH kept AS (SELECT person_id, day, name_id, uses::bigint AS uses FROM person_event_day),
       counted AS (SELECT e.person_id, (e.at AT TIME ZONE p.time_zone)::date AS day, e.name_id, count(*) AS uses FROM event e JOIN product p ON p.id = e.product_id GROUP BY 1, 2, 3)
  (SELECT * FROM kept EXCEPT SELECT * FROM counted) UNION ALL (SELECT * FROM counted EXCEPT SELECT * FROM kept)`);

const RUNS = { numRuns: Number(process.env['FC_RUNS'] ?? 12), endOnFailure: true };
const zone = fc.constantFrom('Europe/Berlin', 'America/St_Johns');

describe('what is told of people equals a count from scratch', () => {
  it('in any order, any batches, any repetition, in two zones, also when the zone changes', async () => {
    await fc.assert(fc.asyncProperty(facts.chain((sent) => fc.record({ sent: fc.constant(sent), one: batches(sent), other: batches(sent), zone, then: zone })), async ({ sent, one, other, zone: first, then }) => {
      for (const [order, of] of [[one, first], [other, then]] as const) {
        const product = await newProduct(of);
        for (const batch of order) await send(product, batch);
        expect(await told(product)).toEqual(reckon(sent, of, WINDOW_MINUTES));
        if (first === then || order !== one) continue;
        await server.collectDelivery({ source: 'app', products: [{ key: product, timeZone: then }] });
        expect(await told(product)).toEqual(reckon(sent, then, WINDOW_MINUTES));
      }
      expect(await wrongUses()).toEqual([]);
    }), RUNS);
  });

  it('when a person is erased in between, and everything is sent again', async () => {
    const scenario = facts.filter((sent) => sent.events.length > 0).chain((sent) => fc.record({ sent: fc.constant(sent), order: batches(sent), again: batches(sent), at: fc.nat(6), whom: fc.nat(20), zone }));
    await fc.assert(fc.asyncProperty(scenario, async ({ sent, order, again, at, whom, zone: of }) => {
      const product = await newProduct(of);
      const before = order.slice(0, 1 + (at % order.length));
      for (const batch of before) await send(product, batch);
      const known = grouped(before.flat());
      const ids = [...idsIn(known)].sort();
      const key = ids[whom % ids.length]!;
      const gone = idsWith(known, key);
      const { erasePerson } = await server.graphql<{ erasePerson: { ids: number } }>('mutation ($product: String!, $key: String!) { erasePerson(product: $product, key: $key) { ids } }', { product, key });
      expect(erasePerson.ids).toBe(gone.size);
      expect(await told(product)).toEqual(reckon(without(known, gone), of, WINDOW_MINUTES));
      for (const batch of [...order.slice(before.length), ...again]) await send(product, batch);
      expect(await told(product)).toEqual(reckon(without(sent, gone), of, WINDOW_MINUTES));
      expect(await wrongUses()).toEqual([]);
    }), RUNS);
  });
});

describe('batches at the same time', () => {
  it('that merge the same people, and bring the same events under both ids, end as one after the other', async () => {
    const product = await newProduct('UTC');
    const at = (n: number): string => new Date(Date.UTC(2026, 2, 27, 0, n)).toISOString();
    const sent = (part: number): Sent => ({
      events: Array.from({ length: 60 }, (_, n) => ({ key: `e${n}`, name: n % 2 ? 'a' : 'b', at: at(n), ...((n + part) % 3 === 0 ? { person: `u${n % 6}` } : { anonymous: `d${n % 6}` }) })),
      identities: Array.from({ length: 12 }, (_, n) => ({ anonymous: `d${(n * (part % 2 ? 5 : 1)) % 6}`, person: `u${(n + part) % 6}`, at: at((n * 7 + part * 3) % 50) })),
      people: Array.from({ length: 6 }, (_, n) => ({ key: `u${n}`, at: at(part), traits: { plan: `p${part}` } })), feedback: [],
    });
    for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 8 }, (_, part) => server.collectOutcomes({ source: product, product, ...sent(part + round * 8) })));
    const all = Array.from({ length: 24 }, (_, part) => sent(part));
    expect(await told(product)).toEqual(reckon({ events: all.flatMap((one) => one.events), identities: all.flatMap((one) => one.identities), people: all.flatMap((one) => one.people), feedback: [] }, 'UTC', WINDOW_MINUTES));
    expect(await wrongUses()).toEqual([]);
  });
});
