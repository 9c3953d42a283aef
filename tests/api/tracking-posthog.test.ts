import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostHog } from 'posthog-node';
import { startServer, type TestServer } from '../support/server.ts';
import { send, writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer();
  key = await writeKeyFor(server);
});
afterAll(() => server?.stop());

const events = (person: string) => server.sql<{ name: string; properties: Record<string, unknown> | null }>(
  'SELECT n.name, e.properties FROM event e JOIN event_name n ON n.id = e.name_id JOIN person p ON p.id = e.person_id WHERE p.key = $1 ORDER BY e.at, n.name', [person]);
const event = (fields: object = {}) => ({ event: 'opened', distinct_id: 'ann', uuid: '018f2d3a-1111-7000-8000-000000000001', timestamp: '2026-03-02T09:00:00Z', properties: { from: 'mail' }, ...fields });

describe('PostHog\'s own client', () => {
  it('sends events, people, groups and aliases; nothing is lost and nothing comes twice', async () => {
    const posthog = new PostHog(key, { host: server.url, flushAt: 5, flushInterval: 20 });
    for (let index = 0; index < 23; index += 1) posthog.capture({ distinctId: 'node-ann', event: 'exported', properties: { index }, groups: { company: 'acme' } });
    posthog.identify({ distinctId: 'node-ann', properties: { plan: 'team' } });
    posthog.groupIdentify({ groupType: 'company', groupKey: 'acme', properties: { name: 'Acme', seats: 4 } });
    posthog.capture({ distinctId: 'node-device', event: 'landed' });
    posthog.alias({ distinctId: 'node-ann', alias: 'node-device' });
    await posthog.shutdown();
    const kept = await events('node-ann');
    expect(kept.map(({ name }) => name).sort()).toEqual([...Array.from({ length: 23 }, () => 'exported'), 'landed']);
    expect(new Set(kept.map(({ properties }) => properties!['index'])).size).toBe(24);
    expect(await server.sql(`SELECT p.traits->>'plan' AS plan, a.key AS account, a.name, a.traits->'seats' AS seats FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'node-ann'`)).toEqual([{ plan: 'team', account: 'acme', name: 'Acme', seats: 4 }]);
    expect(await server.sql('SELECT reason FROM collect_rejection')).toEqual([]);
  });

  it('asks for flags and hears that there are none', async () => {
    const posthog = new PostHog(key, { host: server.url });
    const errors: unknown[] = [];
    posthog.on('error', (error) => errors.push(error));
    expect(await posthog.getAllFlags('ann')).toEqual({});
    await posthog.shutdown();
    expect(errors).toEqual([]);
    for (const path of ['/flags/?v=2', '/decide/?v=3']) expect(await send(server, path, { token: key })).toMatchObject({ status: 200, body: { featureFlags: {}, sessionRecording: false } });
  });
});

