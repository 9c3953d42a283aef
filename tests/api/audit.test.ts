import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, codeOf, type Voice } from '../support/voices.ts';
import { sprint42 } from './sprint-42-batch.ts';

let server: TestServer;
let admin: Voice;
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery(sprint42);
  await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'e1', person: 'ann@example.com', name: 'opened', at: '2026-03-05T09:00:00Z' }, { key: 'e2', person: 'bob@example.com', name: 'opened', at: '2026-03-05T09:00:00Z' }] });
  admin = await asMember(server, { roles: ['ADMIN'], name: 'Ada Admin' });
});
afterAll(async () => server?.stop());

interface Entry { id: string; at: string; byKind: string; byName: string; what: string; about: string; details: { name: string; value: string }[] }
interface Page { entries: Entry[]; totalCount: number; nextCursor: string | null }
const FIELDS = 'totalCount nextCursor entries { id at byKind byName what about details { name value } }';
const log = async (args = ''): Promise<Page> => (await server.graphql<{ auditLog: Page }>(`{ auditLog${args && `(${args})`} { ${FIELDS} } }`)).auditLog;
const sprintId = async (): Promise<string> => (await server.graphql<{ team: { sprints: { id: string }[] } }>('{ team(key: "atlas") { sprints { id } } }')).team.sprints[0]!.id;
const said = ({ details }: Entry) => Object.fromEntries(details.map(({ name, value }) => [name, value]));

