import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { projectDir } from '../support/cluster.ts';
import { startBeside, type BesideServer } from '../support/beside.ts';
import { OWNER, startServer, type TestServer } from '../support/server.ts';
import { askAtDoor, sessionOf, SIGN_IN, TAKE_LINK, type DoorAnswer } from '../support/sign-in.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { SAMPLE: 'on', SAMPLE_SCALE: '0.01', LOG_LEVEL: 'trace' } }); });
afterAll(() => server.stop());
beforeEach(() => server.sql('DELETE FROM sign_in_try'));

const right = { email: OWNER.email, password: OWNER.password };
const wrong = { email: OWNER.email, password: 'not the password' };
const signIn = (given: object, headers: Record<string, string> = {}) => askAtDoor(server, SIGN_IN, { ...given }, headers);
const command = (...words: string[]) => new Promise<{ code: number; out: string; err: string }>((resolve) => {
  execFile(process.execPath, [join(projectDir, 'api/bin/owner-link.mjs'), ...words, '--url', server.url], { env: { ...process.env, DATA_DIR: server.dataDir } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
});
const tokenIn = (text: string): string => text.trim().split('/').at(-1)!;

describe('a stranger', () => {
  it.each(['{ products { key } }', '{ ...F } fragment F on Query { teams { key } }', '{ workspace { version } }', 'mutation { removeSample }'])('is told that nobody is signed in: %s', async (query) => {
    expect(await askAtDoor(server, query)).toMatchObject({ status: 401, data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' }, message: expect.stringContaining('/sign-in') }] });
  });

  it.each(['/live', '/api/v1/people/export.json?product=shop&key=ann', '/api/v1/imports/none/rejected.csv'])('gets nothing at %s', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(401);
  });

  it('learns how to sign in, and the health of the server', async () => {
    expect((await askAtDoor(server, '{ signInOptions { oidcName sampleRoles withoutOwner } }')).data).toEqual({ signInOptions: { oidcName: null, sampleRoles: ['PRODUCT_OWNER', 'PRODUCT_MANAGER', 'LEADER', 'ANALYST'], withoutOwner: false } });
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });
});

describe('a password', () => {
  it('lets in, whatever the case of the e-mail address', async () => {
    const answer = await signIn({ ...right, email: ' OLGA@Example.com ' });
    expect(answer).toMatchObject({ status: 200, data: { signIn: true } });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^bifocal-\d+=[\w-]{43}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax$/);
    expect((await askAtDoor(server, '{ me { name roles workspaces { key roles } } }', {}, { cookie: sessionOf(answer) })).data).toEqual({ me: { name: 'Olga Owner', roles: ['OWNER'], workspaces: [{ key: 'default', roles: ['OWNER'] }, { key: 'sample', roles: ['OWNER'] }] } });
  });

  it('that is wrong is refused in the same words as an account that is not there', async () => {
    const [known, unknown] = [await signIn(wrong), await signIn({ ...wrong, email: 'nobody@example.com' })];
    expect([known.status, known.errors, known.cookies]).toEqual([403, unknown.errors, []]);
    expect(unknown.errors[0]).toMatchObject({ extensions: { code: 'SIGN_IN_REFUSED' } });
  });

  it('is kept as argon2id and stands in no log', async () => {
    const [row] = await server.sql<{ hash: string }>('SELECT password_hash AS hash FROM user_account WHERE email = $1', [OWNER.email]);
    expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signIn(right);
    await signIn(wrong);
    for (const secret of [OWNER.password, wrong.password, server.cookie.value]) expect(server.output).not.toContain(secret);
  });

  it('may be tried ten times from one address, and the eleventh waits; another account is not held up', async () => {
    for (let n = 0; n < 10; n += 1) expect((await signIn(wrong)).status).toBe(403);
    const refused = await signIn(right);
    expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'TOO_MANY' }, message: expect.stringContaining('15 minutes') }] });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn({ ...wrong, email: 'other@example.com' })).status).toBe(403);
  });

  it('that is right uses up no try', async () => {
    for (let n = 0; n < 12; n += 1) expect((await signIn(right)).status).toBe(200);
  });

  it('still lets in from a device that signed in before, while strangers try the account', async () => {
    const device = (await signIn(right)).cookies.find((cookie) => cookie.startsWith('bifocal-device='))!;
    for (let n = 0; n < 12; n += 1) await signIn(wrong);
    expect((await signIn(right)).status).toBe(429);
    expect((await signIn(right, { cookie: device })).status).toBe(200);
    for (let n = 0; n < 20; n += 1) expect((await signIn(wrong, { cookie: device })).status).toBe(403);
    expect((await signIn(right, { cookie: device })).status).toBe(429);
  });

  it('that is guessable is weighed, with the reason and what to do', async () => {
    const weigh = async (password: string, about: string[] = []) => (await askAtDoor(server, 'query ($password: String!, $about: [String!]!) { passwordStrength(password: $password, about: $about) { goodEnough reason advice } }', { password, about })).data!['passwordStrength'];
    expect(await weigh('password1234')).toMatchObject({ goodEnough: false, reason: expect.stringMatching(/common/i), advice: [expect.any(String), ...[]] });
    expect(await weigh('olga@example.com', ['Olga Owner', 'olga@example.com'])).toMatchObject({ goodEnough: false });
    expect(await weigh('xT9!qPz')).toMatchObject({ goodEnough: false });
    expect(await weigh(OWNER.password)).toEqual({ goodEnough: true, reason: null, advice: [] });
  });
});

