import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeReader, type BiReader } from '../support/bi-role.ts';
import { projectDir } from '../support/cluster.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { everyFact } from './every-fact.ts';

let server: TestServer;
let reader: BiReader;

beforeAll(async () => {
  server = await startServer();
  await everyFact(server);
  reader = await makeReader(server, 'default');
});
afterAll(async () => {
  await reader?.drop();
  await server.stop();
});

interface Described { view: string; place: number; name: string | null; type: string | null; about: string | null }
const described = () => reader.read<Described>(`
  SELECT c.relname AS view, a.attnum AS place, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, col_description(c.oid, a.attnum) AS about
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 WHERE c.relnamespace = 'bi'::regnamespace
  UNION ALL SELECT c.relname, 0, NULL, NULL, obj_description(c.oid) FROM pg_class c WHERE c.relnamespace = 'bi'::regnamespace ORDER BY 1, 2`);

const ORDER = ['product', 'team', 'sprint', 'release', 'work_item', 'work_item_event', 'deployment', 'incident', 'person', 'account', 'event', 'subscription_change', 'mrr_movement', 'payment', 'survey_response', 'feedback', 'metric'];
const rank = (view: string): string => `${String(ORDER.includes(view) ? ORDER.indexOf(view) : 99).padStart(2, '0')} ${view}`;

/** The comments of the database as a page. */
function pageOf(all: readonly Described[]): string {
  const views = all.filter(({ name }) => name === null).sort((a, b) => (rank(a.view) < rank(b.view) ? -1 : 1));
  const parts = views.map(({ view, about }) => {
    const columns = all.filter((each) => each.view === view && each.name !== null);
    return `## \`bi.${view}\`\n${about}\n\n| Column | Type | |\n|---|---|---|\n${columns.map(({ name, type, about: words }) => `| \`${name}\` | ${type} | ${words} |`).join('\n')}\n`;
  });
  return `# The views of the schema \`bi\`\n\nWritten from the comments in the database: \`psql "$URL" -c '\\d+ bi.*'\` shows the same.\n\n${parts.join('\n')}`;
}

