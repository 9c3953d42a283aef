import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectDir } from '../support/cluster.ts';
import { bearer, makeKey, post } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Keys are made by those who may, shown once, replaced without a pause, and ended. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  for (const key of ['shop', 'till']) await server.graphql('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', { input: { key, name: key } });
});
afterAll(() => server?.stop());

const KEYS = '{ keys { id name start scopes products source budget madeBy revokedBy lastUsedAt expiresAt revokedAt replacedBy state } }';
interface Listed { id: string; name: string; start: string; scopes: string[]; products: string[] | null; source: string | null; budget: number; madeBy: string | null; revokedBy: string | null; lastUsedAt: string | null; expiresAt: string | null; revokedAt: string | null; replacedBy: string | null; state: string }
const keys = async (): Promise<Listed[]> => (await server.graphql<{ keys: Listed[] }>(KEYS)).keys;
const listed = async (id: string): Promise<Listed> => (await keys()).find((key) => key.id === id)!;
const CREATE = 'mutation ($input: CreateKeyInput!) { createKey(input: $input) { text key { id } } }';
const ROTATE = 'mutation ($id: ID!, $hours: Int) { rotateKey(id: $id, firstEndsInHours: $hours) { text key { id start scopes products expiresAt } first { id expiresAt replacedBy } } }';
const REVOKE = 'mutation ($id: ID!) { revokeKey(id: $id) { id state revokedAt } }';
interface Rotated { rotateKey: { text: string; key: Listed; first: Listed } }
const works = async (text: string): Promise<number> => (await post(server.url, bearer(text), '{ products { key } }')).status;

