import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { EVERYTHING } from '../api/everything.ts';
import { begin, command, type Ended } from '../support/commands.ts';
import { contentOf } from '../support/content.ts';
import { emptyDatabase, waiting, withClient } from '../support/databases.ts';
import { ended as importEnded, importText } from '../support/files.ts';
import { bearer, makeKey, post } from '../support/keys.ts';
import { catalogueOf } from '../support/migrations.ts';
import { launch, OWNER, startServer, type Running, type TestServer } from '../support/server.ts';
import { askAtDoor, SIGN_IN, sessionOf } from '../support/sign-in.ts';
import { makeWorkspace, voiceIn } from '../support/two-workspaces.ts';

/** A server that collects, a backup that is made of it meanwhile, and the empty database into which it is restored. */
let server: TestServer;
let folder: string;
let empty: Awaited<ReturnType<typeof emptyDatabase>>;
let importing: string;
let restored: Running | null = null;
let key: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifocal-backup-'));
  [server, empty] = await Promise.all([startServer(), emptyDatabase()]);
  for (const batch of EVERYTHING.delivery) expect((await server.collectDelivery(batch)).rejected).toEqual([]);
  for (const batch of EVERYTHING.outcomes) expect((await server.collectOutcomes(batch)).rejected).toEqual([]);
  key = (await makeKey(server, { scopes: ['READ_OUTCOMES', 'COLLECT_OUTCOMES'], products: ['shop'] })).text;
  // Another server is at work on it, which is never heard of again.
  importing = (await importText(server, 'late.csv', 'key,person,name,at\nfile-1,fay,opened,2026-03-03T09:00:00Z\nfile-2,fay,paid,2026-03-03T10:00:00Z\n', { as: 'events', product: 'shop' })).id;
  await server.sql(`UPDATE import_job SET state = 'RUNNING', rows_read = 0, bytes_read = 0, accepted = 0, held_by = gen_random_uuid(), held_until = now() + interval '1 day' WHERE id = $1`, [importing]);
  await makeWorkspace(server, 'theirs');
  await voiceIn(server, 'theirs').data('mutation { collectOutcomes(input: {source: "app", product: "their-shop", events: [{key: "1", person: "tim", name: "opened", at: "2026-03-02T09:00:00Z"}]}) { accepted } }');
});
afterAll(async () => {
  await restored?.end('SIGKILL');
  await server.stop();
  await empty.drop();
  await rm(folder, { recursive: true, force: true });
});

const backup = (file: string, ...more: string[]): Promise<Ended> => command('backup', [join(folder, file), ...more], { DATABASE_URL: server.databaseUrl });
const restore = (file: string, url: string, ...more: string[]): Promise<Ended> => command('restore', [join(folder, file), ...more], { DATABASE_URL: url, UPLOADS_DIR: join(folder, 'uploads') });
const manifestOf = (file: string): { tables: { name: string; rows: number; sha256: string }[] } => JSON.parse(execFileSync('tar', ['xzOf', join(folder, file), 'manifest.json'], { encoding: 'utf8' })) as ReturnType<typeof manifestOf>;

/** One event a batch, one after the other, until it is told to stop; answers all that were sent. */
function sendOn(): { stop(): Promise<object[]> } {
  let isOver = false;
  const sent: object[] = [];
  const sending = (async () => {
    while (!isOver) {
      const batch = { source: 'late', product: 'shop', events: [{ key: `late-${sent.length}`, person: `late-${sent.length % 7}`, name: 'opened', at: '2026-03-12T09:00:00Z' }] };
      sent.push(batch);
      await server.collectOutcomes(batch);
    }
  })();
  return { async stop() { isOver = true; await sending; return sent; } };
}

/** The most that a table takes. */
const AT_ONCE = 50;

/** Every metric of the catalogue, by month, of the product and its team. */
async function everyMetric(of: { readonly url: string }, headers: Record<string, string>): Promise<unknown> {
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await askAtDoor(of, query, variables, headers);
    expect(errors).toEqual([]);
    return data as T;
  };
  const { metricCatalog } = await ask<{ metricCatalog: { key: string; grains: string[] }[] }>('{ metricCatalog { key grains } }');
  const rows: unknown[] = [];
  for (const grain of ['MONTH', 'SPRINT', 'RELEASE']) {
    const keys = metricCatalog.filter(({ grains }) => grains.includes(grain)).map((metric) => metric.key);
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const { metricTable } = await ask<{ metricTable: unknown }>(`query ($metrics: [String!]!, $grain: Grain!) { metricTable(metrics: $metrics, product: "shop", range: {from: "2026-01-01", to: "2026-04-01"}, grain: $grain, first: 10000) { totalCount rowsJson } }`,
        { grain, metrics: keys.slice(from, from + AT_ONCE) });
      rows.push(metricTable);
    }
  }
  return rows;
}

