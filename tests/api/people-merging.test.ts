import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ended, importText, preview, start, uploadFile } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const at = (day: number, hour = 12): string => `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const event = (key: string, who: { person?: string; anonymous?: string }, day: number): Record<string, unknown> => ({ key, name: 'opened', at: at(day), ...who });
const collect = (product: string, lists: Record<string, unknown>) => server.collectOutcomes({ source: 'app', product, ...lists });
/** Who did what: "key of the person: days", in the order of keys. */
const daysOf = async (product: string): Promise<string[]> => (await server.sql<{ line: string }>(
  `SELECT n.key || ': ' || string_agg(to_char(d.day, 'FMDD'), ' ' ORDER BY d.day) AS line FROM person_day d JOIN person n ON n.id = d.person_id JOIN product p ON p.id = d.product_id
   WHERE p.key = $1 GROUP BY n.key ORDER BY n.key`, [product])).map(({ line }) => line);
const eventsOf = async (product: string): Promise<Record<string, number>> => Object.fromEntries((await server.sql<{ key: string; events: number }>(
  `SELECT n.key, count(*)::int AS events FROM event e JOIN person n ON n.id = e.person_id JOIN product p ON p.id = e.product_id WHERE p.key = $1 GROUP BY n.key`, [product]))
  .map(({ key, events }) => [key, events]));

describe('a device', () => {
  it('is a person of its own until it is somebody’s, and then has always been theirs', async () => {
    expect(await collect('device', { events: [event('1', { anonymous: 'd' }, 1), event('2', { person: 'u' }, 3)] })).toMatchObject({ accepted: 2, rejected: [] });
    expect(await daysOf('device')).toEqual(['anonymous d: 1', 'u: 3']);
    expect(await collect('device', { identities: [{ anonymous: 'd', person: 'u', at: at(2) }] })).toMatchObject({ accepted: 1 });
    expect(await daysOf('device')).toEqual(['u: 1 3']);
    // What comes later under the device is theirs too; said again, the identity changes nothing.
    expect(await collect('device', { events: [event('3', { anonymous: 'd' }, 5)], identities: [{ anonymous: 'd', person: 'u', at: at(4) }] })).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await daysOf('device')).toEqual(['u: 1 3 5']);
  });

  it('belongs to the person of its earliest identity, also when that comes later', async () => {
    await collect('shared', { events: [event('1', { anonymous: 'd' }, 1), event('2', { person: 'late' }, 2)], identities: [{ anonymous: 'd', person: 'late', at: at(5) }] });
    expect(await daysOf('shared')).toEqual(['late: 1 2']);
    await collect('shared', { identities: [{ anonymous: 'd', person: 'early', at: at(4) }] });
    expect(await daysOf('shared')).toEqual(['early: 1', 'late: 2']);
  });

  it('is somebody’s by any fact that names both', async () => {
    await collect('both', { events: [event('1', { anonymous: 'd' }, 1), event('2', { anonymous: 'd', person: 'u' }, 2)] });
    expect(await daysOf('both')).toEqual(['u: 1 2']);
  });
});

describe('keys of the product', () => {
  it('are never one person by a device, only by being said to be', async () => {
    await collect('keys', { events: [event('1', { person: 'a' }, 1), event('2', { person: 'b' }, 2)], identities: [{ anonymous: 'd', person: 'a', at: at(1) }, { anonymous: 'd', person: 'b', at: at(2) }] });
    expect(await daysOf('keys')).toEqual(['a: 1', 'b: 2']);
    await collect('keys', { identities: [{ previous: 'a', person: 'b', at: at(9) }] });
    expect(await daysOf('keys')).toEqual(['b: 1 2']);
    // In a circle the last word does not hold: a is b still.
    await collect('keys', { identities: [{ previous: 'b', person: 'a', at: at(10) }] });
    expect(await daysOf('keys')).toEqual(['b: 1 2']);
  });
});

describe('an event', () => {
  it('counts once, whichever of a person’s ids it is sent again under, and is nobody else’s when they part', async () => {
    await collect('twins', { events: [event('1', { anonymous: 'd' }, 1)] });
    await collect('twins', { identities: [{ anonymous: 'd', person: 'u', at: at(5) }] });
    expect(await collect('twins', { events: [event('1', { anonymous: 'd' }, 1), event('1', { person: 'u' }, 1)] })).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await eventsOf('twins')).toEqual({ u: 1 });
    await collect('twins', { identities: [{ anonymous: 'd', person: 'w', at: at(4) }] });
    expect(await eventsOf('twins')).toEqual({ u: 1, w: 1 });
    // And the other way round: sent under both first, then one person.
    await collect('later', { events: [event('1', { anonymous: 'd' }, 1), event('1', { person: 'u' }, 1)] });
    expect(await eventsOf('later')).toEqual({ 'anonymous d': 1, u: 1 });
    await collect('later', { identities: [{ anonymous: 'd', person: 'u', at: at(5) }] });
    expect(await eventsOf('later')).toEqual({ u: 1 });
  });
});

describe('a merge', () => {
  it('waits for a batch of its product that is under way, and takes along what that brought; of another product it does not wait', async () => {
    await collect('waits', { events: [event('1', { anonymous: 'd' }, 1)] });
    const batch = new pg.Client({ connectionString: server.databaseUrl });
    await batch.connect();
    try {
      await batch.query('BEGIN');
      await batch.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended('people', id)) FROM product WHERE key = 'waits'`);
      await batch.query(`INSERT INTO event (person_id, key_hash, product_id, source_id, name_id, at) SELECT e.person_id, gen_random_uuid(), e.product_id, e.source_id, e.name_id, $1 FROM event e JOIN product p ON p.id = e.product_id WHERE p.key = 'waits'`, [at(7)]);
      let over = false;
      const merge = collect('waits', { identities: [{ anonymous: 'd', person: 'u', at: at(5) }] }).finally(() => { over = true; });
      await waitingForPeople();
      expect(await collect('waits-not', { identities: [{ anonymous: 'd', person: 'u', at: at(5) }] })).toMatchObject({ accepted: 1 });
      // Batches that come while it waits stand behind it, so that it is not kept out for ever.
      const behind = collect('waits', { events: [event('9', { anonymous: 'd' }, 9)] });
      expect(over).toBe(false);
      await batch.query('COMMIT');
      await Promise.all([merge, behind]);
    } finally {
      await batch.end();
    }
    expect(await daysOf('waits')).toEqual(['u: 1 7 9']);
  });

  async function waitingForPeople(): Promise<void> {
    for (let tries = 0; tries < 2_000; tries += 1) {
      if ((await server.sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).length > 0) return;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error('nobody waits');
  }
});

