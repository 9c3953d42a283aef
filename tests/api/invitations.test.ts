import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, codeOf } from '../support/voices.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery({ source: 'tracker', teams: [{ key: 'atlas', product: 'shop', name: 'Atlas' }] });
});
afterAll(async () => server?.stop());

interface Invitation { id: string; state: string; email: string | null; note: string | null; roles: string[]; products: { key: string }[] | null; teams: { key: string }[] | null; madeBy: string; expiresAt: string; madeAt: string }
const FIELDS = 'id state email note roles products { key } teams { key } madeBy madeAt expiresAt';
const invite = async (input: string) => (await server.graphql<{ invite: { path: string; invitation: Invitation } }>(`mutation { invite(input: ${input}) { path invitation { ${FIELDS} } } }`)).invite;
const all = async () => (await server.graphql<{ invitations: Invitation[] }>(`{ invitations { ${FIELDS} } }`)).invitations;
const PASSWORD = 'four walls and 9 quiet geese';

async function take(path: string, variables: Record<string, unknown>) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation ($token: String!, $name: String, $email: String, $password: String) { takeLink(token: $token, name: $name, email: $email, password: $password) }', variables: { token: path.split('/').at(-1), ...variables } }),
  });
  const body = (await response.json()) as { errors?: { message: string }[] };
  return { status: response.status, message: body.errors?.[0]?.message ?? null, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

describe('an invitation', () => {
  it('is a link that is shown once; who takes it is what it says, and sees what it says', async () => {
    const { path, invitation } = await invite('{roles: [PRODUCT_OWNER], teams: ["atlas"], note: "For Cleo", expiresInDays: 3}');
    expect(path).toMatch(/^\/invite\/[\w-]{43}$/);
    expect(invitation).toMatchObject({ state: 'OPEN', note: 'For Cleo', email: null, roles: ['PRODUCT_OWNER'], products: [{ key: 'shop' }], teams: [{ key: 'atlas' }] });
    expect(Math.round((Date.parse(invitation.expiresAt) - Date.parse(invitation.madeAt)) / 86_400_000)).toBe(3);
    const { status, message, cookie } = await take(path, { name: 'Cleo', email: 'cleo@example.com', password: PASSWORD });
    expect([status, message]).toEqual([200, null]);
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query: '{ me { name roles products { key } teams { key } } }' }) });
    expect(((await response.json()) as { data: unknown }).data).toEqual({ me: { name: 'Cleo', roles: ['PRODUCT_OWNER'], products: [{ key: 'shop' }], teams: [{ key: 'atlas' }] } });
    expect((await all()).find(({ id }) => id === invitation.id)?.state).toBe('USED');
    const log = await server.graphql<{ auditLog: { entries: { what: string; about: string; byName: string }[] } }>('{ auditLog(who: "cleo") { entries { what about byName } } }');
    expect(log.auditLog.entries).toEqual([{ what: 'SIGNED_IN', about: 'By a link that works once', byName: 'Cleo' }, { what: 'JOINED', about: 'Cleo', byName: 'Cleo' }]);
    expect((await take(path, { name: 'Dan', email: 'dan@example.com', password: PASSWORD })).status).toBe(400);
  });

  it('lets nobody into an account that is there without its password', async () => {
    const { path } = await invite('{roles: [ADMIN]}');
    const { status, cookie } = await take(path, { name: 'Not Cleo', email: 'cleo@example.com', password: 'nine geese and 4 quiet walls' });
    expect([status, cookie]).toEqual([409, '']);
    expect(await server.sql(`SELECT FROM user_account WHERE email = 'cleo@example.com' AND name = 'Cleo'`)).toHaveLength(1);
  });

  it('is taken by who is signed in already, with the account they have', async () => {
    const voice = await asMember(server, { roles: ['VIEWER'], name: 'Fay' });
    const { path } = await invite('{roles: [ANALYST]}');
    expect(codeOf(await voice.ask('mutation ($token: String!) { takeLink(token: $token) }', { token: path.split('/').at(-1) }))).toBe('OK');
    expect((await server.sql<{ roles: string[] }>('SELECT roles FROM member WHERE id = $1', [voice.memberId]))[0]?.roles.sort()).toEqual(['ANALYST', 'VIEWER']);
  });

  it('is taken back: its link ends at once, and one that is over stays as it is', async () => {
    const { path, invitation } = await invite('{roles: [VIEWER], email: "Eve@Example.com"}');
    expect(invitation.email).toBe('eve@example.com');
    const revoke = async () => (await server.graphql<{ revokeInvitation: Invitation }>(`mutation { revokeInvitation(id: "${invitation.id}") { state } }`)).revokeInvitation.state;
    expect([await revoke(), await revoke()]).toEqual(['REVOKED', 'REVOKED']);
    expect((await take(path, { name: 'Eve', email: 'eve@example.com', password: PASSWORD })).status).toBe(400);
    expect(await server.sql(`SELECT FROM user_account WHERE email = 'eve@example.com'`)).toHaveLength(0);
  });

  it('expires by itself', async () => {
    const { path, invitation } = await invite('{roles: [VIEWER], expiresInDays: 1}');
    await server.sql(`UPDATE one_time_link SET expires_at = now() - interval '1 second' WHERE id = $1`, [invitation.id]);
    expect((await all())[0]).toMatchObject({ id: invitation.id, state: 'EXPIRED' });
    expect((await take(path, { name: 'Gus', email: 'gus@example.com', password: PASSWORD })).message).toMatch(/expired/i);
  });

  it('keeps nothing that its link could be made from', async () => {
    const { path, invitation } = await invite('{roles: [VIEWER]}');
    const token = path.split('/').at(-1)!;
    const [row] = await server.sql<Record<string, unknown>>('SELECT * FROM one_time_link WHERE id = $1', [invitation.id]);
    expect((row!['token_sha256'] as Buffer).equals(createHash('sha256').update(token).digest())).toBe(true);
    expect(JSON.stringify({ ...row, token_sha256: null })).not.toContain(token);
    expect(JSON.stringify(await server.sql('SELECT * FROM audit_entry'))).not.toContain(token);
    expect(server.output).not.toContain(token);
  });

  it.each([
    ['{roles: [VIEWER], expiresInDays: 0}', 'expiresInDays: expected 1 to 30, got 0.'],
    ['{roles: [VIEWER], expiresInDays: 31}', 'expiresInDays: expected 1 to 30, got 31.'],
    ['{roles: [VIEWER], email: "nobody"}', 'email: expected an address such as ann@example.com, or nothing.'],
    ['{roles: []}', 'roles: give at least one. Who has none sees nothing; remove them instead.'],
  ])('%s is refused', async (input, message) => {
    expect((await server.ask(`mutation { invite(input: ${input}) { path } }`)).errors[0]?.message).toBe(message);
  });
});