describe('a backup of a server that collects', () => {
  it('is one moment, and is restored as a whole: every table, every metric, sign-in, keys, and collecting that goes on', async () => {
    const sending = sendOn();
    const { code, out, err } = await backup('live.tar.gz');
    const sent = await sending.stop();
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/live\.tar\.gz: \d+ tables, [\d,]+ rows, [\d.]+ [kM]B, as of 2\d{3}-/);
    expect((await stat(join(folder, 'live.tar.gz'))).mode & 0o777).toBe(0o600);

    expect(await restore('live.tar.gz', empty.url)).toMatchObject({ code: 0, err: '' });
    // One moment: of each batch that is in it, so is its event, and the day of whoever it is of.
    const held = await withClient(empty.url, (client) => client.query<{ batches: number; events: number; days: number; missing: number }>(`
      SELECT (SELECT count(*) FROM collect_batch b JOIN source s ON s.id = b.source_id WHERE s.key = 'late')::int AS batches, (SELECT count(*) FROM event e JOIN source s ON s.id = e.source_id WHERE s.key = 'late')::int AS events,
             (SELECT sum(uses) FROM person_event_day d JOIN person p ON p.id = d.person_id WHERE p.key LIKE 'late-%')::int AS days, (SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT FROM person_day d WHERE d.person_id = e.person_id))::int AS missing`));
    const { batches, events, days, missing } = held.rows[0]!;
    expect([events, days ?? 0, missing]).toEqual([batches, batches, 0]);
    expect(batches).toBeLessThan(sent.length);
    // The tables themselves are as a start makes them: walls, triggers, indexes and keys are back.
    expect(await catalogueOf(empty.url)).toEqual(await catalogueOf(server.databaseUrl));

    restored = await launch(empty.url, await mkdtemp(join(folder, 'data-')), { UPLOADS_DIR: join(folder, 'uploads') });
    const cookie = sessionOf(await askAtDoor(restored, SIGN_IN, { email: OWNER.email, password: OWNER.password }));
    const collect = (batch: object) => askAtDoor(restored!, 'mutation ($batch: OutcomeBatch!) { collectOutcomes(input: $batch) { accepted duplicates rejected { reason } } }', { batch }, { cookie });
    const receipts = await Promise.all(sent.map(async (batch) => (await collect(batch)).data!['collectOutcomes'] as { accepted: number; duplicates: number }));
    expect(receipts.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(batches);
    const there = Object.assign(Object.create(server) as TestServer, { sql: async (text: string) => (await withClient(empty.url, (client) => client.query(text))).rows });
    expect(await contentOf(there)).toEqual(await contentOf(server));
    expect(await everyMetric(restored, { cookie })).toEqual(await everyMetric(server, server.headers));
    expect(await post(restored.url, bearer(key), '{ products { key } }')).toMatchObject({ status: 200, data: { products: [{ key: 'shop' }] } });
    expect((await askAtDoor(restored, '{ me { name } }', {}, server.headers)).status).toBe(401);
    // What was being imported goes on, by the file that came along.
    const graphql = async <T>(query: string, variables?: Record<string, unknown>): Promise<T> => (await askAtDoor(restored!, query, variables, { cookie })).data as T;
    expect(await importEnded({ graphql }, importing)).toMatchObject({ state: 'DONE', rowsRead: 2, error: null });
  });

  it('leaves out what is told by numbers of transactions, and what is another server\'s own', async () => {
    const names = manifestOf('live.tar.gz').tables.map(({ name }) => name);
    const byNumber = await server.sql<{ name: string }>(`SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND (column_default LIKE '%xact%' OR column_name IN ('xid', 'seen')) ORDER BY 1`);
    expect(byNumber.map(({ name }) => name)).toEqual(expect.arrayContaining(['day_arrival', 'fact_touch', 'kept_question', 'kept_tally']));
    expect(names.filter((name) => byNumber.some((each) => each.name === name) || ['migrations', 'user_session', 'bi_role'].includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['event', 'person_day', 'person_event_day', 'sprint_snapshot', 'api_key', 'audit_entry', 'user_account', 'one_time_link', 'team_definition', 'product_definition', 'feed', 'erasure']));
  });

  it('is written over no file, and restored into no database that holds something', async () => {
    expect(await backup('live.tar.gz')).toMatchObject({ code: 1, err: expect.stringMatching(/live\.tar\.gz already\. Choose another name, or write over it with --force\.\n$/) });
    expect(await restore('live.tar.gz', server.databaseUrl)).toMatchObject({ code: 1, err: expect.stringContaining('is not empty. Make another one (createdb NAME)') });
    expect(await restore('live.tar.gz', server.databaseUrl, '--replace')).toMatchObject({ code: 1, err: expect.stringContaining('--replace is for the embedded database alone') });
    const bytes = await readFile(join(folder, 'live.tar.gz'));
    await writeFile(join(folder, 'cut.tar.gz'), bytes.subarray(0, bytes.length - 1));
    expect(await restore('cut.tar.gz', server.databaseUrl)).toMatchObject({ code: 1, err: expect.stringMatching(/cut\.tar\.gz is cut off: .* nothing was changed\.\n$/) });
    expect(await server.graphql('{ products { key } }')).toEqual({ products: [{ key: 'shop' }] });
  });
});