describe('traits and the account', () => {
  const personOf = async (product: string, key: string): Promise<unknown> => (await server.sql(
    `SELECT n.traits, a.key AS account FROM person n JOIN product p ON p.id = n.product_id LEFT JOIN account a ON a.id = n.account_id WHERE p.key = $1 AND n.key = $2`, [product, key]))[0];

  it('are what was so last, not what came last', async () => {
    await collect('traits', { people: [{ key: 'u', at: at(5), account: 'acme', traits: { plan: 'pro' } }], accounts: [{ key: 'acme', at: at(5), name: 'Acme' }] });
    await collect('traits', { people: [{ key: 'u', at: at(2), account: 'old', traits: { plan: 'free', city: 'Rome' } }], accounts: [{ key: 'acme', at: at(1), name: 'A.' }] });
    expect(await personOf('traits', 'u')).toEqual({ account: 'acme', traits: { plan: 'pro', city: 'Rome' } });
    expect(await server.sql(`SELECT name FROM account WHERE key = 'acme'`)).toContainEqual({ name: 'Acme' });
  });

  it('of a device are the person’s when it is theirs', async () => {
    await collect('device-traits', { people: [{ anonymous: 'd', at: at(1), traits: { city: 'Rome', plan: 'trial' } }, { key: 'u', at: at(3), traits: { plan: 'pro' } }] });
    expect(await personOf('device-traits', 'anonymous d')).toEqual({ account: null, traits: { city: 'Rome', plan: 'trial' } });
    await collect('device-traits', { identities: [{ anonymous: 'd', person: 'u', at: at(2) }] });
    expect(await personOf('device-traits', 'u')).toEqual({ account: null, traits: { city: 'Rome', plan: 'pro' } });
    expect(await personOf('device-traits', 'anonymous d')).toEqual({ account: null, traits: {} });
  });
});

