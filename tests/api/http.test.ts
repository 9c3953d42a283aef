import { request, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBeside, type BesideServer } from '../support/beside.ts';
import { OWNER, startServer, type TestServer } from '../support/server.ts';
import { askAtDoor, SIGN_IN } from '../support/sign-in.ts';

let server: TestServer;
let proxied: TestServer;
/** A second instance of the first, which is told that people reach it over TLS. */
let overTls: BesideServer;
beforeAll(async () => {
  [server, proxied] = await Promise.all([startServer(), startServer({ env: { TRUST_PROXY: '1' } })]);
  overTls = await startBeside(server, { PUBLIC_URL: 'https://bifocal.example.com' });
});
afterAll(async () => {
  await overTls?.stop();
  await Promise.all([server.stop(), proxied.stop()]);
});

interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders }

/** As a browser or a proxy would send it: fetch does not let its caller set these headers. */
const send = (to: { readonly url: string }, path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Answer> => new Promise((resolve, reject) => {
  const sent = request(`${to.url}${path}`, { method, headers }, (response) => {
    response.resume();
    resolve({ status: response.statusCode ?? 0, headers: response.headers });
    if (path === '/live') response.destroy();
  });
  sent.once('error', reject);
  sent.end(body);
});

const OPEN = ['/v1/batch', '/v1/track', '/v1/surveys', '/capture', '/e', '/batch', '/i/v0/e', '/flags', '/decide'];
const CLOSED = ['/', '/graphql', '/live', '/mcp', '/api/v1/files', '/api/v1/feeds/x.csv', '/api/v1/audit.csv', '/api/v1/imports/x/rejected.csv', '/api/v1/people/export.json', '/hooks/x', '/health/live', '/assets/x.js', '/sign-in'];

describe('pages of other sites', () => {
  const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type, authorization' };

  it.each(CLOSED)('may not read %s', async (path) => {
    for (const answer of [await send(server, path, preflight, 'OPTIONS'), await send(server, path, { origin: 'https://evil.example' })]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it.each(OPEN)('may send to %s, without cookies', async (path) => {
    const { headers, status } = await send(server, path, preflight, 'OPTIONS');
    expect([status, headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual([204, '*', undefined]);
  });
});

describe('every answer', () => {
  it.each(['/', '/graphql', '/health/live', '/api/v1/nothing'])('of %s lets the page load its own files alone, and nobody else frame it', async (path) => {
    const { headers } = await send(server, path, {});
    const policy = Object.fromEntries(String(headers['content-security-policy']).split(';').map((each) => { const [name, ...values] = each.trim().split(' '); return [name, values.join(' ')]; }));
    expect(policy).toMatchObject({ 'default-src': `'self'`, 'script-src': `'self'`, 'script-src-attr': `'none'`, 'connect-src': `'self'`, 'object-src': `'none'`, 'base-uri': `'none'`, 'form-action': `'self'`, 'frame-ancestors': `'self'` });
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer' });
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('behind TLS', () => {
  const HSTS = 'strict-transport-security';

  it('is said by the proxy that is trusted, and by nobody else', async () => {
    const saying = { 'x-forwarded-proto': 'https' };
    expect((await send(server, '/health/live', saying)).headers[HSTS]).toBeUndefined();
    expect((await send(proxied, '/health/live', {})).headers[HSTS]).toBeUndefined();
    expect((await send(proxied, '/health/live', saying)).headers[HSTS]).toBe('max-age=31536000');
  });

  it('is said by PUBLIC_URL too: cookies go over TLS alone, to this host alone', async () => {
    expect((await send(overTls, '/sign-in', {})).headers[HSTS]).toBe('max-age=31536000');
    const signedIn = await askAtDoor(overTls, SIGN_IN, { email: OWNER.email, password: OWNER.password });
    expect([signedIn.status, signedIn.headers.get(HSTS)]).toEqual([200, 'max-age=31536000']);
    const [session, device] = ['__Host-bifocal=', 'bifocal-device='].map((name) => signedIn.headers.getSetCookie().find((cookie) => cookie.includes(name)));
    expect(session).toMatch(/^__Host-bifocal=[\w-]{43}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax; Secure$/);
    expect(device).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    // Known by that name alone: what a plain connection could have set lets nobody in.
    const token = /=([\w-]+)/.exec(session!)![1]!;
    const me = (cookie: string) => askAtDoor(overTls, '{ me { name } }', {}, { cookie });
    expect((await me(`__Host-bifocal=${token}`)).data).toEqual({ me: { name: OWNER.name } });
    for (const name of ['bifocal', 'bifocal-80', `bifocal-${new URL(overTls.url).port}`]) expect((await me(`${name}=${token}`)).status).toBe(401);
    const out = await askAtDoor(overTls, 'mutation { signOut }', {}, { cookie: `__Host-bifocal=${token}` });
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-bifocal=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/);
  });
});

describe('a body that is too large', () => {
  it.each([['/graphql', 4 * 1024 * 1024 + 1, 413], ['/v1/track', 500 * 1024 + 1, 413]])('is not read: %s', async (path, bytes, status) => {
    expect((await send(server, path, { 'content-type': 'application/json' }, 'POST', 'x'.repeat(bytes))).status).toBe(status);
  });
});
