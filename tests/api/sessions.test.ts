import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OWNER, startServer, type TestServer } from '../support/server.ts';
import { askAtDoor, sessionOf, SIGN_IN } from '../support/sign-in.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const begin = async (device = 'Test device') => sessionOf(await askAtDoor(server, SIGN_IN, { email: OWNER.email, password: OWNER.password }, { 'user-agent': device }));
const statusOf = async (cookie: string) => (await askAtDoor(server, '{ products { key } }', {}, { cookie })).status;
/** What is known of a session serves for a moment. */
const soon = () => new Promise((resolve) => { setTimeout(resolve, 1_000); });
const newest = 'id = (SELECT id FROM user_session ORDER BY created_at DESC LIMIT 1)';

describe('a session', () => {
  it('gets another token while it is used; the old one works on for requests under way, and is then a sign of theft', async () => {
    const first = await begin();
    await server.sql(`UPDATE user_session SET rotated_at = now() - interval '14 minutes' WHERE ${newest}`);
    expect((await askAtDoor(server, '{ products { key } }', {}, { cookie: first })).cookies).toEqual([]);
    await server.sql(`UPDATE user_session SET rotated_at = now() - interval '16 minutes' WHERE ${newest}`);
    await soon();
    const turned = await askAtDoor(server, '{ products { key } }', {}, { cookie: first });
    const second = sessionOf(turned);
    expect([turned.status, second === first, second]).toEqual([200, false, expect.stringMatching(/^bifocal-\d+=/)]);
    expect([await statusOf(first), await statusOf(second), await statusOf(first)]).toEqual([200, 200, 200]);
    await server.sql(`UPDATE user_session SET arrived_at = now() - interval '61 seconds' WHERE ${newest}`);
    await soon();
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 401]);
  });

  it('whose new token was lost on the way goes on with the old one', async () => {
    const first = await begin();
    await server.sql(`UPDATE user_session SET rotated_at = now() - interval '16 minutes' WHERE ${newest}`);
    await soon();
    await askAtDoor(server, '{ products { key } }', {}, { cookie: first });
    await server.sql(`UPDATE user_session SET rotated_at = now() - interval '2 minutes' WHERE ${newest}`);
    await soon();
    const again = await askAtDoor(server, '{ products { key } }', {}, { cookie: first });
    expect([again.status, await statusOf(sessionOf(again))]).toEqual([200, 200]);
  });

  it.each([['seen_at', '14 days 1 minute'], ['expires_at', '0 seconds']])('is over: %s', async (column, ago) => {
    const cookie = await begin();
    expect(await statusOf(cookie)).toBe(200);
    await server.sql(`UPDATE user_session SET ${column} = now() - $1::interval WHERE ${newest}`, [ago]);
    await soon();
    expect(await statusOf(cookie)).toBe(401);
  });

  it('is listed with its device, and ended one by one, by its own account alone', async () => {
    const [own, other] = [await begin('Mozilla/5.0 own'), await begin('Mozilla/5.0 other')];
    const { data } = await askAtDoor(server, '{ myAccount { sessions { id device how current } } }', {}, { cookie: own });
    const { sessions } = (data as { myAccount: { sessions: { id: string; device: string; how: string; current: boolean }[] } }).myAccount;
    expect(sessions.filter(({ current }) => current)).toMatchObject([{ device: 'Mozilla/5.0 own', how: 'PASSWORD' }]);
    const { id } = sessions.find(({ device }) => device === 'Mozilla/5.0 other')!;
    const end = 'mutation ($id: ID!) { endMySession(id: $id) }';
    const [stranger] = await server.sql<{ id: string }>(`WITH a AS (INSERT INTO user_account (email, name) VALUES ('s@example.com', 'S') RETURNING id)
      INSERT INTO user_session (account_id, workspace_id, token_sha256, how, device, address, expires_at) SELECT a.id, (SELECT min(id) FROM workspace), '\\x00', 'PASSWORD', '', '', now() + interval '1 day' FROM a RETURNING id`);
    expect((await askAtDoor(server, end, { id: stranger!.id }, { cookie: own })).data).toEqual({ endMySession: false });
    expect((await askAtDoor(server, end, { id }, { cookie: own })).data).toEqual({ endMySession: true });
    expect([await statusOf(other), await statusOf(own)]).toEqual([401, 200]);
  });

  it('ends at sign-out; signing out everywhere ends them all', async () => {
    const [one, two, three] = [await begin(), await begin(), await begin()];
    const out = await askAtDoor(server, 'mutation { signOut }', {}, { cookie: one });
    expect([out.data, out.headers.getSetCookie()[0]]).toEqual([{ signOut: true }, expect.stringContaining('Max-Age=0')]);
    expect([await statusOf(one), await statusOf(two)]).toEqual([401, 200]);
    const before = (await server.sql(`SELECT FROM user_session s JOIN user_account a ON a.id = s.account_id WHERE a.email = $1`, [OWNER.email])).length;
    expect((await askAtDoor(server, 'mutation { signOutEverywhere }', {}, { cookie: two })).data).toEqual({ signOutEverywhere: before });
    expect(await server.sql(`SELECT about FROM audit_entry WHERE what = 'SIGNED_OUT_EVERYWHERE'`)).toEqual([{ about: before === 1 ? '1 session' : `${before} sessions` }]);
    expect([await statusOf(two), await statusOf(three)]).toEqual([401, 401]);
  });
});

describe('a cookie', () => {
  let cookie: string;
  beforeAll(async () => { cookie = await begin(); });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403], [{ 'sec-fetch-site': 'same-site' }, 403], [{ 'sec-fetch-site': 'none' }, 403], [{ origin: 'https://evil.example' }, 403], [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200], [{}, 200],
  ])('sent with %j is answered with %i', async (headers, status) => {
    expect((await askAtDoor(server, '{ products { key } }', {}, { cookie, ...headers })).status).toBe(status);
  });

  it('with the page\'s own origin is taken', async () => {
    expect((await askAtDoor(server, '{ products { key } }', {}, { cookie, origin: server.url })).status).toBe(200);
  });

  it('is never taken on GET /graphql', async () => {
    const ask = (headers: Record<string, string>) => fetch(`${server.url}/graphql?query=${encodeURIComponent('{ products { key } }')}`, { headers: { cookie, 'apollo-require-preflight': 'true', ...headers } });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ 'sec-fetch-site': 'same-origin' })).status).toBe(401);
  });

  it.each(['/live', '/api/v1/imports/none/rejected.csv'])('of another site opens nothing at %s, nor takes a file', async (path) => {
    expect((await fetch(`${server.url}${path}`, { headers: { cookie, 'sec-fetch-site': 'same-site' } })).status).toBe(403);
    expect((await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { cookie, origin: 'https://evil.example', 'x-requested-with': 'x', 'x-file-name': 'a.csv' }, body: 'a' })).status).toBe(403);
  });
});
