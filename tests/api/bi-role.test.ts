import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { biRole, makeReader, type BiReader } from '../support/bi-role.ts';
import { databaseUrl, theCluster } from '../support/cluster.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { everyFact } from './every-fact.ts';

let server: TestServer;
let own: BiReader;
let other: BiReader;

beforeAll(async () => {
  server = await startServer();
  await everyFact(server);
  await server.sql(`INSERT INTO workspace (key, name) VALUES ('other', 'Other')`);
  await server.sql(`INSERT INTO product (workspace_id, key, name) SELECT id, 'theirs', 'Theirs' FROM workspace WHERE key = 'other'`);
  [own, other] = [await makeReader(server, 'default'), await makeReader(server, 'other')];
});
afterAll(async () => {
  await own?.drop();
  await other?.drop();
  await server.stop();
});

const FACTS = ['product', 'team', 'sprint', 'release', 'work_item', 'work_item_event', 'deployment', 'incident', 'account', 'person', 'event', 'subscription_change', 'mrr_movement', 'payment', 'survey_response', 'feedback'];
const count = (reader: BiReader, view: string): Promise<{ n: number }[]> => reader.read<{ n: number }>(`SELECT count(*)::int AS n FROM bi.${view}`);

describe('a role for SQL', () => {
  it('reads every fact of its workspace, and none of another one', async () => {
    for (const view of FACTS) {
      const [[mine], [theirs]] = [await count(own, view), await count(other, view)];
      expect([view, mine!.n > 0, theirs!.n]).toEqual([view, true, view === 'product' ? 1 : 0]);
    }
    expect(await other.read('SELECT product FROM bi.product')).toEqual([{ product: 'theirs' }]);
    expect((await own.read<{ product: string }>('SELECT product FROM bi.product')).map(({ product }) => product)).not.toContain('theirs');
  });

  it('cannot change whose it is: not by settings, not by another role, not by a look behind the views', async () => {
    const [{ id }] = await server.sql<{ id: string }>(`SELECT id FROM workspace WHERE key = 'default'`) as [{ id: string }];
    for (const trick of [`SET bifocal.workspace = '${id}'`, `SELECT set_config('bifocal.workspace', '${id}', false)`, 'SET ROLE bifocal_bi_reader', `SET search_path = public`, `SET row_security = off`]) {
      const client = new pg.Client({ connectionString: other.url });
      await client.connect();
      try {
        await client.query(trick);
        const read = await client.query('SELECT product FROM bi.product').then(({ rows }) => rows, (error: Error) => error.message);
        expect([trick, JSON.stringify(read)]).toEqual([trick, expect.not.stringContaining('shop')]);
        expect((await client.query('SELECT bi.own_workspace() AS id').catch(() => ({ rows: [{ id: null }] }))).rows[0].id).not.toBe(id);
      } finally {
        await client.end();
      }
    }
    expect(await other.refusal(`SET SESSION AUTHORIZATION ${own.name}`)).toMatch(/permission denied/);
    expect(await other.refusal('SET ROLE bifocal_bi')).toMatch(/permission denied/);
    expect(await other.refusal(`SET ROLE ${own.name}`)).toMatch(/permission denied/);
  });

  it('reads no table, whatever it is', async () => {
    const tables = await server.sql<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
    expect(tables.length).toBeGreaterThan(50);
    for (const { name } of tables) expect([name, await own.refusal(`SELECT * FROM ${name} LIMIT 1`)]).toEqual([name, expect.stringMatching(/permission denied/)]);
  });

  it('writes nothing, also where it lifts the read-only setting', async () => {
    expect(await own.refusal('INSERT INTO public.setting VALUES (1, \'a\', \'1\')')).toMatch(/read-only transaction|permission denied/);
    const writes = [
      `INSERT INTO public.setting VALUES (1, 'a', '1')`, 'DELETE FROM public.event', 'UPDATE public.bi_role SET workspace_id = 1', 'TRUNCATE public.event', `UPDATE bi.product SET name = 'x'`, 'DELETE FROM bi.product',
      'CREATE TABLE public.x (a int)', 'CREATE TABLE bi.x (a int)', 'CREATE TEMP TABLE x (a int)', 'CREATE SCHEMA x', `SELECT lo_from_bytea(0, 'x')`, 'CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS \'SELECT 1\'',
      `COPY (SELECT 1) TO '/tmp/x'`, `SELECT pg_read_file('/etc/passwd')`, 'DROP VIEW bi.event', 'ALTER ROLE CURRENT_USER CONNECTION LIMIT 100', 'CREATE ROLE x',
    ];
    for (const write of writes) {
      expect([write, await own.refusal('SET default_transaction_read_only = off', write)]).toEqual([write, expect.stringMatching(/permission denied|cannot update view|cannot delete from view|must be owner/)]);
    }
  });

  it('is told nothing of others by the errors of its own conditions', async () => {
    await server.sql(`UPDATE product SET name = 'not a number' WHERE key = 'theirs'`);
    // Tried on the other workspace's row first, the cast would fail and show the name.
    expect(await own.refusal(`SELECT product FROM bi.product WHERE CASE WHEN product = 'theirs' THEN name::int = 1 ELSE true END`)).toBeNull();
  });

  it('is stopped after its time, and has so many connections', async () => {
    const hasty = await makeReader(server, 'default', '--statement-timeout', '200ms', '--connections', '2');
    try {
      expect(await hasty.refusal('SELECT pg_sleep(20)')).toMatch(/statement timeout/);
      const clients = [1, 2].map(() => new pg.Client({ connectionString: hasty.url }));
      for (const client of clients) await client.connect();
      await expect(new pg.Client({ connectionString: hasty.url }).connect()).rejects.toThrow(/too many connections/);
      for (const client of clients) await client.end();
    } finally {
      await hasty.drop();
    }
  });

  it('reads nothing where the database does not know it, though the server of the database does', async () => {
    await server.sql('DELETE FROM bi_role WHERE role_name = $1', [other.name]);
    expect(await count(other, 'product')).toEqual([{ n: 0 }]);
    await server.sql(`INSERT INTO bi_role (role_name, workspace_id) SELECT $1, id FROM workspace WHERE key = 'other'`, [other.name]);
  });
});