describe('events in the shape of PostHog\'s', () => {
  it.each([
    ['/capture/', (one: object) => ({ api_key: key, ...one })], ['/capture', (one: object) => ({ api_key: key, ...one })], ['/e/', (one: object) => [{ ...one, properties: { from: 'mail', token: key } }]], ['/i/v0/e/', (one: object) => ({ token: key, ...one })],
    ['/batch/', (one: object) => ({ api_key: key, batch: [one] })], ['/batch', (one: object) => ({ api_key: key, batch: [one], historical_migration: false })],
  ])('%s, as JSON, packed, and as base64 in a form; the uuid counts once', async (path, wrap) => {
    const person = `by ${path}`;
    const uuid = (n: number): string => `018f2d3a-1111-7000-8000-${String(path.length * 1_000 + n).padStart(12, '0')}`;
    const text = (n: number): string => JSON.stringify(wrap(event({ distinct_id: person, uuid: uuid(n) })));
    const new_ = { status: 200, body: { success: true, status: 1, accepted: 1, duplicates: 0 } };
    expect(await send(server, path, text(1))).toMatchObject(new_);
    expect(await send(server, `${path}?compression=gzip-js&_=${Date.now()}`, gzipSync(text(2)), { 'content-type': 'text/plain' })).toMatchObject(new_);
    expect(await send(server, path, gzipSync(text(3)), { 'content-encoding': 'gzip' })).toMatchObject(new_);
    expect(await send(server, `${path}?compression=base64`, `data=${encodeURIComponent(Buffer.from(text(4)).toString('base64'))}`, { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject(new_);
    expect(await send(server, path, text(1))).toMatchObject({ status: 200, body: { accepted: 0, duplicates: 1 } });
    expect(await events(person)).toEqual(Array.from({ length: 4 }, () => ({ name: 'opened', properties: { from: 'mail' } })));
  });

  it('a page view by its own name, with what is known of the page; the device\'s past is the person\'s', async () => {
    const browser = { $current_url: 'https://shop.example/a?x=1', $pathname: '/a', $referrer: 'https://search.example', $browser: 'Firefox', $os: 'Linux', $device_type: 'Desktop', $lib: 'web', $device_id: 'dev-1', $insert_id: 'x', token: key, utm_source: 'mail' };
    const answers = await send(server, '/e/', [
      { event: '$pageview', distinct_id: 'dev-1', uuid: 'u1', offset: 2_000, properties: { ...browser, $is_identified: false } },
      { event: '$identify', distinct_id: 'eve', uuid: 'u2', properties: { ...browser, $anon_distinct_id: 'dev-1', $user_id: 'eve' }, $set: { plan: 'team' }, $set_once: { plan: 'free', first: 'mail' } },
      { event: 'opened', distinct_id: 'eve', uuid: 'u3', properties: { token: key, $set: { seen: true }, $groups: { company: 'acme' } } },
    ]);
    expect(answers).toMatchObject({ status: 200, body: { accepted: 3, rejected: [] } });
    expect((await events('eve')).map(({ name, properties }) => [name, properties])).toEqual([
      ['Page viewed', { url: 'https://shop.example/a?x=1', path: '/a', referrer: 'https://search.example', browser: 'Firefox', os: 'Linux', device: 'Desktop', library: 'web', utm_source: 'mail' }], ['opened', null],
    ]);
    expect(await server.sql(`SELECT p.traits, a.key AS account FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'eve'`)).toEqual([{ traits: { plan: 'team', first: 'mail', seen: true }, account: 'acme' }]);
  });

  it('what is set once is the earliest, and only where it was never set: in any order', async () => {
    const set = (day: number, more: object) => ({ event: '$set', uuid: `once-${day}`, timestamp: `2026-03-0${day}T09:00:00Z`, ...more });
    const said = [set(2, { $set_once: { from: 'mail', plan: 'free' } }), set(1, { $set_once: { from: 'search' } }), set(4, { $set: { plan: 'team' }, $set_once: { seen: 'late' } }), set(3, { properties: { $set_once: { plan: 'trial', seen: 'early' } } })];
    const orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]];
    for (const [turn, order] of orders.entries()) {
      for (const index of order) expect(await send(server, '/e/', [{ ...said[index], distinct_id: `once ${turn}`, uuid: `${said[index]!.uuid}-${turn}`, properties: { token: key, ...(said[index] as { properties?: object }).properties } }])).toMatchObject({ status: 200 });
      expect(await server.sql('SELECT traits FROM person WHERE key = $1', [`once ${turn}`])).toEqual([{ traits: { from: 'search', plan: 'team', seen: 'early' } }]);
    }
  });

  it.each([
    ['no key', event(), 401, undefined], ['no event', { api_key: 'KEY', distinct_id: 'ann' }, 400, 'event'], ['nobody', { api_key: 'KEY', event: 'opened' }, 400, 'distinct_id'], ['no time', { api_key: 'KEY', ...event({ timestamp: 'soon' }) }, 400, 'timestamp'],
    ['broken JSON', '{', 400, undefined], ['broken base64', 'data=!!!', 400, undefined], ['cut gzip', gzipSync('{"event": "x"}').subarray(0, 12), 400, undefined],
  ])('%s is refused', async (_, body, status, field) => {
    const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body).replace('KEY', key);
    const answer = await send(server, '/capture/', sent);
    expect([answer.status, answer.body.rejected?.[0]?.path]).toEqual([status, field]);
  });
});