describe('the views of the schema bi', () => {
  it('say in words what they and each of their columns are', async () => {
    const all = await described();
    expect(new Set(all.map(({ view }) => view)).size).toBeGreaterThanOrEqual(23);
    expect(all.filter(({ about }) => about === null || about.length < 5 || !about.endsWith('.')).map(({ view, name }) => `${view}.${name}`)).toEqual([]);
  });

  it('are all in docs/bi/views.md, as they are (UPDATE_BI_VIEWS=1 writes it)', async () => {
    const written = pageOf(await described());
    const path = join(projectDir, 'docs/bi/views.md');
    if (process.env['UPDATE_BI_VIEWS']) await writeFile(path, written);
    expect(await readFile(path, 'utf8')).toBe(written);
  });

  it('keep a barrier before the reader\'s own conditions, and belong to a role that owns no table and passes no wall', async () => {
    const rows = await server.sql<{ name: string; options: string[]; owner: string; powers: boolean; login: boolean }>(`
      SELECT c.relname AS name, c.reloptions AS options, r.rolname AS owner, r.rolcanlogin AS login, r.rolsuper OR r.rolbypassrls OR r.rolcreaterole AS powers
      FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE c.relnamespace = 'bi'::regnamespace`);
    for (const row of rows) expect(row).toEqual({ name: row.name, options: ['security_barrier=true'], owner: 'bifocal_bi', powers: false, login: false });
    expect(await server.sql(`SELECT relname FROM pg_class WHERE relkind = 'r' AND relowner = 'bifocal_bi'::regrole`)).toEqual([]);
  });

  it('read no table whose rows are not walled for their owner', async () => {
    const tables = await server.sql<{ name: string; secure: boolean; policies: string[] }>(`
      SELECT DISTINCT t.relname AS name, t.relrowsecurity AS secure,
        ARRAY(SELECT p.polname::text FROM pg_policy p WHERE p.polrelid = t.oid AND NOT p.polpermissive AND 'bifocal_bi'::regrole = ANY (p.polroles)) AS policies
      FROM pg_class t CROSS JOIN LATERAL aclexplode(t.relacl) g WHERE t.relkind = 'r' AND g.grantee = 'bifocal_bi'::regrole`);
    expect(tables.length).toBeGreaterThan(20);
    // The catalogue is everybody's; of bi_role the owner of the views sees the one row of who is signed in, by its only policy.
    expect(tables.filter(({ secure, policies }) => !secure || policies.length === 0).map(({ name }) => name).sort()).toEqual(['bi_role', 'metric_definition']);
    expect(await server.sql(`SELECT polname FROM pg_policy WHERE polrelid = 'bi_role'::regclass`)).toEqual([{ polname: 'bi_reads' }]);
  });

  it('give the facts as they were collected', async () => {
    expect(await reader.read(`SELECT person, account, name, day::text, properties FROM bi.event LEFT JOIN bi.account USING (account_id) ORDER BY at`).catch(() => null)).toBeNull();
    expect(await reader.read(`SELECT e.person, a.account, e.name, e.day::text, e.properties FROM bi.event e LEFT JOIN bi.account a USING (account_id) ORDER BY e.at LIMIT 1`))
      .toEqual([{ person: 'ann', account: 'acme', name: 'opened', day: '2026-03-02', properties: { page: 'home' } }]);
    expect(await reader.read(`SELECT kind, amount_minor, mrr_after_minor FROM bi.mrr_movement ORDER BY at`)).toEqual([
      { kind: 'NEW', amount_minor: '10000', mrr_after_minor: '10000' }, { kind: 'EXPANSION', amount_minor: '2050', mrr_after_minor: '12050' },
    ]);
    expect(await reader.read(`SELECT work_item, status, status_category, team, product FROM bi.work_item`)).toEqual([{ work_item: 'SHOP-1', status: 'done', status_category: 'DONE', team: 'atlas', product: 'shop' }]);
    expect(await reader.read(`SELECT kind, sprint, release FROM bi.work_item_event WHERE sprint IS NOT NULL OR release IS NOT NULL ORDER BY at`)).toEqual([
      { kind: 'SPRINT_ENTERED', sprint: 'Sprint 42', release: null }, { kind: 'RELEASE_ENTERED', sprint: null, release: '1.0' },
    ]);
  });

  it('give a local day by the product\'s zone', async () => {
    await server.sql(`UPDATE product SET time_zone = 'Europe/Berlin' WHERE key = 'shop'`);
    expect(await reader.read(`SELECT day::text FROM bi.event ORDER BY at LIMIT 1`)).toEqual([{ day: '2026-03-03' }]);
    await server.sql(`UPDATE product SET time_zone = 'UTC' WHERE key = 'shop'`);
  });

  it('know an id and a device that are somebody\'s as that person alone', async () => {
    await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'x', anonymous: 'device-1', name: 'opened', at: '2026-03-04T09:00:00Z' }] });
    expect(await reader.read(`SELECT person FROM bi.person WHERE anonymous`)).toHaveLength(1);
    await server.collectOutcomes({ source: 'app', product: 'shop', identities: [{ person: 'ann', anonymous: 'device-1', at: '2026-03-05T09:00:00Z' }] });
    expect(await reader.read(`SELECT person FROM bi.person WHERE anonymous`)).toHaveLength(0);
    expect(await reader.read(`SELECT person FROM bi.event WHERE at = '2026-03-04T09:00:00Z'`)).toEqual([{ person: 'ann' }]);
  });

  it('are named in the README of docs/bi with every recipe beside it', async () => {
    const [readme, files] = [await readFile(join(projectDir, 'docs/bi/README.md'), 'utf8'), await readdir(join(projectDir, 'docs/bi'))];
    expect(files.filter((file) => file !== 'README.md' && !readme.includes(`(${file}`))).toEqual([]);
  });
});