describe('the owner\'s link', () => {
  it('works once; a guessable password does not use it up', async () => {
    const made = await command('owner');
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^http:\/\/\S+\/welcome\/[\w-]{43}\n$/), err: expect.stringContaining('There is an owner already') });
    const token = tokenIn(made.out);
    const form = { token, name: 'Ben', email: 'ben@example.com' };
    expect((await askAtDoor(server, TAKE_LINK, { ...form, password: 'sunshine1' })).errors[0]).toMatchObject({ message: expect.stringMatching(/^password: /), extensions: { code: 'BAD_USER_INPUT' } });
    const taken = await askAtDoor(server, TAKE_LINK, { ...form, password: 'seven brown kettles hum' });
    expect((await askAtDoor(server, '{ me { roles workspaces { key } } }', {}, { cookie: sessionOf(taken) })).data).toEqual({ me: { roles: ['OWNER'], workspaces: [{ key: 'default' }, { key: 'sample' }] } });
    expect((await askAtDoor(server, TAKE_LINK, { ...form, email: 'eve@example.com', password: 'seven brown kettles hum' })).errors[0]?.message).toContain('used already');
    expect((await askAtDoor(server, 'query ($token: String!) { oneTimeLink(token: $token) { kind state } }', { token })).data).toEqual({ oneTimeLink: { kind: 'OWNER', state: 'USED' } });
  });

  it('lets nobody into an account that is there already without its password', async () => {
    const token = tokenIn((await command('owner')).out);
    expect((await askAtDoor(server, TAKE_LINK, { token, name: 'Eve', email: OWNER.email, password: 'seven brown kettles hum' })).errors[0]).toMatchObject({ extensions: { code: 'CONFLICT' } });
    expect((await signIn(right)).status).toBe(200);
  });

  it('is printed at every start until somebody took it, and its tokens are kept as hashes', async () => {
    const fresh = await startServer();
    expect(fresh.output).toMatch(/works once: http\S+\/welcome\/[\w-]{43}/);
    await fresh.kill();
    await fresh.restart();
    expect(fresh.output).not.toContain('/welcome/');
    await fresh.sql('DELETE FROM user_account');
    await fresh.kill();
    await fresh.restart();
    const token = tokenIn(/\/welcome\/\S+/.exec(fresh.output)![0]);
    expect(await fresh.sql('SELECT FROM one_time_link WHERE encode(token_sha256, \'escape\') LIKE \'%\' || $1 || \'%\'', [token])).toHaveLength(0);
    await fresh.stop();
  });
});

describe('a link for another password', () => {
  it('is printed by the command, ends all sessions, and lets the old password in no more', async () => {
    await command('owner').then(async ({ out }) => askAtDoor(server, TAKE_LINK, { token: tokenIn(out), name: 'Rea', email: 'rea@example.com', password: 'seven brown kettles hum' }));
    const before = await signIn({ email: 'rea@example.com', password: 'seven brown kettles hum' });
    const made = await command('reset', 'Rea@example.com');
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/\/reset\/[\w-]{43}\n$/), err: expect.stringContaining('Another password for Rea') });
    expect((await askAtDoor(server, TAKE_LINK, { token: tokenIn(made.out), password: 'four green ladders sleep' })).data).toEqual({ takeLink: true });
    expect((await askAtDoor(server, '{ me { name } }', {}, { cookie: sessionOf(before) })).status).toBe(401);
    expect((await signIn({ email: 'rea@example.com', password: 'seven brown kettles hum' })).status).toBe(403);
    expect((await signIn({ email: 'rea@example.com', password: 'four green ladders sleep' })).status).toBe(200);
  });

  it('is made for nobody who is not there, and by nobody but a command', async () => {
    expect(await command('reset', 'nobody@example.com')).toMatchObject({ code: 1, err: expect.stringContaining('no account of nobody@example.com') });
    expect((await fetch(`${server.url}/api/v1/commands/owner-link`, { method: 'POST', headers: server.headers })).status).toBe(403);
    expect((await fetch(`${server.url}/api/v1/commands/owner-link`, { method: 'POST' })).status).toBe(401);
  });
});

