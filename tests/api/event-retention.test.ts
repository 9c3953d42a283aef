import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.ts';

/** Events that are too old go, and nothing that can still be told is told otherwise. */
let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { RETENTION_SECONDS: '0.2' } }); });
afterAll(() => server.stop());

const DAY = 86_400_000;
const MONTHS = 13;
/** The first of the month thirteen months ago: what is kept begins there. */
const LINE = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - MONTHS, 1)).toISOString().slice(0, 10);
const LINE_AGO = Math.round((Date.parse(new Date().toISOString().slice(0, 10)) - Date.parse(LINE)) / DAY);
const dayAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
const TOMORROW = dayAgo(-1);
const LONG_AGO = `${dayAgo(1_000).slice(0, 7)}-01`;

const keep = (product: string, months: number | null): Promise<{ keepEvents: { months: number | null; eventsFrom: string | null; isRemoving: boolean } }> =>
  server.graphql('mutation ($product: String!, $months: Int) { keepEvents(product: $product, months: $months, reason: "Enough") { months eventsFrom isRemoving } }', { product, months });
async function gone(product: string): Promise<void> {
  const done = async (): Promise<boolean> => !(await server.graphql<{ product: { eventRetention: { isRemoving: boolean } } }>(`{ product(key: "${product}") { eventRetention { isRemoving } } }`)).product.eventRetention.isRemoving;
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 50));
}
const eventsOf = async (product: string): Promise<number> => (await server.sql<{ n: number }>('SELECT count(*)::int AS n FROM event e JOIN product p ON p.id = e.product_id WHERE p.key = $1', [product]))[0]!.n;
const daysOf = async (product: string): Promise<string> => (await server.sql<{ sum: string }>(
  `SELECT md5(string_agg(d::text, ' ' ORDER BY d.person_id, d.day, d.name_id)) AS sum FROM person_event_day d JOIN product p ON p.id = d.product_id WHERE p.key = $1`, [product]))[0]!.sum;

const BY_DAYS = ['adoption.active_users', 'adoption.new_users', 'adoption.wau', 'adoption.mau', 'adoption.retention', 'adoption.stickiness', 'adoption.returning_users', 'adoption.resurrected_users', 'adoption.dormant_users'];
const BY_EVENTS = ['adoption.activation_rate', 'adoption.feature_rate', 'conversion.rate', 'conversion.entered'];
interface Row { readonly metric: string; readonly period: string; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly nullReason: string | null }
const rowsOf = async (product: string, from: string, metrics: readonly string[], grain: string, to = TOMORROW): Promise<Row[]> => (await server.graphql<{ metricTable: { rows: Row[] } }>(
  `query ($metrics: [String!]!) { metricTable(product: "${product}", range: { from: "${from}", to: "${to}" }, metrics: $metrics, grain: ${grain}, first: 10000) { rows { metric period value numerator denominator nullReason } } }`, { metrics })).metricTable.rows;
const tablesOf = (product: string, from: string): Promise<object> => server.graphql(`{ product(key: "${product}") {
  adoption(range: { from: "${from}", to: "${TOMORROW}" }) { eventNames { name people } }
  byMonth: retention(range: { from: "${from}", to: "${TOMORROW}" }, unit: MONTH, steps: 12) { cohorts { period people cells { step returned } } }
  byName: retention(range: { from: "${from}", to: "${TOMORROW}" }, unit: MONTH, steps: 12, start: { event: "opened" }, back: { event: "saved" }) { cohorts { period people cells { step returned } } } } }`);
/** What needs the events themselves, of a month that began after the line. */
const eventTablesOf = (product: string): Promise<object> => server.graphql(`{ product(key: "${product}") {
  adoption(range: { from: "${LINE}", to: "${TOMORROW}" }) { activation(grain: MONTH) { timeToValueHours cohorts { period signedUp activated } } features { key people { eligible used } } }
  tryFunnel(definition: { windowMinutes: 600, steps: [{ event: "opened" }, { event: "saved" }] }, range: { from: "${LINE}", to: "${TOMORROW}" }) { report { entered steps { people } } overTime(grain: MONTH) { entered converted } timeToConvert { people medianSeconds } }
  retention(range: { from: "${LINE}", to: "${dayAgo(LINE_AGO - 60)}" }, unit: ROLLING_24_HOURS, steps: 20, start: { event: "opened" }) { cohorts { period people cells { returned } } } } }`);