describe('the audit log', () => {
  it('keeps what was done, by whom, to what', async () => {
    await admin.graphql('mutation { decideTeamSettings(team: "atlas", settings: {graceDays: 1}, author: "Ada", reason: "Late planning") }');
    const id = await sprintId();
    await admin.graphql(`mutation { freezeSprint(sprint: "${id}") { id } }`);
    await admin.graphql(`mutation { correctSprint(sprint: "${id}", author: "Ada", reason: "Late news") { id } }`);
    await admin.graphql('mutation { erasePerson(product: "shop", key: "ann@example.com") { ids } }');
    expect((await admin.get('/api/v1/people/export.json?product=shop&key=bob%40example.com')).status).toBe(200);
    const { entries } = await log('who: "ada"');
    expect(entries.map(({ what, about, byName, byKind }) => [what, about, byName, byKind])).toEqual([
      ['EXPORTED', 'Everything kept of a person of Shop', 'Ada Admin', 'ACCOUNT'],
      ['PERSON_ERASED', 'A person of Shop', 'Ada Admin', 'ACCOUNT'],
      ['SPRINT_CORRECTED', expect.stringMatching(/ of /), 'Ada Admin', 'ACCOUNT'],
      ['SPRINT_FROZEN', expect.stringMatching(/ of /), 'Ada Admin', 'ACCOUNT'],
      ['DEFINITION_CHANGED', expect.stringMatching(/^Team /), 'Ada Admin', 'ACCOUNT'],
    ]);
    expect(said(entries[4]!)).toMatchObject({ team: 'atlas', decided: 'graceDays', reason: 'Late planning' });
    expect(said(entries[2]!)).toMatchObject({ team: 'atlas', reason: 'Late news', sprints: '1' });
    expect(said(entries[1]!)).toMatchObject({ product: 'shop', events: '1' });
  });

  it('never says who was erased or exported', async () => {
    const text = JSON.stringify(await server.sql('SELECT * FROM audit_entry'));
    expect(text).not.toContain('ann@example.com');
    expect(text).not.toContain('bob@example.com');
  });

  it('keeps nothing of what was refused or went wrong', async () => {
    const { totalCount } = await log();
    const id = await sprintId();
    const answers = await Promise.all([
      admin.ask('mutation { erasePerson(product: "shop", key: "nobody") { ids } }'), admin.ask(`mutation { correctSprint(sprint: "${id}", author: "Ada", reason: "") { id } }`),
      admin.ask('mutation { decideTeamSettings(team: "nobody", settings: {graceDays: 1}) }'), admin.ask('mutation { invite(input: {roles: [OWNER]}) { path } }'),
    ]);
    expect(answers.map(codeOf)).not.toContain('OK');
    expect((await log()).totalCount).toBe(totalCount);
  });

  it('cannot be changed, taken away or emptied, by nobody, not even by the tables\' owner', async () => {
    for (const sql of ['UPDATE audit_entry SET by_name = $$x$$', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry', 'TRUNCATE audit_entry CASCADE']) await expect(server.sql(sql)).rejects.toThrow('The audit log is append-only.');
    const rights = await server.sql<{ role: string; right: string }>(
      `SELECT r.rolname AS role, p.right FROM pg_roles r CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) AS p("right")
       WHERE NOT r.rolsuper AND r.oid <> (SELECT relowner FROM pg_class WHERE relname = 'audit_entry') AND r.rolname NOT LIKE 'pg\\_%' AND has_table_privilege(r.oid, 'audit_entry', p.right)`);
    expect(rights).toEqual([]);
  });

  it('is of one workspace', async () => {
    await server.sql(`INSERT INTO workspace (key, name) VALUES ('elsewhere', 'Elsewhere')`);
    await server.sql(`INSERT INTO audit_entry (workspace_id, by_kind, by_name, what, about) SELECT id, 'ACCOUNT', 'Eve', 'SIGNED_IN', 'Elsewhere' FROM workspace WHERE key = 'elsewhere'`);
    expect((await log('search: "Elsewhere"')).entries).toEqual([]);
    const eve = await asMember(server, { roles: ['OWNER'], workspace: 'elsewhere' });
    const { auditLog } = await eve.graphql<{ auditLog: Page }>(`{ auditLog { ${FIELDS} } }`);
    expect(auditLog.entries.map(({ byName }) => byName)).toEqual(['Eve']);
  });
});

describe('looking through it', () => {
  const N = 130;
  beforeAll(async () => {
    await server.sql(
      `INSERT INTO audit_entry (workspace_id, at, by_kind, by_name, what, about, details)
       SELECT w.id, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 hour', 'KEY', 'Robot 100%', 'EXPORTED', 'Feed_' || n, jsonb_build_object('rows', n) FROM workspace w, generate_series(1, ${N}) AS n WHERE w.key = 'default'`);
  });

  it('is by text, who, what and range; letters that mean something to the database mean themselves', async () => {
    const count = async (args: string) => (await log(args)).totalCount;
    expect(await count('who: "robot"')).toBe(N);
    expect(await count('who: "100%"')).toBe(N);
    expect(await count('who: "1_0%"')).toBe(0);
    expect(await count('search: "feed_7"')).toBe(11);
    expect(await count('what: [EXPORTED], who: "robot"')).toBe(N);
    expect(await count('what: [SIGNED_IN], who: "robot"')).toBe(0);
    // From the 10th hour on, before the 20th: the end is not included.
    expect(await count('from: "2026-01-01T10:00:00Z", to: "2026-01-01T20:00:00Z"')).toBe(10);
    expect((await server.ask('{ auditLog(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") { totalCount } }')).errors[0]?.message).toBe('from: expected an instant before to; to is not included.');
  });

  it('is by pages that hold each entry once, also while new ones come in', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await log(`who: "robot", first: 50${after && `, after: "${after}"`}`);
      seen.push(...page.entries.map(({ about }) => about));
      if (!page.nextCursor) break;
      after = page.nextCursor;
      await server.sql(`INSERT INTO audit_entry (workspace_id, by_kind, by_name, what, about) SELECT id, 'KEY', 'Robot 100%', 'EXPORTED', 'new' FROM workspace WHERE key = 'default'`);
    }
    expect(seen).toEqual(Array.from({ length: N }, (_, n) => `Feed_${N - n}`));
  });

  it('the CSV has all of it, is safe from formulas, and says in the log that it was taken', async () => {
    await server.sql(`INSERT INTO audit_entry (workspace_id, by_kind, by_name, what, about, details) SELECT id, 'ACCOUNT', '=cmd|''/c calc''!A1', 'INVITED', '+1 "quoted", and more', '{"note": "@SUM(1)"}' FROM workspace WHERE key = 'default'`);
    const response = await admin.get('/api/v1/audit.csv');
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store']);
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('at,who,kind,what,about,details');
    expect(lines).toHaveLength(1 + (await log()).totalCount);
    const planted = lines.find((line) => line.includes('calc'))!;
    expect(planted).toContain(`"'=cmd|'/c calc'!A1"`);
    expect(planted).toContain(`"'+1 ""quoted"", and more"`);
    expect(lines.slice(1).flatMap((line) => line.split('","')).filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect((await log()).entries[0]).toMatchObject({ what: 'EXPORTED', about: 'The audit log', byName: 'Ada Admin' });
    expect((await (await admin.get('/api/v1/audit.csv?who=robot&what=EXPORTED&from=2026-01-01T10:00:00Z&to=2026-01-01T20:00:00Z')).text()).trimEnd().split('\r\n')).toHaveLength(11);
    expect((await admin.get('/api/v1/audit.csv?what=NOTHING')).status).toBe(400);
    expect((await admin.get('/api/v1/audit.csv?from=yesterday')).status).toBe(400);
  });
});