describe('what cannot be', () => {
  it('is rejected by itself, with a reason', async () => {
    const receipt = await collect('wrong', {
      identities: [{ person: 'u', at: at(1) }, { anonymous: 'd', previous: 'p', person: 'u', at: at(1) }, { previous: 'u', person: 'u', at: at(1) }, { anonymous: 'd', person: 'anonymous x', at: at(1) }, { anonymous: 'd', person: 'u' }],
      events: [{ key: '1', name: 'opened', at: at(1) }], people: [{ traits: {} }],
    });
    expect(receipt.rejected.map(({ path, reason }) => `${path} ${reason.split(/[.:]/)[0]}`)).toEqual([
      'people[0].key is missing', 'events[0].person is missing', 'identities[0].anonymous is missing', 'identities[1].previous says who the device is a second time',
      'identities[2].previous is the person\'s id as it is', 'identities[3].person begins with "anonymous ", which names a device that is nobody\'s yet', 'identities[4].at is missing',
    ]);
    expect(receipt.accepted).toBe(0);
  });
});

describe('a file', () => {
  it('of events names devices, one of identities says whose they are, and one of people says since when', async () => {
    const events = await uploadFile(server, 'events.csv', 'id,user_id,anonymous_id,event,timestamp\n1,,d,opened,2026-03-01T12:00:00Z\n2,u,,opened,2026-03-02T12:00:00Z\n3,,,opened,2026-03-02T12:00:00Z\n');
    expect((await preview(server, events, { product: 'files' })).understood[0]).toMatchObject({ anonymous: 'd', name: 'opened' });
    expect(await ended(server, await start(server, events, { product: 'files' }))).toMatchObject({ accepted: 2, rejected: [{ line: 4, path: 'user_id' }] });
    expect(await daysOf('files')).toEqual(['anonymous d: 1', 'u: 2']);
    const said = 'device_id,user_id,identified_at\nd,u,2026-03-05T12:00:00Z\n';
    expect(await preview(server, await uploadFile(server, 'who.csv', said), { product: 'files' })).toMatchObject({ as: 'identities', ready: true });
    expect(await importText(server, 'who.csv', said, { product: 'files' })).toMatchObject({ accepted: 1, rejectedCount: 0 });
    expect(await daysOf('files')).toEqual(['u: 1 2']);
    expect(await importText(server, 'people.csv', 'user_id,plan,as_of\nu,pro,2026-03-05T00:00:00Z\nu,free,2026-03-01T00:00:00Z\n', { product: 'files', as: 'people' })).toMatchObject({ accepted: 2 });
    expect(await server.sql(`SELECT n.traits FROM person n JOIN product p ON p.id = n.product_id WHERE p.key = 'files' AND n.key = 'u'`)).toEqual([{ traits: { plan: 'pro' } }]);
    expect(await importText(server, 'more.ndjson', '{"kind": "identity", "previous": "old", "person": "u", "at": "2026-03-06T00:00:00Z"}\n{"kind": "event", "key": "9", "person": "old", "name": "opened", "at": "2026-03-07T12:00:00Z"}\n', { product: 'files' })).toMatchObject({ accepted: 2 });
    expect(await daysOf('files')).toEqual(['u: 1 2 7']);
  });

  it('that names neither a person nor a device says what is missing before anything is kept', async () => {
    const file = await uploadFile(server, 'events.csv', 'what,timestamp\nopened,2026-03-01T12:00:00Z\n');
    expect((await preview(server, file, { product: 'files', as: 'events', mapping: [{ field: 'name', column: 'what' }] })).problems.map(({ reason }) => reason).join()).toContain('No column is taken for "person" or "anonymous": one of them is needed.');
  });
});
