import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, codeOf, type Voice } from '../support/voices.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery({ source: 'tracker', teams: [{ key: 'atlas', product: 'shop', name: 'Atlas' }, { key: 'zephyr', product: 'app', name: 'Zephyr' }] });
});
afterAll(async () => server?.stop());

interface Member { id: string; name: string; email: string; roles: string[]; products: { key: string }[] | null; teams: { key: string }[] | null; isYou: boolean; seenAt: string | null }
const FIELDS = 'id name email roles products { key } teams { key } isYou seenAt';
const list = async (): Promise<Member[]> => (await server.graphql<{ members: Member[] }>(`{ members { ${FIELDS} } }`)).members;
const change = (voice: Pick<Voice, 'ask'>, member: number | string, input: string) => voice.ask<{ changeMember: Member }>(`mutation { changeMember(member: "${member}", input: ${input}) { ${FIELDS} } }`);

describe('members', () => {
  it('are listed by name, with what they are and see', async () => {
    const ann = await asMember(server, { roles: ['VIEWER'], products: ['shop'], name: 'ann' });
    const members = await list();
    expect(members.map(({ name }) => name)).toEqual([...members.map(({ name }) => name)].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())));
    expect(members.find(({ id }) => Number(id) === ann.memberId)).toMatchObject({ name: 'ann', email: ann.email, roles: ['VIEWER'], products: [{ key: 'shop' }], teams: null, isYou: false });
    expect(members.filter(({ isYou }) => isYou)).toMatchObject([{ roles: ['OWNER'], products: null, teams: null }]);
  });

  it('get other roles and another sight, which hold from the next question on', async () => {
    const bob = await asMember(server, { roles: ['VIEWER'], name: 'bob' });
    expect(codeOf(await bob.ask('mutation { freezeSprints(team: "atlas") }'))).toBe('FORBIDDEN');
    expect((await change(server, bob.memberId, '{roles: [PRODUCT_OWNER, ANALYST, ANALYST], teams: ["atlas"]}')).data?.changeMember).toMatchObject({ roles: ['PRODUCT_OWNER', 'ANALYST'], products: [{ key: 'shop' }], teams: [{ key: 'atlas' }] });
    expect(codeOf(await bob.ask('mutation { freezeSprints(team: "atlas") }'))).toBe('OK');
    expect((await bob.graphql<{ products: { key: string }[] }>('{ products { key } }')).products).toEqual([{ key: 'shop' }]);
  });

  it.each([
    ['{roles: []}', 'roles: give at least one. Who has none sees nothing; remove them instead.'],
    ['{roles: [ADMIN], products: ["shop"]}', 'products, teams: Admin is a role of the whole workspace. Leave both out, or choose another role.'],
    ['{roles: [VIEWER], products: []}', 'products: an empty list would leave nothing to see. Give at least one, or null for all.'],
    ['{roles: [VIEWER], products: ["shops"]}', 'products: there is no "shops". Known: app, shop.'],
    ['{roles: [VIEWER], teams: ["nobody"]}', 'teams: there is no "nobody". Known: atlas, zephyr.'],
    ['{roles: [VIEWER], products: ["shop"], teams: ["zephyr"]}', 'teams: zephyr works on a product that is not among the products given. Add the product, or leave the team out.'],
  ])('what cannot be is refused with the field and what to do: %s', async (input, message) => {
    const voice = await asMember(server, { roles: ['VIEWER'] });
    const { status, errors } = await change(server, voice.memberId, input);
    expect([status, errors[0]?.message]).toEqual([400, message]);
  });

  it('what somebody else made of them meanwhile is not replaced unseen', async () => {
    const eve = await asMember(server, { roles: ['VIEWER'], products: ['shop'], name: 'eve' });
    const saved = (input: string, read: string) => server.ask(`mutation { changeMember(member: "${eve.memberId}", input: ${input}, read: ${read}) { id } }`);
    expect(codeOf(await saved('{roles: [ANALYST, VIEWER], products: ["app", "shop"]}', '{roles: [VIEWER], products: ["shop"]}'))).toBe('OK');
    const { status, errors } = await saved('{roles: [LEADER]}', '{roles: [VIEWER], products: ["shop"]}');
    expect([status, errors[0]?.message, errors[0]?.extensions?.['code']]).toEqual([409, 'read: eve was changed meanwhile: they are or see something else now. Read it anew, and save again.', 'CONFLICT']);
    // In whatever order it was told.
    expect(codeOf(await saved('{roles: [LEADER]}', '{roles: [VIEWER, ANALYST], products: ["shop", "app"]}'))).toBe('OK');
  });

  it('domains that somebody else named meanwhile are not replaced unseen', async () => {
    const allow = (domains: string[], read: string[] | null) => server.ask('mutation ($domains: [String!]!, $read: [String!]) { allowSignUpFrom(domains: $domains, read: $read) }', { domains, read });
    expect(codeOf(await allow(['shop.example'], []))).toBe('OK');
    expect((await allow(['app.example'], [])).errors[0]?.message).toBe('read: the list of domains was changed meanwhile: it has shop.example now. Read it anew, and save again.');
    expect(codeOf(await allow([], ['shop.example']))).toBe('OK');
  });

  it('the last owner can neither be removed nor become something else; of two, one can', async () => {
    const [you] = (await list()).filter(({ isYou }) => isYou);
    const lastOwner = `member: ${you!.name} is the last owner, and a workspace without one could not be managed. Make somebody else an owner first.`;
    const demoted = await change(server, you!.id, '{roles: [ADMIN]}');
    const removed = await server.ask(`mutation { removeMember(member: "${you!.id}") }`);
    expect([demoted, removed].map(({ status, errors }) => [status, errors[0]?.message])).toEqual([[409, lastOwner], [409, lastOwner]]);
    const second = await asMember(server, { roles: ['OWNER'], name: 'second' });
    expect(codeOf(await change(server, second.memberId, '{roles: [VIEWER]}'))).toBe('OK');
    // Two owners who remove each other at once: one of them stays.
    const third = await asMember(server, { roles: ['OWNER'], name: 'third' });
    const answers = await Promise.all([server.ask(`mutation { removeMember(member: "${third.memberId}") }`), third.ask(`mutation { removeMember(member: "${you!.id}") }`)]);
    expect(answers.filter((answer) => codeOf(answer) === 'OK').length).toBeLessThan(2);
    const [{ n }] = await server.sql<{ n: string }>(`SELECT count(*) AS n FROM member m JOIN workspace w ON w.id = m.workspace_id WHERE w.key = 'default' AND 'OWNER' = ANY (roles)`) as [{ n: string }];
    expect(Number(n)).toBeGreaterThan(0);
    if (codeOf(answers[1]) === 'OK') await server.sql(`INSERT INTO member (workspace_id, account_id, roles) SELECT w.id, a.id, '{OWNER}' FROM workspace w, user_account a WHERE w.key = 'default' AND a.name = $1`, [you!.name]);
  });

  it('an admin manages everybody but owners, and makes none', async () => {
    const admin = await asMember(server, { roles: ['ADMIN'] });
    const viewer = await asMember(server, { roles: ['VIEWER'] });
    const owner = await asMember(server, { roles: ['OWNER'], name: 'Olive' });
    expect(codeOf(await change(admin, viewer.memberId, '{roles: [ADMIN]}'))).toBe('OK');
    const refused = await Promise.all([
      change(admin, viewer.memberId, '{roles: [OWNER]}'), change(admin, owner.memberId, '{roles: [VIEWER]}'),
      admin.ask(`mutation { removeMember(member: "${owner.memberId}") }`), admin.ask(`mutation { createResetLink(member: "${owner.memberId}") { path } }`), admin.ask('mutation { invite(input: {roles: [OWNER]}) { path } }'),
    ]);
    expect(refused.map(({ status, errors }) => `${status} ${errors[0]?.message}`)).toEqual([
      '403 roles: you cannot give the role OWNER. Only an owner makes owners.', ...Array.from({ length: 3 }, () => '403 member: Olive is an owner. Only an owner can change that.'), '403 roles: you cannot give the role OWNER. Only an owner makes owners.',
    ]);
    await server.graphql(`mutation { removeMember(member: "${owner.memberId}") }`);
  });

  it('of another workspace are not there', async () => {
    const stranger = await asMember(server, { roles: ['VIEWER'], workspace: 'sample' }).catch(() => null);
    if (!stranger) await server.sql(`INSERT INTO workspace (key, name) VALUES ('other', 'Other')`);
    const other = stranger ?? (await asMember(server, { roles: ['VIEWER'], workspace: 'other' }));
    expect((await list()).map(({ id }) => Number(id))).not.toContain(other.memberId);
    for (const call of [`changeMember(member: "${other.memberId}", input: {roles: [ADMIN]}) { id }`, `removeMember(member: "${other.memberId}")`, `createResetLink(member: "${other.memberId}") { path }`]) {
      const { status, errors } = await server.ask(`mutation { ${call} }`);
      expect([status, errors[0]?.message]).toEqual([404, `member: there is no member with the id ${other.memberId}. They may have been removed already.`]);
    }
  });
});

