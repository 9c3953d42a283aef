import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.ts';
import { decide, type Settings } from './adoption-questions.ts';
import { collect, createProduct, event, figure, metricTable } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const DAY = 86_400_000;
const ago = (days: number, minutes = 0): string => new Date(Math.floor(Date.now() / DAY) * DAY - days * DAY + minutes * 60_000).toISOString();
const active = async (product: string): Promise<(number | null)[]> =>
  (await metricTable(server, { metrics: ['adoption.active_users'], product, range: { last: 'P3D' }, grain: 'DAY' })).rows.map(({ value }) => value);
interface Definition { version: number; inForceFrom: string | null; changes: string[]; sentence: string; author: string | null }
const definitions = async (product: string): Promise<Definition[]> =>
  (await server.graphql<{ product: { definitions: Definition[] } }>('query ($product: String!) { product(key: $product) { definitions { version inForceFrom changes sentence author } } }', { product })).product.definitions;
const marks = async (product: string): Promise<{ kind: string; day: string; text: string }[]> =>
  (await server.graphql<{ product: { annotations: { kind: string; day: string; text: string }[] } }>('query ($product: String!) { product(key: $product) { annotations(range: { last: "P7D" }) { kind day text } } }', { product })).product.annotations;

describe('what a product is read by', () => {
  beforeAll(async () => {
    await createProduct(server, 'def');
    await collect(server, 'def', { events: [2, 1, 0].flatMap((days) => [event('real', ago(days), 'opened'), event('bot', ago(days), 'heartbeat')]) });
  });

  it('begins with every event, from now on leaves one out without moving what was, and marks it', async () => {
    expect(await active('def')).toEqual([2, 2, 2]);
    expect(await decide(server, 'def', { excludedEvents: ['heartbeat'] }, false)).toBe(2);
    expect(await active('def')).toEqual([2, 2, 1]);
    // What comes in late is read by what was in force on its day.
    await collect(server, 'def', { events: [event('late', ago(1), 'heartbeat'), event('now', ago(0), 'heartbeat')] });
    expect(await active('def')).toEqual([2, 3, 1]);
    const today = ago(0).slice(0, 10);
    expect(await marks('def')).toEqual([{ kind: 'DEFINITION', day: today, text: 'Definition 2: No longer qualifying: heartbeat' }]);
    expect((await definitions('def')).map(({ version, inForceFrom, changes, author }) => [version, inForceFrom, changes, author])).toEqual([[1, null, [], null], [2, today, ['No longer qualifying: heartbeat'], 'Ada']]);
  });

  it('reads all of the past anew when asked to', async () => {
    expect(await decide(server, 'def', { excludedEvents: ['heartbeat', 'ping'] })).toBe(3);
    expect(await active('def')).toEqual([1, 1, 1]);
    expect((await marks('def')).at(-1)?.text).toBe('Definition 3, read so for all of the past: No longer qualifying: ping');
    // A name that was never sent may be left out beforehand.
    await collect(server, 'def', { events: [event('pinger', ago(0), 'ping')] });
    expect(await active('def')).toEqual([1, 1, 1]);
    expect(await decide(server, 'def', { excludedEvents: [] })).toBe(4);
    expect(await active('def')).toEqual([2, 3, 4]);
  });

  it('is no new version where nothing would read otherwise', async () => {
    expect(await decide(server, 'def', { excludedEvents: [] })).toBe(4);
    expect((await definitions('def')).at(-1)?.sentence).toBe('Definition 4 · every event qualifies · no features · activation: not decided · weeks begin on Monday');
  });

  it('is not decided over a version that was not read', async () => {
    const decided = (version: number) => server.ask('mutation ($version: Int) { decideProductSettings(product: "def", settings: { excludedEvents: ["heartbeat"] }, version: $version) }', { version });
    const { status, errors } = await decided(3);
    expect([status, errors[0]?.message]).toEqual([409, 'version: the definition of def was changed meanwhile: it is version 4, you read version 3. Read it anew, and save again.']);
    expect((await definitions('def')).at(-1)?.version).toBe(4);
  });

  it('is shown before it is decided, with the people counted both ways', async () => {
    const preview = await server.graphql<{ previewProductSettings: object }>(
      'query ($settings: ProductSettingsInput!) { previewProductSettings(product: "def", settings: $settings) { version changes effect activeBefore activeAfter } }', { settings: { excludedEvents: ['heartbeat'] } });
    expect(preview.previewProductSettings).toEqual({
      version: 5, changes: ['No longer qualifying: heartbeat'], activeBefore: 5, activeAfter: 2,
      effect: `It counts from ${ago(0).slice(0, 10)} on. Periods that ended before stay as they were read, and a mark on the lines says where reading changes.`,
    });
    expect((await definitions('def')).at(-1)?.version).toBe(4);
  });

  it('reads a feature by the version of the period, and looks back with its first', async () => {
    await createProduct(server, 'fdef');
    await collect(server, 'fdef', { events: [1, 0].flatMap((days) => [event('a', ago(days), 'x'), event('b', ago(days), 'y'), event('b', ago(days, 1), 'x')]) });
    const rate = async (): Promise<(number | null)[]> => (await metricTable(server, { metrics: ['adoption.feature_rate'], product: 'fdef', range: { last: 'P2D' }, grain: 'DAY' })).rows.map(({ value }) => value);
    await decide(server, 'fdef', { features: [{ key: 'f', name: 'F', events: [{ event: 'y' }] }] }, false);
    expect(await rate()).toEqual([0.5, 0.5]);
    expect(await marks('fdef')).toEqual([]);
    await decide(server, 'fdef', { features: [{ key: 'f', name: 'F', events: [{ event: 'x' }] }] }, false);
    expect(await rate()).toEqual([0.5, 1]);
    expect((await figure(server, 'adoption.feature_rate', { last: 'P2D' }, { product: 'fdef' })).value).toBe(1);
  });
});