async function define(product: string): Promise<void> {
  await server.graphql('mutation ($product: String!, $settings: ProductSettingsInput!) { decideProductSettings(product: $product, settings: $settings, lookingBack: true) }', { product, settings: {
    excludedEvents: [], activation: { start: { event: 'opened' }, event: { event: 'saved' }, hours: 400 },
    features: [{ key: 'big', name: 'Big', events: [{ event: 'saved', where: [{ property: 'size', in: ['big'] }] }] }] } });
  await server.graphql('mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }', { product, input: { key: 'f', name: 'F', windowMinutes: 1_440, steps: [{ event: 'opened' }, { event: 'saved' }] } });
}

/** The one product keeps its events for thirteen months, the other for good. */
async function alike(kept: string, whole: string, isKept: boolean): Promise<void> {
  const [byMetric, expected] = await Promise.all([kept, whole].map((product) => Promise.all([rowsOf(product, LONG_AGO, [...BY_DAYS, ...BY_EVENTS], 'MONTH'), rowsOf(product, dayAgo(LINE_AGO + 10), BY_DAYS, 'DAY', dayAgo(LINE_AGO - 35)), rowsOf(product, LINE, BY_EVENTS, 'WEEK')])));
  const inSight = ({ period, metric }: Row): boolean => !isKept || period >= LINE || BY_DAYS.includes(metric);
  for (const place of [0, 1, 2]) expect(byMetric![place]!.filter(inSight)).toEqual(expected![place]!.filter(inSight));
  if (isKept) for (const row of byMetric![0]!) if (row.period < LINE && BY_EVENTS.includes(row.metric)) expect(row).toMatchObject({ value: null, numerator: null, nullReason: `Raw events before ${LINE} were removed, and this is counted from them.` });
  for (const tables of [(product: string) => tablesOf(product, LONG_AGO), eventTablesOf]) expect(await tables(kept)).toEqual(await tables(whole));
}

interface Sent { readonly who: string; readonly name: string; readonly daysAgo: number; readonly minute: number; readonly size: string | null }
type Deed =
  | { readonly does: 'collect'; readonly events: readonly Sent[] }
  | { readonly does: 'join'; readonly device: string; readonly person: string; readonly daysAgo: number }
  | { readonly does: 'erase'; readonly person: string }
  | { readonly does: 'zone'; readonly zone: string }
  | { readonly does: 'exclude'; readonly names: readonly string[] }
  | { readonly does: 'keep' | 'restart' | 'ask' };
const person = fc.nat(4).map((n) => `p${n}`);
const device = fc.nat(2).map((n) => `d${n}`);
const daysAgo = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: LINE_AGO - 20, max: LINE_AGO + 20 }) }, { weight: 2, arbitrary: fc.integer({ min: LINE_AGO + 1, max: 900 }) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }) });
const event: fc.Arbitrary<Sent> = fc.record({ who: fc.oneof(person, device), name: fc.constantFrom('opened', 'saved'), daysAgo, minute: fc.nat(1_439), size: fc.constantFrom('big', 'small', null) });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('collect' as const), events: fc.array(event, { minLength: 2, maxLength: 15 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('join' as const), device, person, daysAgo }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('erase' as const), person }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('zone' as const), zone: fc.constantFrom('America/New_York', 'Asia/Kolkata') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('exclude' as const), names: fc.subarray(['saved']) }) },
  { weight: 3, arbitrary: fc.constant({ does: 'keep' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'restart' as const }) },
  { weight: 2, arbitrary: fc.constant({ does: 'ask' as const }) },
);