describe('a key', () => {
  it('is shown once: the database, the list and the log hold nothing of its secret', async () => {
    const made = await makeKey(server, { name: 'Grafana', scopes: ['READ_OUTCOMES', 'READ_DELIVERY'], products: ['shop'], expiresInDays: 90 });
    expect(made.text).toMatch(/^bfk_live_[a-zA-Z0-9]{12}_[a-zA-Z0-9]{43}$/);
    const secret = made.text.split('_')[3]!;
    const [row] = await server.sql<{ all: string; hash: string }>(`SELECT row_to_json(k)::text AS all, encode(secret_sha256, 'hex') AS hash FROM api_key k WHERE id = $1`, [made.id]);
    expect(row!.all).not.toContain(secret);
    expect(row!.hash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(await listed(made.id)).toEqual({
      id: made.id, name: 'Grafana', start: made.text.slice(0, 21), scopes: ['READ_DELIVERY', 'READ_OUTCOMES'], products: ['shop'], source: null, budget: 600_000,
      madeBy: expect.any(String), revokedBy: null, lastUsedAt: null, expiresAt: expect.any(String), revokedAt: null, replacedBy: null, state: 'LIVE',
    });
    expect(JSON.stringify(await keys())).not.toContain(secret);
    const days = (Date.parse((await listed(made.id)).expiresAt!) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(89.9);
    expect(days).toBeLessThanOrEqual(90);
    expect(await works(made.text)).toBe(200);
    expect((await listed(made.id)).lastUsedAt).not.toBeNull();
    expect(server.output).not.toContain(secret);
  });

  it.each([
    [{ name: ' ', scopes: ['READ_DELIVERY'] }, 'name: expected 1 to 100'], [{ name: 'x'.repeat(101), scopes: ['READ_DELIVERY'] }, 'name: expected 1 to 100'],
    [{ name: 'x', scopes: [] }, 'scopes: say at least one'], [{ name: 'x', scopes: ['READ_DELIVERY'], products: [] }, 'products: a key for no product'],
    [{ name: 'x', scopes: ['READ_DELIVERY'], products: ['none'] }, 'there is no product "none"'], [{ name: 'x', scopes: ['READ_DELIVERY'], expiresInDays: 0 }, 'expiresInDays: expected 1 to'],
    [{ name: 'x', scopes: ['READ_DELIVERY'], expiresInDays: 4_000 }, 'expiresInDays: expected 1 to'], [{ name: 'x', scopes: ['READ_DELIVERY'], budget: 0 }, 'budget: expected 1 to'],
    [{ name: 'x', scopes: ['READ_DELIVERY'], source: 'app' }, 'source: only a key with a COLLECT scope'], [{ name: 'x', scopes: ['COLLECT_OUTCOMES'], source: 'sample' }, 'simulated'],
    [{ name: 'x', scopes: ['COLLECT_DELIVERY'], products: ['shop'] }, 'source: a key that sends delivery facts for some products alone needs a source'],
  ])('%j is refused: %s', async (input, reason) => {
    const answer = await server.ask(CREATE, { input });
    expect([answer.status, answer.errors[0]?.message]).toEqual([400, expect.stringContaining(reason)]);
  });

  it('is rotated: two live, the first until it is said to end, which is never later than it would have', async () => {
    const first = await makeKey(server, { name: 'Tableau', scopes: ['READ_OUTCOMES'], products: ['till'], expiresInDays: 30 });
    const { rotateKey: rotated } = await server.graphql<Rotated>(ROTATE, { id: first.id, hours: 48 });
    expect(rotated.key).toMatchObject({ scopes: ['READ_OUTCOMES'], products: ['till'], expiresAt: expect.any(String) });
    expect([await works(first.text), await works(rotated.text)]).toEqual([200, 200]);
    expect(Math.round((Date.parse(rotated.first.expiresAt!) - Date.now()) / 3_600_000)).toBe(48);
    // As long again as the first was made for.
    expect(Math.round((Date.parse(rotated.key.expiresAt!) - Date.now()) / 86_400_000)).toBe(30);
    expect(rotated.first.replacedBy).toBe(rotated.key.id);
    for (const id of [first.id, rotated.key.id]) expect(await server.ask(ROTATE, { id })).toMatchObject({ status: 409, errors: [{ message: expect.stringContaining('two are the most') }] });
    await server.graphql(REVOKE, { id: rotated.key.id });
    // The second one went wrong: the first can be rotated again, and ends no later than was said.
    const again = await server.graphql<Rotated>(ROTATE, { id: first.id, hours: 700 });
    expect(again.rotateKey.first.expiresAt).toBe(rotated.first.expiresAt);
    expect(Math.round((Date.parse(again.rotateKey.key.expiresAt!) - Date.now()) / 86_400_000)).toBe(30);
  });

  it('is rotated without a moment for both, where the first is lost: it ends at once', async () => {
    const first = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    const { rotateKey: rotated } = await server.graphql<Rotated>(ROTATE, { id: first.id, hours: 0 });
    expect([await works(first.text), await works(rotated.text)]).toEqual([401, 200]);
    expect((await server.ask(ROTATE, { id: first.id })).errors[0]!.message).toContain('is not live any more');
  });

  it('is revoked at once, and stays in the list with by whom', async () => {
    const made = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    expect(await works(made.text)).toBe(200);
    await server.graphql(REVOKE, { id: made.id });
    expect(await works(made.text)).toBe(401);
    expect(await listed(made.id)).toMatchObject({ state: 'REVOKED', revokedBy: (await listed(made.id)).madeBy });
    const before = (await listed(made.id)).revokedAt;
    expect((await server.graphql<{ revokeKey: Listed }>(REVOKE, { id: made.id })).revokeKey.revokedAt).toBe(before);
  });

  it.each(['999999', 'x', '-1', '1e3'])('that is not there (%s) can be neither rotated nor revoked', async (id) => {
    for (const query of [ROTATE, REVOKE]) expect(await server.ask(query, { id })).toMatchObject({ status: 404, errors: [{ message: `id: there is no key "${id}".` }] });
  });

  it.each([[-1], [721]])('is not rotated over %s hours', async (hours) => {
    const made = await makeKey(server, { scopes: ['READ_OUTCOMES'] });
    expect((await server.ask(ROTATE, { id: made.id, hours })).errors[0]!.message).toContain('firstEndsInHours: expected 0 to 720');
  });

  it('whose products are all gone reads nothing, and not everything', async () => {
    await server.graphql('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', { input: { key: 'gone', name: 'gone' } });
    const made = await makeKey(server, { scopes: ['READ_OUTCOMES'], products: ['gone'] });
    await server.sql(`DELETE FROM product WHERE key = 'gone'`);
    expect((await post(server.url, bearer(made.text), '{ products { key } }')).data).toEqual({ products: [] });
    expect((await listed(made.id)).products).toEqual([]);
  });
});

describe('what is done with keys', () => {
  it('stands in the audit log, with who did it and nothing of the secret', async () => {
    const made = await makeKey(server, { name: 'Audited', scopes: ['READ_OUTCOMES'] });
    const { rotateKey: second } = await server.graphql<Rotated>(ROTATE, { id: made.id, hours: 1 });
    await server.graphql('mutation ($id: ID!) { setKeyBudget(id: $id, budget: 5000) { budget } }', { id: made.id });
    await server.graphql(REVOKE, { id: made.id });
    await server.graphql(REVOKE, { id: made.id });
    const rows = await server.sql<{ what: string; by_name: string; all: string }>(`SELECT what, by_name, row_to_json(e)::text AS all FROM audit_entry e WHERE about = $1 ORDER BY id`, [`Audited (${made.start}…)`]);
    expect(rows.map(({ what, by_name: by }) => [what, by])).toEqual([['KEY_MADE', 'Olga Owner'], ['KEY_ROTATED', 'Olga Owner'], ['KEY_BUDGET_SET', 'Olga Owner'], ['KEY_REVOKED', 'Olga Owner']]);
    expect(rows[2]!.all).toContain('"details":{"before": 600000, "budget": 5000}');
    for (const text of [made.text, second.text]) expect(rows.map(({ all }) => all).join()).not.toContain(text.split('_')[3]!);
  });

  it('is never more than who does it may: an analyst makes keys that read, and is given none that sends', async () => {
    const admin = await makeKey(server, { scopes: ['ADMIN'] });
    // What is known of a session is asked anew after less than a second.
    const become = async (role: string) => {
      await server.sql('UPDATE member SET roles = $1', [[role]]);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    };
    await become('ANALYST');
    const create = (scopes: string[]) => server.ask(CREATE, { input: { name: 'mine', scopes } });
    expect((await create(['READ_DELIVERY', 'READ_OUTCOMES'])).status).toBe(200);
    for (const scope of ['COLLECT_DELIVERY', 'COLLECT_OUTCOMES', 'ADMIN']) expect(await create([scope])).toMatchObject({ status: 403, errors: [{ message: expect.stringContaining(`scopes: ${scope} would let the key do what you may not`) }] });
    expect((await server.ask(ROTATE, { id: admin.id })).status).toBe(403);
    await become('VIEWER');
    for (const answer of [await server.ask(KEYS), await create(['READ_OUTCOMES']), await server.ask(ROTATE, { id: admin.id }), await server.ask(REVOKE, { id: admin.id })]) expect(answer).toMatchObject({ status: 403, errors: [{ message: expect.stringContaining('MANAGE_KEYS') }] });
    expect(await works(admin.text)).toBe(200);
    await become('OWNER');
  });
});

describe('npm run key', () => {
  const run = (...words: string[]) => new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [join(projectDir, 'api/bin/key.mjs'), ...words], { env: { ...process.env, DATA_DIR: server.dataDir } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });
  const here = (...words: string[]) => run(...words, '--url', server.url);

  it('prints a key that works, alone on standard output', async () => {
    const made = await here('Grafana', '--scopes', 'READ_OUTCOMES,read_delivery', '--products', 'shop,till', '--expires', '12w');
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^bfk_live_\w{12}_\w{43}\n$/), err: expect.stringMatching(/READ_DELIVERY, READ_OUTCOMES, for shop, till, until \d{4}-\d\d-\d\d/) });
    expect(await works(made.out.trim())).toBe(200);
  });

  it('lists, rotates and revokes, and never prints a secret but once', async () => {
    const made = await here('Superset', '--scopes', 'READ_OUTCOMES');
    const id = /\(id (\d+)\)/.exec(made.err)![1]!;
    const all = await here('--list');
    expect(all.out).toMatch(new RegExp(`^${id} +LIVE +bfk_live_\\w{12} +Superset +READ_OUTCOMES +all +never +-$`, 'm'));
    expect(all.out).not.toContain(made.out.trim());
    const second = await here('--rotate', id, '--ends-in', '1d');
    expect(second).toMatchObject({ code: 0, out: expect.stringMatching(/^bfk_live_/), err: expect.stringContaining('The first is taken until') });
    expect([await works(made.out.trim()), await works(second.out.trim())]).toEqual([200, 200]);
    expect(await here('--revoke', id)).toMatchObject({ code: 0, out: '', err: expect.stringContaining('was revoked') });
    expect([await works(made.out.trim()), await works(second.out.trim())]).toEqual([401, 200]);
  });

  it.each([
    [['--help'], 0, /^Makes a key/, ''], [[], 1, '', /What is the key called/], [['a', 'b'], 1, '', /One name/], [['a'], 1, '', /--scopes: A key may have READ_DELIVERY/], [['a', '--scopes', 'all'], 1, '', /there is no scope ALL/],
    [['a', '--what'], 1, '', /--help shows/], [['--list', '--revoke', '1'], 1, '', /One thing at a time/], [['a', '--scopes', 'ADMIN', '--expires', 'soon'], 1, '', /so many days or weeks/],
    [['a', '--scopes', 'READ_OUTCOMES', '--url', 'http://127.0.0.1:9'], 1, '', /No server answers/], [['a', '--scopes', 'READ_OUTCOMES', '--products', 'none', '--url', 'URL'], 1, '', /there is no product "none"/],
    [['--revoke', '999999', '--url', 'URL'], 1, '', /there is no key "999999"/],
  ])('%j', async (words, code, out, err) => {
    const ran = await run(...words.map((word) => (word === 'URL' ? server.url : word)));
    expect([ran.code, ran.out, ran.err]).toEqual([code, out === '' ? '' : expect.stringMatching(out), err === '' ? '' : expect.stringMatching(err)]);
  });
});