describe('where the owner of the database is no superuser', () => {
  it('is made by the start, and read by its roles alone', async () => {
    const cluster = new pg.Client({ connectionString: theCluster().url });
    await cluster.connect();
    const name = `owner_${randomBytes(4).toString('hex')}`;
    let owned: TestServer | undefined;
    try {
      await cluster.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'owned'`);
      await cluster.query(`CREATE DATABASE ${name} OWNER ${name}`);
      // Made with the templates by a superuser, as another database's of the same server would be.
      await cluster.query(`GRANT bifocal_bi, bifocal_bi_reader TO ${name} WITH ADMIN OPTION`);
      const url = new URL(databaseUrl(theCluster().url, name));
      [url.username, url.password] = [name, 'owned'];
      owned = await startServer({ database: url.href });
      await everyFact(owned);
      await cluster.query(`REVOKE bifocal_bi_reader FROM ${name}`);
      const refused = await biRole(owned, 'tableau', '--workspace', 'default');
      expect([refused.code, refused.out, refused.err]).toEqual([1, '', expect.stringContaining(`let an administrator of the database run GRANT bifocal_bi_reader TO "${name}" WITH ADMIN OPTION; and run this again.`)]);
      await cluster.query(`GRANT bifocal_bi_reader TO ${name} WITH ADMIN OPTION`);
      const theirs = await makeReader(owned, 'default');
      for (const view of FACTS) expect([view, (await count(theirs, view))[0]!.n > 0]).toEqual([view, true]);
      expect(await theirs.refusal('SELECT * FROM public.event')).toMatch(/permission denied/);
      const weeks = async (): Promise<number> => (await theirs.read('SELECT FROM bi.metric_week')).length;
      while ((await weeks()) === 0) await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await weeks()).toBeGreaterThan(1_000);
      await theirs.drop();
    } finally {
      await owned?.stop();
      await cluster.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await cluster.end();
    }
  });
});

describe('npm run bi:role', () => {
  it('teaches, and names what is wrong', async () => {
    expect(await biRole(server, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run bi:role -- NAME [options]') });
    expect(await biRole(server)).toMatchObject({ code: 1, err: expect.stringContaining('What is the role called?') });
    expect(await biRole(server, 'x-y')).toMatchObject({ code: 1, err: expect.stringContaining('expected a name of a letter') });
    expect(await biRole(server, 'pg_x')).toMatchObject({ code: 1, err: expect.stringContaining('begins with neither pg_') });
    expect(await biRole(server, 'x')).toMatchObject({ code: 1, err: expect.stringContaining('--workspace: there are several, so say which: default') });
    expect(await biRole(server, 'x', '--workspace', 'nowhere')).toMatchObject({ code: 1, err: expect.stringContaining('There are: default') });
    expect(await biRole(server, 'x', '--statement-timeout', 'soon')).toMatchObject({ code: 1, err: expect.stringContaining('expected a time such as 30s') });
    expect(await biRole(server, own.name, '--workspace', 'default')).toMatchObject({ code: 1, err: expect.stringContaining(`has a role ${own.name} already`) });
    expect(await biRole(server, '--drop', 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('There is no role nobody') });
  });

  it('says in one sentence what to do where the owner may not make roles, and lists those there are all the same', async () => {
    const name = `plain_${randomBytes(4).toString('hex')}`;
    await server.sql(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
    await server.sql(`GRANT SELECT ON bi_role, workspace TO ${name}`);
    const address = new URL(server.databaseUrl);
    [address.username, address.password] = [name, 'plain'];
    const plain = { ...server, databaseUrl: address.href } as TestServer;
    try {
      const made = await biRole(plain, 'tableau', '--workspace', 'default');
      expect([made.code, made.out]).toEqual([1, '']);
      expect(made.err).toContain(`may not make or remove roles: let an administrator of the database run ALTER ROLE "${name}" CREATEROLE; GRANT bifocal_bi_reader TO "${name}" WITH ADMIN OPTION; and run this again.`);
      expect((await biRole(plain, '--list')).code).toBe(0);
    } finally {
      await server.sql(`DROP OWNED BY ${name}`);
      await server.sql(`DROP ROLE ${name}`);
    }
  });

  it('prints an address that works once, and keeps no password', async () => {
    const { rows } = await new Promise<pg.QueryResult>((resolve, reject) => {
      const client = new pg.Client({ connectionString: server.databaseUrl });
      client.connect().then(() => client.query('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [own.name])).then((result) => client.end().then(() => resolve(result))).catch(reject);
    });
    expect(rows[0].rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
    expect(new URL(own.url)).toMatchObject({ username: own.name, password: expect.stringMatching(/^[\w-]{32}$/) });
    await expect(new pg.Client({ connectionString: own.url.replace(new URL(own.url).password, 'wrong') }).connect()).rejects.toThrow(/password authentication failed/);
  });

  it('lists the roles with their limits, and drops one with its connections', async () => {
    const gone = await makeReader(server, 'default', '--connections', '3', '--statement-timeout', '2min');
    const client = new pg.Client({ connectionString: gone.url });
    // Two errors come: what the database says, and that the line is gone.
    const closed = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    expect((await biRole(server, '--list')).out).toMatch(new RegExp(`${gone.name}\\tdefault\\t\\d{4}-\\d\\d-\\d\\d\\t120000\\t3\\t1\\n`));
    expect(await gone.drop()).toMatchObject({ code: 0 });
    await closed;
    await client.end().catch(() => undefined);
    expect(await server.sql('SELECT what, by_name FROM audit_entry WHERE about = $1 ORDER BY id', [gone.name])).toEqual([{ what: 'SQL_ROLE_MADE', by_name: 'npm run bi:role' }, { what: 'SQL_ROLE_REMOVED', by_name: 'npm run bi:role' }]);
    expect((await biRole(server, '--list')).out).not.toContain(gone.name);
    await expect(new pg.Client({ connectionString: gone.url }).connect()).rejects.toThrow();
  });
});