let products = 0;
it('tells of days after the line what is told where nothing was removed, at every moment', async () => {
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 12, maxLength: 30 }), fc.array(deed, { minLength: 5, maxLength: 9 }), async (first, deeds) => {
    products += 1;
    const [kept, whole] = [`kept-${products}`, `whole-${products}`] as const;
    let isKept = false;
    const collect = async (events: readonly Sent[]): Promise<void> => {
      const items = events.map(({ who, name, daysAgo: days, minute, size }) => ({
        key: `${who} ${name} ${days} ${minute}`, ...(who.startsWith('d') ? { anonymous: who } : { person: who }), name, at: `${dayAgo(days)}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00Z`, ...(size ? { properties: { size } } : {}) }));
      const { rejected } = await server.collectOutcomes({ source: 's', product: kept, events: items });
      const places = new Set(rejected.map(({ path }) => Number(/\[(\d+)\]/.exec(path)![1])));
      for (const place of places) if (rejected.some(({ reason }) => reason.includes('raw events'))) expect(isKept && items[place]!.at < `${LINE}T12`).toBe(true);
      await server.collectOutcomes({ source: 's', product: whole, events: items.filter((_, place) => !places.has(place)) });
    };
    const both = async (work: (product: string) => Promise<unknown>): Promise<void> => { for (const product of [kept, whole]) await work(product); };
    await collect([...first, { who: 'p0', name: 'opened', daysAgo: LINE_AGO + 200, minute: 0, size: 'big' }, { who: 'd0', name: 'saved', daysAgo: LINE_AGO + 100, minute: 0, size: 'big' }, { who: 'p1', name: 'opened', daysAgo: 5, minute: 0, size: null }]);
    await both(define);
    for (const each of [...deeds, { does: 'keep' } as const, { does: 'ask' } as const]) {
      if (each.does === 'collect') await collect(each.events);
      if (each.does === 'join') await both((product) => server.collectOutcomes({ source: 's', product, identities: [{ anonymous: each.device, person: each.person, at: `${dayAgo(each.daysAgo)}T00:00:00Z` }] }));
      if (each.does === 'erase') await both((product) => server.ask('mutation ($product: String!, $key: String!) { erasePerson(product: $product, key: $key) { ids } }', { product, key: each.person }));
      if (each.does === 'zone' && !isKept) await both((product) => server.graphql('mutation ($product: String!, $input: ChangeProductInput!) { changeProduct(product: $product, input: $input) { id } }', { product, input: { timeZone: each.zone } }));
      if (each.does === 'exclude') await both((product) => server.graphql('mutation ($product: String!, $settings: ProductSettingsInput!) { decideProductSettings(product: $product, settings: $settings, lookingBack: true) }', { product, settings: { excludedEvents: each.names } }));
      if (each.does === 'keep') { isKept = true; await keep(kept, MONTHS); }
      if (each.does === 'restart') { await server.kill(); await server.restart(); }
      if (each.does === 'ask') await alike(kept, whole, isKept);
    }
    await gone(kept);
    expect((await server.sql<{ n: number }>('SELECT count(*)::int AS n FROM event e JOIN product p ON p.id = e.product_id WHERE p.key = $1 AND e.at < p.events_from', [kept]))[0]!.n).toBe(0);
    await alike(kept, whole, true);
  }), { numRuns: 2, endOnFailure: true });
}, 240_000);

