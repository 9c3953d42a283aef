import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { asRuntime } from '../support/runtime-role.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let runtime: pg.Client;
beforeAll(async () => {
  server = await startServer();
  await server.collectOutcomes({
    source: 'app', product: 'shop', people: [{ key: 'ann', traits: { plan: 'pro' } }], accounts: [{ key: 'acme' }],
    events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }],
    subscriptionChanges: [{ key: 'c1', account: 'acme', subscription: 's', at: '2026-03-02T09:00:00Z', status: 'ACTIVE', currency: 'EUR', amount: '10', interval: 'MONTH' }],
    feedback: [{ key: 'f', person: 'ann', at: '2026-03-02T10:00:00Z', text: 'Faster, please.' }, { key: 'g', person: 'ann', at: 'never', text: 'x' }],
  });
  await server.collectDelivery({ source: 'tracker', products: [{ key: 'shop' }], teams: [{ key: 'atlas', product: 'shop' }], sprints: [{ key: '1', team: 'atlas' }], workItems: [{ key: 'A-1', team: 'atlas', title: 'One' }] });
  runtime = await asRuntime(server);
});
afterAll(async () => {
  await runtime.end();
  await server.stop();
});

/** Why a table has no wall. */
const WITHOUT: Readonly<Record<string, string>> = {
  migrations: 'says which migrations have run; the role that the server works as may not even read it',
  metric_definition: 'is the catalogue: words that are the same for everybody',
  relation_size: 'says how large tables are, all workspaces together; it is told where there is one alone',
  bi_role: 'has a wall of its own (docs/decisions/0037); the role that the server works as may not even read it',
};

interface Table { readonly name: string; readonly enabled: boolean; readonly forced: boolean; readonly policies: string[]; readonly mayRead: boolean }
const tables = () => server.sql<Table>(`
  SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced, ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = c.oid ORDER BY 1) AS policies,
         has_table_privilege($1, c.oid, 'SELECT') AS "mayRead"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'm', 'f') ORDER BY 1`, [(runtime as unknown as { user: string }).user]);

describe('every table', () => {
  it('has a wall that holds its owner too, or a reason why not', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(({ name, enabled, forced, policies }) => !(name in WITHOUT) && !(enabled && forced && policies.includes('wall'))).map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ name, mayRead }) => mayRead && WITHOUT[name]?.includes('may not even read'))).toEqual([]);
  });

  it('has no view or function in public that looks over it for the one who asks', async () => {
    expect(await server.sql(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`)).toEqual([]);
    expect(await server.sql(`SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`)).toEqual([]);
  });

  it('shows no row without a setting, and its rows with the right one', async () => {
    const [{ id }] = await server.sql<{ id: number }>(`SELECT workspace_id AS id FROM source WHERE key = 'app'`) as [{ id: number }];
    const filled: string[] = [];
    for (const { name, mayRead } of await tables()) {
      if (!mayRead || name in WITHOUT) continue;
      const count = async (): Promise<number> => Number((await runtime.query<{ n: string }>(`SELECT count(*) AS n FROM ${name}`)).rows[0]!.n);
      expect([name, await count()]).toEqual([name, 0]);
      await runtime.query('BEGIN');
      await runtime.query(`SELECT set_config('bifocal.workspace', $1, true)`, [String(id)]);
      const own = await count();
      await runtime.query(`SELECT set_config('bifocal.workspace', '999999', true)`);
      expect([name, await count()]).toEqual([name, 0]);
      await runtime.query('ROLLBACK');
      expect([name, await count()]).toEqual([name, 0]);
      if (own > 0) filled.push(name);
    }
    expect(filled).toEqual(expect.arrayContaining(['event', 'event_name', 'feedback', 'collect_rejection', 'mrr_movement', 'person', 'person_day', 'person_event_day', 'person_said', 'product', 'source', 'sprint', 'subscription_change', 'team', 'work_item', 'workspace', 'fact_touch']));
  });

  it('takes no row of another workspace', async () => {
    await runtime.query('BEGIN');
    await runtime.query(`SELECT set_config('bifocal.workspace', (SELECT id::text FROM workspace LIMIT 1), true)`);
    await expect(runtime.query(`INSERT INTO source (workspace_id, key) VALUES (1, 'theirs')`)).rejects.toThrow(/row-level security/);
    await runtime.query('ROLLBACK');
  });
});

describe('the role that the server works as', () => {
  it('owns nothing, and has no power beyond rows', async () => {
    const { rows: [role] } = await runtime.query(`SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
      (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS "memberOf" FROM pg_roles r WHERE rolname = current_user`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, owned: 0, memberOf: 0 });
  });

  it.each([
    'ALTER TABLE event DISABLE ROW LEVEL SECURITY', 'ALTER TABLE event NO FORCE ROW LEVEL SECURITY', 'DROP POLICY wall ON event', 'CREATE POLICY mine ON event USING (true)',
    'ALTER ROLE CURRENT_USER BYPASSRLS', 'ALTER TABLE event OWNER TO CURRENT_USER', 'CREATE TABLE mine (id int)', 'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE OR REPLACE FUNCTION asking_workspace() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT 1::bigint $$', 'DROP TABLE event', 'TRUNCATE event', 'CREATE SCHEMA mine',
    `SET ROLE bifocal`, `SET SESSION AUTHORIZATION bifocal`, `UPDATE audit_entry SET what = 'nothing'`, 'DELETE FROM audit_entry', 'SELECT FROM migrations', 'SELECT FROM bi_role',
    `COPY (SELECT 1) TO PROGRAM 'true'`, `SELECT pg_read_file('/etc/passwd')`,
  ])('is refused %s', async (sql) => {
    await expect(runtime.query(sql)).rejects.toThrow(/must be owner|permission denied|only roles with|must be superuser|must be able to SET ROLE|Only roles with/i);
  });

  it('sees no more with row security off: it is an error then', async () => {
    await runtime.query('BEGIN');
    await runtime.query('SET LOCAL row_security = off');
    await expect(runtime.query('SELECT count(*) FROM event')).rejects.toThrow(/row-level security/);
    await runtime.query('ROLLBACK');
  });

  it('gains nothing by saying that it is the owner at work', async () => {
    await runtime.query('BEGIN');
    await runtime.query(`SET LOCAL bifocal.owner = 'on'`);
    expect((await runtime.query('SELECT count(*)::int AS n FROM event')).rows).toEqual([{ n: 0 }]);
    await runtime.query('ROLLBACK');
  });

  it('sees no fact at the door', async () => {
    await runtime.query('BEGIN');
    await runtime.query(`SET LOCAL bifocal.door = 'open'`);
    const open: string[] = [];
    for (const { name, mayRead } of await tables()) if (mayRead && !(name in WITHOUT) && (await runtime.query(`SELECT FROM ${name} LIMIT 1`)).rowCount) open.push(name);
    expect(open.filter((name) => !['workspace', 'api_key', 'member', 'one_time_link', 'user_account', 'user_session', 'known_device', 'oidc_link', 'sign_in_try'].includes(name))).toEqual([]);
    await runtime.query('ROLLBACK');
  });
});
