import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProvider, type TestProvider } from '../support/oidc-provider.mjs';
import { OWNER, startServer, type TestServer } from '../support/server.ts';
import { askAtDoor, sessionOf, SIGN_IN, type DoorAnswer } from '../support/sign-in.ts';
import { asMember, codeOf } from '../support/voices.ts';

let provider: TestProvider;
let server: TestServer;
let folder: string;
beforeAll(async () => {
  provider = await startProvider();
  // The secret as Docker and Kubernetes hand it out.
  folder = await mkdtemp(join(tmpdir(), 'bifocal-oidc-'));
  await writeFile(join(folder, 'secret'), `${provider.client.secret}\n`);
  server = await startServer({ env: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: provider.client.id, OIDC_CLIENT_SECRET_FILE: join(folder, 'secret'), OIDC_NAME: 'Example ID', LOG_LEVEL: 'trace' } });
  provider.allow(`${server.url}/oidc/callback`);
});
afterAll(async () => {
  await server.stop();
  await provider.stop();
  await rm(folder, { recursive: true });
});

/** A browser's jar: one for each origin. */
class Jar {
  private readonly cookies = new Map<string, Map<string, string>>();

  headers(url: URL): Record<string, string> {
    return { cookie: [...(this.cookies.get(url.origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  keep(url: URL, response: Response): void {
    const jar = this.cookies.get(url.origin) ?? new Map<string, string>();
    this.cookies.set(url.origin, jar);
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split(/=(.*)/s) as [string, string];
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
  }
}

/** Follows redirects as a browser does, until `until` says so or there is none; answers the last address. */
async function follow(jar: Jar, from: string, until: (url: URL) => boolean = () => false): Promise<URL> {
  let url = new URL(from);
  for (let hops = 0; hops < 20; hops += 1) {
    if (until(url)) return url;
    const response = await fetch(url, { headers: jar.headers(url), redirect: 'manual' });
    jar.keep(url, response);
    const location = response.headers.get('location');
    if (!location) return url;
    url = new URL(location, url);
  }
  throw new Error(`it never ends: ${url.href}`);
}

const jarOf = ({ name, value }: { name: string; value: string }): Jar => {
  const jar = new Jar();
  jar.keep(new URL(server.url), new Response(null, { headers: { 'set-cookie': `${name}=${value}` } }));
  return jar;
};
const sessionCookie = (answer: DoorAnswer): { name: string; value: string } => {
  const [name, value] = sessionOf(answer).split('=') as [string, string];
  return { name, value };
};
const isHome = (url: URL): boolean => url.origin === server.url && !url.pathname.startsWith('/oidc/');
const come = async (to = '/review/shop', jar = new Jar()) => {
  const end = await follow(jar, `${server.url}/oidc/start?to=${encodeURIComponent(to)}`, isHome);
  const me = await askAtDoor(server, '{ me { name roles workspaces { key } } myAccount { email hasPassword } }', {}, jar.headers(new URL(server.url)));
  return { jar, end: `${end.pathname}${end.search}`, me: me.data };
};

describe('OpenID Connect', () => {
  it('is offered by its name', async () => {
    expect((await askAtDoor(server, '{ signInOptions { oidcName } }')).data).toEqual({ signInOptions: { oidcName: 'Example ID' } });
  });

  it('lets in nobody who has no account and is of no domain that a workspace takes', async () => {
    expect(await come()).toMatchObject({ end: '/sign-in?problem=oidc-unknown', me: null });
  });

  it('leads nobody into an account that has a password, which somebody may have made with their address', async () => {
    provider.person = { sub: 'olga-1', email: OWNER.email, email_verified: true, name: 'Olga of the provider' };
    expect(await come()).toMatchObject({ end: '/sign-in?problem=oidc-password', me: null });
    // Nor who is signed in to another account.
    const other = await asMember(server, { roles: ['OWNER'], name: 'Another' });
    expect(await come('/', jarOf(other.cookie))).toMatchObject({ end: '/sign-in?problem=oidc-password', me: { me: { name: 'Another' } } });
  });

  it('links an account by its confirmed e-mail address from within it, once and for all, and opens the page that was asked for', async () => {
    provider.person = { sub: 'olga-1', email: OWNER.email.toUpperCase(), email_verified: true, name: 'Olga of the provider' };
    const mine = jarOf(sessionCookie(await askAtDoor(server, SIGN_IN, { email: OWNER.email, password: OWNER.password })));
    const mySessions = async () => (await askAtDoor(server, '{ myAccount { connected sessions { how current } } }', {}, mine.headers(new URL(server.url)))).data!['myAccount'] as { connected: boolean; sessions: { how: string; current: boolean }[] };
    const before = await mySessions();
    const came = await come('/review/shop', mine);
    const after = await mySessions();
    expect([before.connected, after.connected]).toEqual([false, true]);
    // The session that it was done in ends with it.
    expect(after.sessions.filter(({ current }) => current)).toEqual([{ how: 'OIDC', current: true }]);
    expect(after.sessions).toHaveLength(before.sessions.length);
    expect(came).toMatchObject({ end: '/review/shop', me: { me: { name: OWNER.name, roles: ['OWNER'] }, myAccount: { email: OWNER.email, hasPassword: true } } });
    provider.person = { ...provider.person, email: 'another@example.com', email_verified: false };
    expect((await come()).me).toMatchObject({ me: { name: OWNER.name } });
  });

  it('takes no address that the provider has not confirmed', async () => {
    provider.person = { sub: 'eve-1', email: OWNER.email, email_verified: false, name: 'Eve' };
    expect(await come()).toMatchObject({ end: '/sign-in?problem=oidc-unverified', me: null });
  });

  it('makes viewers of people whose domain a workspace takes', async () => {
    await server.graphql('mutation { allowSignUpFrom(domains: ["Example.com"]) }');
    expect(await server.graphql('{ signUpDomains auditLog(what: [SIGN_UP_CHANGED]) { entries { about byName } } }')).toEqual({ signUpDomains: ['example.com'], auditLog: { entries: [{ about: 'example.com', byName: OWNER.name }] } });
    provider.person = { sub: 'ann-1', email: 'ann@example.com', email_verified: true, name: 'Ann Analyst' };
    expect((await come()).me).toEqual({ me: { name: 'Ann Analyst', roles: ['VIEWER'], workspaces: [{ key: 'default' }] }, myAccount: { email: 'ann@example.com', hasPassword: false } });
    provider.person = { sub: 'mal-1', email: 'mal@example.com.evil.example', email_verified: true, name: 'Mal' };
    expect((await come()).end).toBe('/sign-in?problem=oidc-unknown');
  });

  it('does not let back in whoever was removed, though their domain is taken', async () => {
    provider.person = { sub: 'ann-1', email: 'ann@example.com', email_verified: true, name: 'Ann Analyst' };
    const { members } = await server.graphql<{ members: { id: string; name: string }[] }>('{ members { id name } }');
    await server.graphql('mutation ($id: ID!) { removeMember(member: $id) }', { id: members.find(({ name }) => name === 'Ann Analyst')!.id });
    expect(await come()).toMatchObject({ end: '/sign-in?problem=oidc-unknown', me: null });
  });

  it('takes no domain at which anybody makes themselves an address', async () => {
    await expect(server.graphql('mutation { allowSignUpFrom(domains: ["example.com", "GMail.com"]) }')).rejects.toThrow(/anybody can make themselves an address at gmail\.com/);
    expect(await server.graphql('{ signUpDomains }')).toEqual({ signUpDomains: ['example.com'] });
  });

  it('takes, where several organisations share the server, only the domain of whoever asks, confirmed; what was taken before stays', async () => {
    await server.sql(`INSERT INTO workspace (key, name) VALUES ('elsewhere', 'Elsewhere')`);
    const take = 'mutation ($domains: [String!]!) { allowSignUpFrom(domains: $domains) }';
    const mallory = await asMember(server, { roles: ['OWNER'], workspace: 'elsewhere', name: 'Mallory' });
    // Of an address that was only written down nothing follows: it is example.com too.
    expect(codeOf(await mallory.ask(take, { domains: ['example.com'] }))).toBe('FORBIDDEN');
    expect(await server.sql(`SELECT sign_up_domains AS domains FROM workspace WHERE key = 'elsewhere'`)).toEqual([{ domains: [] }]);
    // The owner of the first has come in by the provider as olga@example.com.
    await server.graphql(take, { domains: [] });
    await server.graphql(take, { domains: ['example.com'] });
    await expect(server.graphql(take, { domains: ['example.com', 'example.org'] })).rejects.toThrow(/"example\.org" may be theirs/);
    await server.sql(`UPDATE workspace SET sign_up_domains = '{example.org}' WHERE key = 'default'`);
    expect(await server.graphql(take, { domains: ['example.org', 'example.com'] })).toEqual({ allowSignUpFrom: ['example.org', 'example.com'] });
  });

  it('leads to its own pages alone', async () => {
    provider.person = { sub: 'olga-1', email: OWNER.email, email_verified: true, name: 'Olga' };
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/ok\r\nx: y']) expect((await come(to)).end).toBe('/');
  });

  it('takes an answer only in the browser that began, and only once', async () => {
    const [mine, other] = [new Jar(), new Jar()];
    const back = await follow(mine, `${server.url}/oidc/start`, (url) => url.pathname === '/oidc/callback');
    expect((await follow(other, back.href, isHome)).search).toBe('?problem=oidc-failed');

    const theirs = new Jar();
    await follow(theirs, `${server.url}/oidc/start`, (url) => url.pathname === '/oidc/callback');
    expect((await follow(theirs, back.href, isHome)).search).toBe('?problem=oidc-failed');
    expect((await follow(mine, back.href, isHome)).pathname).toBe('/');
    expect((await follow(mine, back.href, isHome)).search).toBe('?problem=oidc-failed');
    expect(server.output).not.toContain(provider.client.secret);
  });
});
