import pg from 'pg';
import type { TestServer } from './server.ts';

const LOCK = 4711;

/** From now on each new person has an id in a block of its own, so that the people of a product are counted in parts: one each, up to four. */
export const peopleApart = (server: TestServer): Promise<unknown> =>
  server.sql(`DO $$ BEGIN EXECUTE format('ALTER SEQUENCE %s INCREMENT BY 8192 RESTART WITH 8192000', pg_get_serial_sequence('person', 'id')); END $$`);

/** The same of accounts, of whose money each is a part by itself. */
export const accountsApart = (server: TestServer): Promise<unknown> =>
  server.sql(`DO $$ BEGIN EXECUTE format('ALTER SEQUENCE %s INCREMENT BY 512 RESTART WITH 51200', pg_get_serial_sequence('account', 'id')); END $$`);

/** What a statement that is held up reads, and what it has in its text. */
export const FUNNELS = { table: 'event', word: 'judged' } as const;
export const GRIDS = { table: 'person_day', word: 'width_bucket' } as const;

/** Whatever counts one person in a funnel (or a grid of cohorts) waits from now on, until it is let go: the database itself makes it wait. */
export async function holdUpAt(server: TestServer, person: string, { table, word }: { table: string; word: string } = FUNNELS): Promise<{ letGo(): Promise<void>; waiting(): Promise<number> }> {
  const [row] = await server.sql<{ id: string }>('SELECT id::text FROM person WHERE key = $1', [person]);
  await server.sql(`
    CREATE OR REPLACE FUNCTION held_up(person bigint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN IF person = ${row!.id} AND current_query() LIKE '%${word}%' THEN PERFORM pg_advisory_xact_lock_shared(${LOCK}); END IF; RETURN true; END $$;
    DROP POLICY IF EXISTS held_up ON ${table};
    CREATE POLICY held_up ON ${table} AS RESTRICTIVE FOR SELECT USING (held_up(person_id))`);
  const holder = new pg.Client({ connectionString: server.databaseUrl });
  // Whatever ends the server's databases ends it too.
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('SELECT pg_advisory_lock($1)', [LOCK]);
  return {
    async letGo() { await holder.end(); },
    async waiting() { return (await server.sql<{ n: number }>(`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted`))[0]!.n; },
  };
}