describe('tries, at their edge', () => {
  const networks = { one: '203.0.113.1', other: '203.0.113.2' } as const;
  let proxied: BesideServer;
  beforeAll(async () => { proxied = await startBeside(server, { TRUST_PROXY: '1' }); });
  afterAll(() => proxied?.stop());
  const from = (address: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': address, ...more });
  const come = (given: object, headers: Record<string, string>) => askAtDoor(proxied, SIGN_IN, { ...given }, headers);
  /** As if so many tries had been made a moment ago; what is counted is kept as a hash. */
  const tried = (limit: string, of: string, tries: number) => server.sql(
    `INSERT INTO sign_in_try (counted_by, tries, ends_at) VALUES (sha256(convert_to($1, 'UTF8')), $2, now() + interval '10 minutes') ON CONFLICT (counted_by) DO UPDATE SET tries = excluded.tries, ends_at = excluded.ends_at`, [`${limit} ${of}`, tries]);
  const over = (limit: string, of: string) => server.sql(`UPDATE sign_in_try SET ends_at = now() - interval '1 second' WHERE counted_by = sha256(convert_to($1, 'UTF8'))`, [`${limit} ${of}`]);
  const isRefused = ({ status, errors, headers }: DoorAnswer): boolean => {
    if (status !== 429) return false;
    expect([errors[0]!.extensions!['code'], Number(headers.get('retry-after')) > 0]).toEqual(['TOO_MANY', true]);
    return true;
  };

  it('one network signs in to any account 60 times in a quarter of an hour; other networks and known devices are not held up', async () => {
    const device = (await come(right, from('203.0.113.9'))).cookies.find((cookie) => cookie.startsWith('bifocal-device='))!;
    await tried('address', networks.one, 59);
    expect((await come({ ...wrong, email: 'edge1@example.com' }, from(networks.one))).status).toBe(403);
    expect(isRefused(await come({ ...wrong, email: 'edge2@example.com' }, from(networks.one)))).toBe(true);
    expect((await come({ ...wrong, email: 'edge2@example.com' }, from(networks.other))).status).toBe(403);
    expect((await come(right, from(networks.one, { cookie: device }))).status).toBe(200);
    await over('address', networks.one);
    expect((await come({ ...wrong, email: 'edge3@example.com' }, from(networks.one))).status).toBe(403);
  });

  it('an account is tried by strangers 100 times an hour, from wherever; whoever signed in before, and every other account, is not held up', async () => {
    const device = (await come(right, from('203.0.113.10'))).cookies.find((cookie) => cookie.startsWith('bifocal-device='))!;
    await tried('strangers', OWNER.email, 99);
    expect((await come(wrong, from('203.0.113.11'))).status).toBe(403);
    expect(isRefused(await come(wrong, from('203.0.113.12')))).toBe(true);
    expect(isRefused(await come(right, from('203.0.113.13')))).toBe(true);
    expect((await come(right, from('203.0.113.13', { cookie: device }))).status).toBe(200);
    expect((await come({ ...wrong, email: 'edge4@example.com' }, from('203.0.113.13'))).status).toBe(403);
    await over('strangers', OWNER.email);
    expect((await come(right, from('203.0.113.13'))).status).toBe(200);
  });

  it.each([
    ['the owner\'s', async () => ({ token: tokenIn((await command('owner')).out), name: 'Edge', email: 'edge5@example.com', password: 'seven brown kettles hum' })],
    ['an invitation\'s', async () => ({ token: tokenIn((await server.graphql<{ invite: { path: string } }>('mutation { invite(input: {roles: [VIEWER]}) { path } }')).invite.path), name: 'Edge', email: 'edge6@example.com', password: 'seven brown kettles hum' })],
    ['a reset\'s', async () => ({ token: tokenIn((await command('reset', 'edge6@example.com')).out), password: 'four green ladders sleep' })],
  ])('%s link: 60 looks from one network, and the 61st waits; the link itself still works from elsewhere', async (_whose, make) => {
    const given = await make();
    const look = (address: string, token: string = given.token) => askAtDoor(proxied, 'query ($token: String!) { oneTimeLink(token: $token) { state } }', { token }, from(address));
    // One network of IPv6 is whoever has it.
    const [near, next, far] = ['2001:db8:0:7::1', '2001:db8:0:7:ffff::2', '2001:db8:0:8::1'];
    for (const [address, counted] of [[networks.one, networks.one], [near, '2001:0db8:0000:0007::/64']] as const) {
      await tried('link', counted, 59);
      expect((await look(address)).data).toEqual({ oneTimeLink: { state: 'OPEN' } });
      expect(isRefused(await look(address))).toBe(true);
      expect(isRefused(await askAtDoor(proxied, TAKE_LINK, given, from(address)))).toBe(true);
    }
    expect(isRefused(await look(next))).toBe(true);
    expect((await look(far)).status).toBe(200);
    await tried('link', networks.other, 59);
    expect((await askAtDoor(proxied, TAKE_LINK, given, from(networks.other))).data).toEqual({ takeLink: true });
    await over('link', networks.one);
    expect((await look(networks.one)).data).toEqual({ oneTimeLink: { state: 'USED' } });
  });

  it('a link is no other way to guess the password of an account: 10 tries, wherever they come from', async () => {
    const given = { token: tokenIn((await command('owner')).out), name: 'Eve', email: OWNER.email, password: 'seven brown kettles hum' };
    const take = (address: string) => askAtDoor(proxied, TAKE_LINK, given, from(address));
    await tried('pair', `${OWNER.email} link`, 9);
    expect((await take('203.0.113.21')).status).toBe(409);
    expect(isRefused(await take('203.0.113.22'))).toBe(true);
    expect((await come(right, from('203.0.113.22'))).status).toBe(200);
  });

  it('one\'s own password is asked for 10 times where it is changed', async () => {
    const cookie = sessionOf(await come({ email: 'edge6@example.com', password: 'four green ladders sleep' }, from(networks.other)));
    const change = (current: string) => askAtDoor(proxied, 'mutation ($current: String!) { changeMyPassword(current: $current, next: "nine tall ships whistle") }', { current }, { cookie });
    await tried('pair', 'edge6@example.com own', 9);
    expect((await change('not it')).errors[0]!.message).toBe('current: this is not the password of now.');
    expect(isRefused(await change('four green ladders sleep'))).toBe(true);
    expect((await come({ email: 'edge6@example.com', password: 'four green ladders sleep' }, from(networks.other))).status).toBe(200);
  });

  it('passwords are weighed 600 times for one network', async () => {
    const weigh = (address: string) => askAtDoor(proxied, '{ passwordStrength(password: "x", about: []) { goodEnough } }', {}, from(address));
    await tried('weighing', networks.one, 599);
    expect((await weigh(networks.one)).status).toBe(200);
    expect(isRefused(await weigh(networks.one))).toBe(true);
    expect((await weigh(networks.other)).status).toBe(200);
  });
});

describe('the sample with one click', () => {
  const visit = (of: TestServer, role: string, headers: Record<string, string> = {}) => askAtDoor(of, 'mutation ($role: Role!) { signInAsSample(role: $role) }', { role }, headers);

  it('opens the sample in that role alone, and nothing of one\'s own', async () => {
    const cookie = sessionOf(await visit(server, 'LEADER'));
    expect((await askAtDoor(server, '{ me { roles workspaces { key simulated } } myAccount { ofSample email } }', {}, { cookie })).data).toEqual({ me: { roles: ['LEADER'], workspaces: [{ key: 'sample', simulated: true }] }, myAccount: { ofSample: true, email: null } });
    expect((await askAtDoor(server, 'mutation { openWorkspace(key: "default") }', {}, { cookie })).errors[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    expect((await askAtDoor(server, 'mutation { changeMyName(name: "Eve") }', {}, { cookie })).status).toBe(403);
  });

  it('is not offered as owner, nor by way of a proxy', async () => {
    expect((await visit(server, 'OWNER')).status).toBe(400);
    expect((await visit(server, 'LEADER', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
  });

  it('is refused where the server can be reached from elsewhere', async () => {
    const open = await startServer({ env: { HOST: '0.0.0.0', SAMPLE: 'on', SAMPLE_SCALE: '0.01' } });
    expect([(await visit(open, 'LEADER')).status, (await askAtDoor(open, '{ signInOptions { sampleRoles } }')).data]).toEqual([403, { signInOptions: { sampleRoles: [] } }]);
    await open.stop();
  });
});