describe('what is counted ahead', () => {
  /** Both kept tables against the events themselves. */
  const differing = async (): Promise<unknown[]> => server.sql(`
    WITH scratch AS (SELECT e.person_id, (e.at AT TIME ZONE p.time_zone)::date AS day, e.name_id, e.product_id, count(*)::int AS uses FROM event e JOIN product p ON p.id = e.product_id GROUP BY 1, 2, 3, 4),
    active AS (SELECT DISTINCT s.person_id, s.day, s.product_id FROM scratch s WHERE NOT EXISTS (
      SELECT FROM not_qualifying q WHERE q.product_id = s.product_id AND q.name_id = s.name_id AND s.day >= q.from_day AND s.day < q.to_day))
    (SELECT 'kept', person_id, day, name_id, uses FROM person_event_day EXCEPT SELECT 'kept', person_id, day, name_id, uses FROM scratch)
    UNION ALL (SELECT 'missing', person_id, day, name_id, uses FROM scratch EXCEPT SELECT 'missing', person_id, day, name_id, uses FROM person_event_day)
    UNION ALL (SELECT 'active', person_id, day, NULL::int, NULL::int FROM person_day EXCEPT SELECT 'active', person_id, day, NULL::int, NULL::int FROM active)
    UNION ALL (SELECT 'not active', person_id, day, NULL::int, NULL::int FROM active EXCEPT SELECT 'not active', person_id, day, NULL::int, NULL::int FROM person_day)`);
  const zones = ['UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'];
  const hour = fc.integer({ min: 0, max: 24 * 14 });
  const fact = fc.record({ person: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constantFrom('x', 'y', 'z'), hour });
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('collect' as const), facts: fc.array(fact, { minLength: 1, maxLength: 12 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), from: fc.constantFrom('a', 'b'), to: fc.constantFrom('c', 'd') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), person: fc.constantFrom('a', 'b', 'c', 'd') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('zone' as const), zone: fc.constantFrom(...zones) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('decide' as const), excluded: fc.subarray(['x', 'y', 'z']), lookingBack: fc.boolean() }) },
  );

  it('equals a count from scratch, whatever comes late, twice, is moved, erased, in another zone, or read otherwise', async () => {
    let runs = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const product = `prop${runs += 1}`;
      await createProduct(server, product);
      for (const each of steps) {
        if (each.kind === 'collect') await collect(server, product, { events: each.facts.map(({ person, name, hour: at }) => event(person, new Date(Date.UTC(2026, 2, 1) + at * 3_600_000).toISOString(), name)) });
        else if (each.kind === 'zone') await server.collectDelivery({ source: 'app', products: [{ key: product, timeZone: each.zone }] });
        else if (each.kind === 'decide') await decide(server, product, { excludedEvents: each.excluded } satisfies Settings, each.lookingBack);
        else {
          const of = (key: string): string => `(SELECT pe.id FROM person pe JOIN product p ON p.id = pe.product_id WHERE p.key = '${product}' AND pe.key = '${key}')`;
          if (each.kind === 'erase') await server.sql(`DELETE FROM event WHERE person_id = ${of(each.person)}`);
          else await server.sql(`UPDATE event SET person_id = ${of(each.to)} WHERE person_id = ${of(each.from)} AND ${of(each.to)} IS NOT NULL
            AND key_hash NOT IN (SELECT key_hash FROM event WHERE person_id = ${of(each.to)})`);
        }
      }
      expect(await differing()).toEqual([]);
    }), { numRuns: 25 });
  });
});