describe('what is killed in the middle', () => {
  it('leaves no file of the name that was asked for; the next backup of that name clears up', async () => {
    const parts = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.startsWith('killed')).sort();
    await withClient(server.databaseUrl, async (client) => {
      for (const signal of ['SIGKILL', 'SIGINT'] as const) {
        await client.query('BEGIN; LOCK TABLE feed IN ACCESS EXCLUSIVE MODE');
        const { child, ended } = begin('backup', [join(folder, 'killed.tar.gz')], { DATABASE_URL: server.databaseUrl });
        await waiting(server.databaseUrl, 'bifocal backup');
        expect(await parts()).toEqual([`killed.tar.gz.${child.pid}.part`]);
        child.kill(signal);
        await ended;
        // Told to stop, it leaves nothing itself.
        expect(await parts()).toEqual(signal === 'SIGKILL' ? [`killed.tar.gz.${child.pid}.part`] : []);
        await client.query('ROLLBACK');
      }
    });
    expect(await backup('killed.tar.gz')).toMatchObject({ code: 0 });
    expect(await parts()).toEqual(['killed.tar.gz']);
  });

  it('leaves no half database that starts; the restore is run again, by an owner who is no superuser, and is whole', async () => {
    const other = await emptyDatabase();
    try {
      const holding = new pg.Client({ connectionString: other.url });
      await holding.connect();
      // Whoever restores waits here, in the midst of filling the tables.
      await holding.query(`SELECT pg_advisory_lock(7);
        CREATE FUNCTION public.wait() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN IF current_setting('application_name') = 'bifocal restore' THEN PERFORM pg_advisory_xact_lock_shared(7); END IF; END $$;
        CREATE EVENT TRIGGER wait ON ddl_command_start WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION public.wait()`);
      const { child, ended } = begin('restore', [join(folder, 'killed.tar.gz')], { DATABASE_URL: other.owner, UPLOADS_DIR: join(folder, 'uploads') });
      await waiting(other.url, 'bifocal restore');
      await expect(launch(other.owner, await mkdtemp(join(folder, 'data-')), {})).rejects.toThrow(/is being restored into this database, or that was cut off/);
      child.kill('SIGKILL');
      await ended;
      await holding.query('DROP EVENT TRIGGER wait; DROP FUNCTION public.wait; SELECT pg_advisory_unlock(7)');
      await holding.end();
      await expect(launch(other.owner, await mkdtemp(join(folder, 'data-')), {})).rejects.toThrow(/run it again: npm run restore/);
      expect(await command('backup', [join(folder, 'half.tar.gz')], { DATABASE_URL: other.owner })).toMatchObject({ code: 1, err: expect.stringContaining('is being restored') });

      expect(await restore('killed.tar.gz', other.owner)).toMatchObject({ code: 0, err: '' });
      expect(await command('backup', [join(folder, 'again.tar.gz')], { DATABASE_URL: other.owner })).toMatchObject({ code: 0 });
      // What says how far the facts are has moved on, and the file that waits lies elsewhere; all else is the same to the byte.
      const [before, after] = ['killed.tar.gz', 'again.tar.gz'].map((file) => manifestOf(file).tables.filter(({ name }) => !['setting', 'import_job', 'uploaded_file'].includes(name)));
      expect(after).toEqual(before);
    } finally {
      await other.drop();
    }
  });
});