describe('a reset link', () => {
  it('is shown once, lets the member choose another password, and ends their sessions', async () => {
    const ben = await asMember(server, { roles: ['VIEWER'], name: 'Ben' });
    const { createResetLink: { path } } = await server.graphql<{ createResetLink: { path: string } }>(`mutation { createResetLink(member: "${ben.memberId}") { path expiresAt } }`);
    expect(path).toMatch(/^\/reset\/[\w-]{43}$/);
    const token = path.split('/').at(-1)!;
    const taken = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'mutation ($token: String!, $password: String!) { takeLink(token: $token, password: $password) }', variables: { token, password: 'four walls and 9 quiet geese' } }) });
    expect(await taken.json()).toMatchObject({ data: { takeLink: true } });
    expect((await ben.ask('{ products { key } }')).status).toBe(401);
    expect((await server.sql<{ token_sha256: Buffer }>(`SELECT token_sha256 FROM one_time_link WHERE kind = 'RESET'`)).map(({ token_sha256: print }) => print.toString('utf8'))).not.toContain(token);
  });

  it('is not made for somebody who belongs to a workspace that the maker does not manage', async () => {
    await server.sql(`INSERT INTO workspace (key, name) VALUES ('elsewhere', 'Elsewhere')`);
    const guest = await asMember(server, { roles: ['VIEWER'], name: 'Guest' });
    await server.sql(`INSERT INTO member (workspace_id, account_id, roles) SELECT id, $1, '{VIEWER}' FROM workspace WHERE key = 'elsewhere'`, [guest.accountId]);
    const { status, errors } = await server.ask(`mutation { createResetLink(member: "${guest.memberId}") { path } }`);
    expect([status, errors[0]?.message]).toEqual([403, 'member: Guest belongs to another workspace too, which you do not manage, and a reset link would let you in there. Ask somebody who manages both, or their owner.']);
  });
});
