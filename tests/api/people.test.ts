import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { saveFunnel } from './outcome-questions.ts';

let server: TestServer;
const at = (day: number, hour = 12): string => `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

beforeAll(async () => {
  server = await startServer();
  const { rejected } = await server.collectOutcomes({
    source: 'app', product: 'shop',
    accounts: [{ key: 'acme', name: 'Acme', at: at(1) }],
    people: [
      { anonymous: 'laptop', traits: { city: 'Rome' }, at: at(1) }, { key: 'ada', account: 'acme', createdAt: at(2), traits: { name: 'Ada Lovelace', email: 'ada@example.org', plan: 'free' }, at: at(2) },
      { key: 'ada', traits: { plan: 'pro' }, at: at(5) }, { key: 'ada', traits: { plan: 'pro' }, at: at(6) }, { key: 'ada', traits: { plan: 'free' }, at: at(4) }, { key: 'bob/1', traits: { name: '50% off' }, at: at(1) },
    ],
    identities: [{ anonymous: 'laptop', person: 'ada', at: at(3) }],
    events: [...Array.from({ length: 5 }, (_, n) => ({ key: `e${n}`, anonymous: 'laptop', name: 'opened', at: at(3, n), properties: { n } })), { key: 'x', person: 'bob/1', name: 'opened', at: at(3) }],
    surveyResponses: [{ key: 'r1', survey: 'nps', kind: 'NPS', person: 'ada', shownAt: at(3, 1), at: at(3, 2), score: 9, comment: 'Good' }],
    feedback: [{ key: 'f1', anonymous: 'laptop', at: at(4), text: 'More', kind: 'idea' }],
    payments: [{ key: 'p1', person: 'ada', account: 'acme', at: at(4), kind: 'PAYMENT', currency: 'EUR', amount: '12.345' }],
    subscriptionChanges: [{ key: 's1', account: 'acme', subscription: 'main', at: at(1), status: 'ACTIVE', currency: 'EUR', amount: '100', interval: 'MONTH' }],
  });
  expect(rejected).toEqual([]);
});
afterAll(() => server.stop());

const ask = async <T>(fields: string, variables: Record<string, unknown> = {}, declared = ''): Promise<T> =>
  (await server.graphql<{ product: T }>(`query ${declared ? `(${declared})` : ''} { product(key: "shop") { ${fields} } }`, variables)).product;

describe('a person', () => {
  it('is found by any of their ids, with the account and what it pays, and the instants of their ids', async () => {
    for (const key of ['ada', 'anonymous laptop']) {
      const { person } = await ask<{ person: object }>('person(key: $key) { key name isAnonymous email account accountKey mrr createdAt firstDay lastDay identities { key isDevice saidToBe saidAt } counts { events responses feedback payments paymentsOfAccount } }', { key }, '$key: String!');
      expect(person).toEqual({
        key: 'ada', name: 'Ada Lovelace', isAnonymous: false, email: 'ada@example.org', account: 'Acme', accountKey: 'acme', mrr: 10_000, createdAt: at(2), firstDay: '2026-03-03', lastDay: '2026-03-03',
        identities: [{ key: 'ada', isDevice: false, saidToBe: null, saidAt: null }, { key: 'anonymous laptop', isDevice: true, saidToBe: 'ada', saidAt: at(3) }],
        counts: { events: 5, responses: 1, feedback: 1, payments: 0, paymentsOfAccount: 1 },
      });
    }
    expect(await ask('person(key: "nobody") { key }')).toEqual({ person: null });
  });

  it('has traits as they stand with the instant since when, and every change of them, whatever came first', async () => {
    const { person } = await ask<{ person: { traits: object[]; traitHistory: { name: string; value: unknown; from: string; under: string }[] } }>('person(key: "ada") { traits { name value since } traitHistory { name value from under } }');
    expect(person.traits).toEqual([{ name: 'city', value: 'Rome', since: at(1) }, { name: 'email', value: 'ada@example.org', since: at(2) }, { name: 'name', value: 'Ada Lovelace', since: at(2) }, { name: 'plan', value: 'pro', since: at(5) }]);
    // Said to be free on the 2nd and, later received, on the 4th; to be pro on the 5th and again on the 6th: two changes.
    expect(person.traitHistory.filter(({ name }) => name === 'plan')).toEqual([{ name: 'plan', value: 'pro', from: at(5), under: 'ada' }, { name: 'plan', value: 'free', from: at(2), under: 'ada' }]);
    expect(person.traitHistory.at(-1)).toEqual({ name: 'city', value: 'Rome', from: at(1), under: 'anonymous laptop' });
  });

  it('has a timeline of everything, page by page, also of some sorts alone', async () => {
    type Page = { person: { timeline: { rows: { kind: string; at: string; name: string; score: number | null; amountMinor: string | null; under: string | null; properties: object | null }[]; nextCursor: string | null } } };
    const rows: Page['person']['timeline']['rows'] = [];
    for (let after: string | null = null, first = true; first || after; first = false) {
      const { person }: Page = await ask<Page>('person(key: "ada") { timeline(first: 3, after: $after) { rows { kind at name score amountMinor under properties } nextCursor } }', { after }, '$after: String');
      rows.push(...person.timeline.rows);
      after = person.timeline.nextCursor;
    }
    expect(rows.map(({ kind, at: when, name }) => `${kind} ${name} ${when.slice(8, 13)}`)).toEqual([
      'PAYMENT PAYMENT 04T12', 'FEEDBACK idea 04T12', 'EVENT opened 03T04', 'EVENT opened 03T03', 'SURVEY nps 03T02', 'EVENT opened 03T02', 'EVENT opened 03T01', 'EVENT opened 03T00']);
    expect(rows[0]).toMatchObject({ amountMinor: '1234.5', under: null });
    expect(rows[2]).toMatchObject({ under: 'anonymous laptop', properties: { n: 4 } });
    const said = await ask<Page>('person(key: "ada") { timeline(kinds: [SURVEY, FEEDBACK]) { rows { kind score } nextCursor } }');
    expect(said.person.timeline).toEqual({ rows: [{ kind: 'FEEDBACK', score: null }, { kind: 'SURVEY', score: 9 }], nextCursor: null });
  });

  it('is handed over as a file with everything that is kept of them', async () => {
    const response = await fetch(`${server.url}/api/v1/people/export.json?product=shop&key=${encodeURIComponent('anonymous laptop')}`, { headers: server.headers });
    expect([response.status, response.headers.get('content-disposition'), response.headers.get('cache-control')]).toEqual([200, expect.stringContaining('attachment'), 'no-store']);
    const all = (await response.json()) as { person: { key: string; traits: object }; identities: object[]; said: object[]; rejected: object[]; timeline: { kind: string; text?: string }[] };
    expect(all.person).toMatchObject({ key: 'ada', traits: { city: 'Rome', plan: 'pro' } });
    expect([all.identities.length, all.said.length, all.timeline.length]).toEqual([2, 5, 8]);
    expect(all.timeline.map(({ text }) => text).filter(Boolean)).toEqual(['More', 'Good']);
    expect((await fetch(`${server.url}/api/v1/people/export.json?product=shop&key=nobody`, { headers: server.headers })).status).toBe(404);
  });
});

describe('people', () => {
  const find = async (search: string | null, more = ''): Promise<{ rows: { key: string }[]; nextCursor: string | null }> => (await ask<{ people: { rows: { key: string }[]; nextCursor: string | null } }>(`people(search: $search ${more}) { rows { key } nextCursor }`, { search }, '$search: String')).people;

  it('are listed by their keys, each human once, and found by parts of an id, a name or an address as they are written', async () => {
    const first = await find(null, ', first: 1');
    expect(first.rows).toEqual([{ key: 'ada' }]);
    expect(await find(null, `, first: 1, after: "${first.nextCursor}"`)).toEqual({ rows: [{ key: 'bob/1' }], nextCursor: null });
    for (const [search, keys] of [['LOVEL', ['ada']], ['example.org', ['ada']], ['laptop', ['ada']], ['0% o', ['bob/1']], ['5_% off', []], ['ob/', ['bob/1']]] as const) expect((await find(search)).rows.map(({ key }) => key)).toEqual(keys);
  });

  it('stand behind numbers by their keys', async () => {
    const of = async (metric: string, funnel: string | null = null): Promise<(string | null)[]> => (await server.graphql<{ explain: { rows: { person: string | null }[] } }>(
      'query ($metric: String!, $funnel: ID) { explain(metric: $metric, product: "shop", range: { from: "2026-03-01", to: "2026-04-01" }, funnel: $funnel) { rows { person } } }', { metric, funnel })).explain.rows.map(({ person }) => person).sort();
    expect(await of('adoption.active_users')).toEqual(['ada', 'bob/1']);
    expect(await of('satisfaction.nps')).toEqual(['ada']);
    expect(await of('revenue.payments')).toEqual(['ada']);
    expect(await of('revenue.mrr')).toEqual([null]);
    expect(await of('conversion.entered', await saveFunnel(server, 'shop', 'f', [{ event: 'opened' }, { event: 'left' }], 60))).toEqual(['ada', 'bob/1']);
  });
});
