import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { basic, send, writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer();
  key = await writeKeyFor(server);
});
afterAll(() => server?.stop());

interface Kept { name: string; person: string; at: string; properties: Record<string, unknown> | null }
const events = (where = 'true'): Promise<Kept[]> => server.sql<Kept>(
  `SELECT n.name, p.key AS person, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.properties FROM event e JOIN event_name n ON n.id = e.name_id JOIN person p ON p.id = e.person_id WHERE ${where} ORDER BY e.at, n.name`);
let next = 0;
const id = (): string => `m${(next += 1)}`;
const event = (fields: object = {}) => ({ type: 'track', messageId: id(), userId: 'ann', event: 'opened', timestamp: '2026-03-02T09:00:00Z', ...fields });
const batch = (messages: unknown[], more: object = {}) => ({ batch: messages, writeKey: key, ...more });
const counts = (accepted: number, duplicates = 0) => ({ status: 200, body: { success: true, accepted, duplicates, rejected: [] } });

describe('messages in the shape of Segment\'s', () => {
  it.each([
    ['track', 't', { event: 'order placed', properties: { total: 12.5 } }, 'order placed', { total: 12.5 }],
    ['page', 'p', { name: 'Pricing', category: 'Docs', properties: { url: 'https://shop.example/pricing', path: '/pricing', referrer: 'https://search.example/', title: 'Pricing' } }, 'Page viewed', { name: 'Pricing', category: 'Docs', path: '/pricing', url: 'https://shop.example/pricing', referrer: 'https://search.example/', title: 'Pricing' }],
    ['screen', 's', { name: 'Basket' }, 'Screen viewed', { name: 'Basket' }],
  ])('%s is an event, by its long path and by its short one', async (long, short, fields, name, properties) => {
    for (const path of [long, short]) {
      const messageId = `${long}-${path}`;
      expect(await send(server, `/v1/${path}`, { messageId, userId: `${path}-person`, timestamp: '2026-03-02T09:00:00Z', writeKey: key, ...fields })).toMatchObject(counts(1));
      expect(await events(`p.key = '${path}-person'`)).toEqual([{ name, person: `${path}-person`, at: '2026-03-02T09:00:00.000Z', properties }]);
      expect(await send(server, `/v1/${path}/`, { messageId, userId: `${path}-person`, timestamp: '2026-03-02T09:00:00Z', writeKey: key, ...fields })).toMatchObject(counts(0, 1));
    }
  });

  it('identify describes a person, and group their account', async () => {
    expect(await send(server, '/v1/identify', { messageId: id(), userId: 'cleo', traits: { plan: 'team', createdAt: '2026-01-05T10:00:00Z' }, writeKey: key })).toMatchObject(counts(1));
    expect(await send(server, '/v1/group', { messageId: id(), userId: 'cleo', groupId: 'acme', traits: { name: 'Acme', seats: 12 }, writeKey: key })).toMatchObject(counts(1));
    const [person] = await server.sql(`SELECT p.traits, p.created_at, a.key AS account, a.name, a.traits AS account_traits FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'cleo'`);
    expect(person).toEqual({ traits: { plan: 'team', createdAt: '2026-01-05T10:00:00Z' }, created_at: new Date('2026-01-05T10:00:00Z'), account: 'acme', name: 'Acme', account_traits: { name: 'Acme', seats: 12 } });
  });

  it('a device is the person\'s whom it turns out to be, with its past: by identify, by an event of both, and by alias', async () => {
    await send(server, '/v1/batch', batch([
      event({ userId: undefined, anonymousId: 'd1', event: 'before' }), event({ userId: null, anonymousId: 'd2', event: 'before' }), event({ userId: '', anonymousId: 'd3', event: 'before' }), event({ userId: 'old-dan', event: 'before' }),
    ]));
    expect(await send(server, '/v1/batch', batch([
      { type: 'identify', messageId: id(), userId: 'dan', anonymousId: 'd1', traits: { plan: 'solo' } }, event({ userId: 'dan', anonymousId: 'd2', event: 'after' }), { type: 'alias', messageId: id(), userId: 'dan', previousId: 'd3' },
      { type: 'alias', messageId: id(), userId: 'dan', previousId: 'old-dan' },
    ]))).toMatchObject(counts(4));
    expect((await events(`p.key = 'dan'`)).map(({ name }) => name)).toEqual(['after', 'before', 'before', 'before', 'before']);
    expect(await send(server, '/v1/identify', { messageId: id(), anonymousId: 'd4', traits: { theme: 'dark' }, writeKey: key })).toMatchObject(counts(1));
    expect(await server.sql(`SELECT traits FROM person WHERE key LIKE '%d4'`)).toEqual([{ traits: { theme: 'dark' } }]);
  });

  it('what the context says of where a visit came from is asked by; the rest is left aside', async () => {
    const context = { campaign: { name: 'spring', source: 'mail', medium: 'newsletter' }, locale: 'de-DE', ip: '10.0.0.1', userAgent: 'x', page: { path: '/a', referrer: 'https://b.example', url: 'https://a.example/a' }, library: { name: 'analytics.js', version: '1' }, os: { name: 'iOS' }, app: { version: '3.1' } };
    await send(server, '/v1/track', event({ userId: 'ctx', context, properties: { locale: 'said by the event', x: 1 }, writeKey: key }));
    expect((await events(`p.key = 'ctx'`))[0]!.properties).toEqual({
      campaign: 'spring', campaign_source: 'mail', campaign_medium: 'newsletter', locale: 'said by the event', page_path: '/a', page_referrer: 'https://b.example', os: 'iOS', app_version: '3.1', library: 'analytics.js', x: 1,
    });
  });

  it('a survey is one response, however its three messages come; feedback is kept too', async () => {
    const survey = (state: string, fields: object = {}) => ({ type: 'survey', messageId: id(), userId: 'ann', survey: 'nps-q1', kind: 'NPS', response: 'r1', state, shownAt: '2026-03-02T09:00:00Z', timestamp: '2026-03-02T09:00:00Z', ...fields });
    const shown = survey('shown');
    expect(await send(server, '/v1/batch', batch([survey('answered', { score: 9, comment: 'fine', timestamp: '2026-03-02T09:01:00Z' }), shown]))).toMatchObject(counts(2));
    expect(await send(server, '/v1/batch', batch([shown]))).toMatchObject(counts(0, 1));
    expect(await server.sql('SELECT key, score, comment, dismissed, shown_at, at FROM survey_response')).toEqual([{ key: 'r1', score: 9, comment: 'fine', dismissed: false, shown_at: new Date('2026-03-02T09:00:00Z'), at: new Date('2026-03-02T09:01:00Z') }]);
    expect(await send(server, '/v1/batch', batch([survey('dismissed', { response: 'r2' }), { type: 'feedback', messageId: 'f1', userId: 'ann', text: 'Dark mode', kind: 'idea', timestamp: '2026-03-02T09:02:00Z' }]))).toMatchObject(counts(2));
    expect(await server.sql(`SELECT dismissed FROM survey_response WHERE key = 'r2'`)).toEqual([{ dismissed: true }]);
    expect(await server.sql('SELECT key, text, kind FROM feedback')).toEqual([{ key: 'f1', text: 'Dark mode', kind: 'idea' }]);
    const mixed = await send(server, '/v1/batch', batch([survey('answered', { kind: 'CSAT', score: 4, response: 'r3' }), event()]));
    expect([mixed.status, mixed.body.accepted, mixed.body.rejected]).toEqual([200, 1, [{ index: 0, path: 'batch[0].kind', reason: expect.stringContaining('of kind NPS') }]]);
  });

  it('a message without an id counts once where it says when it happened', async () => {
    const bare = { userId: 'bare', event: 'seen', timestamp: '2026-03-02T09:00:00Z', writeKey: key };
    expect(await send(server, '/v1/track', { ...bare, sentAt: '2026-03-02T09:00:01Z' })).toMatchObject(counts(1));
    await send(server, '/v1/track', { ...bare, sentAt: '2026-03-02T09:00:01Z' });
    expect(await events(`p.key = 'bare'`)).toHaveLength(1);
    for (let again = 0; again < 2; again += 1) await send(server, '/v1/track', { userId: 'timeless', event: 'seen', writeKey: key });
    expect(await events(`p.key = 'timeless'`)).toHaveLength(2);
  });
});