describe('what is too old', () => {
  it('is told before it is decided, goes piece by piece though servers are killed meanwhile, and leaves every day as it was', async () => {
    await server.collectOutcomes({ source: 's', product: 'large', events: [{ key: 'a', person: 'p1', name: 'opened', at: `${dayAgo(700)}T10:00:00Z` }, { key: 'b', person: 'p2', name: 'opened', at: `${dayAgo(3)}T10:00:00Z` }] });
    // As many as several pieces: 7,000 of before the line, 1,500 of after it.
    await server.sql(`WITH people AS (INSERT INTO person (workspace_id, product_id, key) SELECT p.workspace_id, p.id, 'n' || n FROM product p, generate_series(0, 999) n WHERE p.key = 'large' RETURNING id, product_id)
      INSERT INTO event (person_id, key_hash, product_id, source_id, name_id, at)
      SELECT w.id, md5(w.id || ' ' || n)::uuid, w.product_id, e.source_id, e.name_id, CASE WHEN n < 7 THEN $1::date - 30 * n - (w.id % 29)::int - 1 ELSE $1::date + 20 * n END + interval '10 hours'
      FROM (SELECT id, product_id, row_number() OVER () AS place FROM people) w JOIN generate_series(0, 8) n ON n < 7 OR (n = 7 OR w.place <= 500) CROSS JOIN (SELECT e.source_id, e.name_id FROM event e JOIN product p ON p.id = e.product_id WHERE p.key = 'large' LIMIT 1) e`, [LINE]);
    const all = await eventsOf('large');
    expect(all).toBe(8_502);
    const { product: { previewEventRetention: told } } = await server.graphql<{ product: { previewEventRetention: Record<string, unknown> } }>('{ product(key: "large") { previewEventRetention(months: 13) { eventsFrom events firstDay lastDay stays goes } } }');
    expect(told).toMatchObject({ eventsFrom: LINE, events: 7_001, firstDay: dayAgo(700), stays: expect.arrayContaining([expect.stringContaining('Who was active')]), goes: expect.arrayContaining([expect.stringContaining('Funnels')]) });
    expect(await eventsOf('large')).toBe(all);
    const before = await daysOf('large');
    expect((await keep('large', 13)).keepEvents).toEqual({ months: 13, eventsFrom: LINE, isRemoving: true });
    while ((await eventsOf('large')) === all) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.kill();
    expect(await daysOf('large')).toBe(before);
    await server.restart();
    await gone('large');
    expect([await eventsOf('large'), await daysOf('large')]).toEqual([1_501, before]);
    // What went does not come back, and what is kept for good from now on begins there all the same.
    expect((await keep('large', null)).keepEvents).toEqual({ months: null, eventsFrom: LINE, isRemoving: false });
    const { auditLog } = await server.graphql<{ auditLog: { entries: { what: string; about: string }[] } }>('{ auditLog(first: 5) { entries { what about } } }');
    expect(auditLog.entries.filter(({ what, about }) => what === 'EVENT_RETENTION_CHANGED' && about === 'Product large')).toHaveLength(2);
  }, 120_000);

  it('is in no number and no list, and is not taken again; each says since when', async () => {
    const old = `${dayAgo(LINE_AGO + 10)}`;
    await server.collectOutcomes({ source: 's', product: 'told', events: [{ key: 'a', person: 'p1', name: 'opened', at: `${old}T10:00:00Z` }, { key: 'b', person: 'p1', name: 'saved', at: `${old}T11:00:00Z` }, { key: 'c', person: 'p1', name: 'opened', at: `${dayAgo(3)}T10:00:00Z` }] });
    await define('told');
    await keep('told', MONTHS);
    expect((await server.collectOutcomes({ source: 's', product: 'told', events: [{ key: 'late', person: 'p9', name: 'opened', at: `${old}T12:00:00Z` }, { key: 'new', person: 'p1', name: 'saved', at: `${dayAgo(3)}T12:00:00Z` }] }))).toEqual({
      accepted: 1, duplicates: 0, rejected: [{ path: 'events[0].at', value: `"${old}T12:00:00.000Z"`, reason: `is of before ${LINE}: this product has removed its raw events of before that day, and takes no others of then. Leave it out.` }] });
    const range = `range: { from: "${old}", to: "${LINE}" }`;
    expect(await server.graphql(`{ explain(metric: "conversion.entered", product: "told", ${range}) { totalCount figure { value nullReason } } names: explain(metric: "adoption.active_users", product: "told", ${range}) { totalCount } }`)).toEqual({
      explain: { totalCount: 0, figure: { value: null, nullReason: `Raw events before ${LINE} were removed, and this is counted from them.` } }, names: { totalCount: 1 } });
    const refused = async (field: string): Promise<string[]> => (await server.ask(`{ product(key: "told") { ${field} } }`)).errors.map(({ message, extensions }) => `${String(extensions!['code'])} ${message}`);
    const asked = `BAD_USER_INPUT range: raw events before ${LINE} were removed, and this is counted from them. Ask for days from then on.`;
    const funnel = 'tryFunnel(definition: { windowMinutes: 600, steps: [{ event: "opened" }, { event: "saved" }] }';
    for (const field of [`${funnel}, ${range}) { report { entered } }`, `${funnel}, ${range}) { timeToConvert { people } }`, `adoption(${range}) { activation { says } }`, `adoption(${range}) { features { key } }`, `retention(${range}, unit: ROLLING_24_HOURS) { cohorts { people } }`]) expect(await refused(field)).toEqual([asked]);
    expect((await refused(`retention(range: { from: "${LINE}", to: "${TOMORROW}" }, start: { event: "opened", where: [{ property: "size", in: ["big"] }] }) { cohorts { people } }`))[0]).toContain('who did this for the first time after it, nobody can tell any more');
    // Not gone yet, and told no more; whoever asks for all that is held of somebody gets it.
    expect(await server.graphql('{ product(key: "told") { person(key: "p1") { timeline { rows { at } } } } }')).toEqual({ product: { person: { timeline: { rows: [{ at: `${dayAgo(3)}T12:00:00.000Z` }, { at: `${dayAgo(3)}T10:00:00.000Z` }] } } } });
    // The people of a cohort are told by the day on which they began.
    expect(await server.graphql(`{ product(key: "told") { retention(range: { from: "${old}", to: "${LINE}" }, unit: DAY, steps: 2) { people(cohort: "${old}", step: 0) { rows { key startedAt } } } } }`)).toMatchObject({ product: { retention: { people: { rows: [{ key: 'p1', startedAt: `${old}T00:00:00.000Z` }] } } } });
    expect(await refused('previewEventRetention(months: 12) { events }')).toEqual(['BAD_USER_INPUT months: expected 13 to 240, got 12. 13 are as long as the longest window that a number is counted by.']);
    expect((await server.ask('mutation { changeProduct(product: "told", input: { timeZone: "Europe/Berlin" }) { id } }')).errors[0]!.message).toContain('timeZone: raw events of this product were removed');
    expect(await server.collectDelivery({ source: 's', products: [{ key: 'told', name: 'Told', timeZone: 'Europe/Berlin' }] })).toMatchObject({ rejected: [] });
    expect(await server.graphql('{ product(key: "told") { name timeZone } }')).toEqual({ product: { name: 'Told', timeZone: 'UTC' } });
  });
});
