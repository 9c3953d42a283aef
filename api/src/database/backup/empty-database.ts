import type pg from 'pg';
import { createOwnerDataSource } from '../data-source.js';
import { isHalfRestored, UNDER_WAY } from '../half-restored.js';

const OLDEST = 150_000;

const STATE = `
  SELECT current_setting('server_version_num')::int AS version, has_schema_privilege('public', 'CREATE') AS "mayMake",
         (SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') ORDER BY 1 LIMIT 1) AS "inIt"`;

/**
 * Marks an empty database as one that is being restored, so that no server starts on it; one that a restore has left half is gone on
 * with. Answers why it cannot be restored into, or null. Whoever asks has the turn (turn.ts).
 */
export async function emptyDatabase(client: pg.Client, file: string, migrations: readonly string[]): Promise<string | null> {
  const { rows: [state] } = await client.query<{ version: number; mayMake: boolean; inIt: string | null }>(STATE);
  if (state!.version < OLDEST) return 'PostgreSQL 15 or later is needed. Set DATABASE_URL to a newer one.';
  if (!state!.mayMake) return 'The user of DATABASE_URL may not make tables. Use the owner of the database.';
  if (await isHalfRestored(client)) return goOn(client, file, migrations);
  if (state!.inIt !== null) return 'The database of DATABASE_URL is not empty. Make another one (createdb NAME), and set DATABASE_URL to it: what is there stays as it is.';
  await client.query(`CREATE TABLE public.${UNDER_WAY} AS SELECT $1::text AS file, now() AS since`, [file]);
  return null;
}

/** Nothing but tables without facts is there: they serve, unless they are newer than the backup. */
async function goOn(client: pg.Client, file: string, migrations: readonly string[]): Promise<string | null> {
  const { rows: [there] } = await client.query<{ is: boolean }>(`SELECT to_regclass('public.migrations') IS NOT NULL AS is`);
  const made = there!.is ? (await client.query<{ name: string }>('SELECT name FROM public.migrations')).rows : [];
  if (made.some(({ name }) => !migrations.includes(name))) return 'Another backup was being restored into this database, by newer tables. Restore that one again, or make another database (createdb NAME).';
  await client.query(`UPDATE public.${UNDER_WAY} SET file = $1, since = now()`, [file]);
  return null;
}

/** Makes the tables as these migrations leave them. */
export async function migrateTo(url: string, migrations: readonly string[]): Promise<void> {
  const owner = createOwnerDataSource(url);
  await owner.initialize();
  try {
    // What it knows of is what it makes.
    Object.assign(owner, { migrations: owner.migrations.filter(({ name }) => name !== undefined && migrations.includes(name)) });
    await owner.runMigrations();
  } finally {
    await owner.destroy();
  }
}