describe('how it comes in', () => {
  it('a batch, by its three paths; JSON as text/plain, as browsers send it; packed by gzip', async () => {
    for (const path of ['/v1/batch', '/v1/b', '/v1/import']) expect(await send(server, path, batch([event(), event()]))).toMatchObject(counts(2));
    expect(await send(server, '/v1/b', batch([event()]), { 'content-type': 'text/plain' })).toMatchObject(counts(1));
    expect(await send(server, '/v1/batch', gzipSync(JSON.stringify(batch([event()]))), { 'content-encoding': 'gzip' })).toMatchObject(counts(1));
  });

  it('when it happened is told by this server\'s clock', async () => {
    const now = Date.now();
    const skew = 3 * 3_600_000;
    const at = (ms: number) => new Date(ms).toISOString();
    await send(server, '/v1/batch', batch([
      event({ userId: 'skewed', event: 'a minute before', timestamp: at(now + skew - 60_000), sentAt: at(now + skew) }), event({ userId: 'skewed', event: 'by the batch', originalTimestamp: at(now + skew - 120_000), timestamp: at(0) }),
      event({ userId: 'skewed', event: 'to come', timestamp: at(now + 2 * skew) }),
    ], { sentAt: at(now + skew) }));
    const kept = Object.fromEntries((await events(`p.key = 'skewed'`)).map((one) => [one.name, now - Date.parse(one.at)]));
    // The way here takes what it takes, where the skew was hours; both came by the same.
    const near = (ms: number) => (found: number): boolean => Math.abs(found - ms) < 600_000;
    expect([near(60_000)(kept['a minute before']!), near(120_000)(kept['by the batch']!), near(0)(kept['to come']!)]).toEqual([true, true, true]);
    expect(kept['by the batch']! - kept['a minute before']!).toBe(60_000);
  });

  it('any page may send: the preflight is answered, and no other path is open', async () => {
    const ask = (path: string) => fetch(`${server.url}${path}`, { method: 'OPTIONS', headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type,x-retry-count' } });
    for (const path of ['/v1/t', '/v1/batch', '/capture/', '/e/', '/batch', '/i/v0/e/', '/flags/?v=2']) {
      const answer = await ask(path);
      expect([path, answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-headers'), answer.headers.get('access-control-allow-credentials')]).toEqual([path, 204, '*', 'authorization,content-type,x-retry-count', null]);
    }
    for (const path of ['/graphql', '/live', '/hooks/jira', '/api/v1/files', '/', '/sources']) expect([path, (await ask(path)).headers.get('access-control-allow-origin')]).toEqual([path, null]);
    const sent = await fetch(`${server.url}/v1/t`, { method: 'POST', headers: { origin: 'https://shop.example', 'content-type': 'text/plain' }, body: JSON.stringify({ ...event(), writeKey: key }) });
    expect([sent.status, sent.headers.get('access-control-allow-origin'), sent.headers.get('cross-origin-resource-policy')]).toEqual([200, '*', 'cross-origin']);
  });

  it('under any name of this machine, since the key says who sends', async () => {
    const port = Number(new URL(server.url).port);
    const status = await new Promise<number>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/v1/track', method: 'POST', headers: { host: 'collect.shop.example', ...basic(key) } }, (response) => { response.resume(); resolve(response.statusCode ?? 0); }).once('error', reject).end(JSON.stringify(event()));
    });
    expect(status).toBe(200);
  });

  it.each([['/e', 'POST alone'], ['/batch', 'POST alone'], ['/capture', 'POST alone']])('%s stays an address of the page for GET', async (path) => {
    const answer = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });
    // The page, where it is built; nothing else in any case.
    expect([200, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain('"success"');
  });
});

describe('what is refused', () => {
  it('a bad message alone: 400 with the reason; beside good ones: 200, and they are kept', async () => {
    const bad = [
      [event({ userId: undefined }), 'userId', /belongs to a person/], [event({ event: undefined }), 'event', /missing/], [event({ timestamp: '2026-02-30T00:00:00Z' }), 'timestamp', /does not exist/],
      [event({ properties: [1] }), 'properties', /expected an object/], [event({ messageId: 'x'.repeat(201) }), 'messageId', /1 to 200/], [event({ userId: 'a\0b' }), 'userId', /U\+0000/], [event({ userId: { id: 1 } }), 'userId', /expected a key/],
    ] as const;
    for (const [message, field, reason] of bad) {
      const answer = await send(server, '/v1/track', { ...message, writeKey: key });
      expect([answer.status, answer.body]).toEqual([400, { success: false, accepted: 0, duplicates: 0, rejected: [{ index: 0, path: field, reason: expect.stringMatching(reason) }] }]);
    }
    const messages = [event(), ...bad.map(([message]) => message), 7, { type: 'dance' }, event()];
    const answer = await send(server, '/v1/batch', batch(messages));
    expect([answer.status, answer.body.success, answer.body.accepted]).toEqual([200, false, 2]);
    expect(answer.body.rejected!.map(({ index, path }) => [index, path])).toEqual([...bad.map(([, field], index) => [index + 1, `batch[${index + 1}].${field}`]), [8, 'batch[8]'], [9, 'batch[9].type']]);
  });

  it('stands on the Sources page: what came, where, why', async () => {
    await send(server, '/v1/batch', batch([{ type: 'group', messageId: 'g1', userId: 'ann', traits: { name: 'Acme' } }]));
    await send(server, '/v1/track', '{"event": "cut', basic(key));
    const { sources } = await server.graphql<{ sources: { rejectedTotal: number; lastRejections: { path: string; value: string | null; reason: string; payload: string }[] }[] }>('{ sources { rejectedTotal lastRejections(first: 2) { path value reason payload } } }');
    expect(sources[0]!.lastRejections).toEqual([
      { path: 'request', value: null, reason: 'The body is not valid JSON in UTF-8.', payload: JSON.stringify('{"event": "cut') },
      { path: 'batch[0].groupId', value: null, reason: expect.stringContaining('the id of the account'), payload: '{"type":"group","messageId":"g1","userId":"ann","traits":{"name":"Acme"}}' },
    ]);
    expect(sources[0]!.rejectedTotal).toBeGreaterThan(1);
  });

  const sized = (bytes: number, make: (filling: string) => unknown): unknown => make('x'.repeat(bytes - Buffer.byteLength(JSON.stringify(make('')))));

  it.each([[32_768, 200], [32_769, 413]])('a message of %i bytes: %i', async (bytes, status) => {
    const message = sized(bytes, (filling) => event({ writeKey: key, messageId: `size-${bytes}`, properties: { filling } }));
    expect((await send(server, '/v1/track', message)).status).toBe(status);
  });

  it.each([[32_768, []], [32_769, ['batch[1]']]])('one of %i bytes in a batch', async (bytes, rejected) => {
    const message = sized(bytes, (filling) => event({ messageId: `in-batch-${bytes}`, properties: { filling } }));
    const answer = await send(server, '/v1/batch', batch([event(), message]));
    expect([answer.status, answer.body.rejected!.map(({ path }) => path)]).toEqual([200, rejected]);
  });

  it.each([[2_500, 200], [2_501, 413]])('a batch of %i messages: %i', async (count, status) => {
    const answer = await send(server, '/v1/batch', batch(Array.from({ length: count }, () => event())));
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body).toMatchObject({ accepted: 2_500 });
  });

  it.each([[512_000, 200], [512_001, 413]])('a batch of %i bytes: %i', async (bytes, status) => {
    const messages = Array.from({ length: 20 }, () => event({ properties: { filling: 'x'.repeat(25_000) } }));
    const body = sized(bytes, (filling) => batch(messages, { filling }));
    expect((await send(server, '/v1/batch', body)).status).toBe(status);
    // Packed it is smaller on its way, and as large when it is here.
    expect((await send(server, '/v1/batch', gzipSync(JSON.stringify(body)), { 'content-encoding': 'gzip' })).status).toBe(status);
  });

  it.each([
    ['no body', '', {}, 400], ['a list', '[]', {}, 400], ['broken JSON', '{', {}, 400], ['a batch that is none', '{"batch": {}}', {}, 400], ['what says it is gzip and is not', 'plain', { 'content-encoding': 'gzip' }, 400], ['an unknown packing', 'x', { 'content-encoding': 'zstd' }, 415],
  ])('%s: %s', async (_, body, headers, status) => {
    const answer = await send(server, '/v1/batch', body, { ...basic(key), ...headers });
    expect([answer.status, answer.body.success, typeof answer.body.message]).toEqual([status, false, 'string']);
  });
});

describe('how many at once', () => {
  it('a key that sends too often: 429 with Retry-After, and another key is not touched', async () => {
    const small = await startServer({ env: { TRACKING_LIMIT: '0.4' } });
    try {
      const [first, second] = [await writeKeyFor(small), await writeKeyFor(small, 'other')];
      // 0.4 a second x 5 s = 2 at once.
      const answers = await Promise.all([1, 2, 3].map(() => send(small, '/v1/track', event(), basic(first))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
      const refused = answers.find(({ status }) => status === 429)!;
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.headers.get('access-control-allow-origin')).toBe('*');
      expect((await send(small, '/v1/track', event(), basic(second))).status).toBe(200);
    } finally {
      await small.stop();
    }
  });

  it('many small requests at once are kept each once, a bad one among them harms none, and they share commits', async () => {
    const before = (await server.sql<{ n: number }>('SELECT count(*)::int AS n FROM collect_batch'))[0]!.n;
    const messages = Array.from({ length: 200 }, (_, index) => event({ userId: `many-${index % 7}`, messageId: `many-${index % 150}`, ...(index % 50 === 49 ? { event: '' } : {}) }));
    const answers = await Promise.all(messages.map((message) => send(server, '/v1/track', message, basic(key))));
    const sum = (pick: 'accepted' | 'duplicates'): number => answers.reduce((total, { body }) => total + (body[pick] ?? 0), 0);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(4);
    expect(sum('accepted') + sum('duplicates')).toBe(196);
    const [kept] = await server.sql<{ n: number }>(`SELECT count(*)::int AS n FROM event e JOIN person p ON p.id = e.person_id WHERE p.key LIKE 'many-%'`);
    expect(kept!.n).toBe(sum('accepted'));
    const [batches] = await server.sql<{ n: number }>('SELECT count(*)::int AS n FROM collect_batch');
    expect(batches!.n - before).toBeLessThan(150);
  });
});
