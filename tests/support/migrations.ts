import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectDir } from './cluster.ts';

interface Named { readonly name: string }
interface OwnerSource { readonly migrations: readonly Named[]; initialize(): Promise<unknown>; runMigrations(): Promise<unknown>; undoLastMigration(): Promise<void>; destroy(): Promise<void> }

const numberOf = ({ name }: Named): number => Number(/\d+$/.exec(name)![0]);

/** Makes the migrations up to one of them, as the owner of the tables. */
export async function migrateUpTo(url: string, last: number): Promise<void> {
  await asOwner(url, (owner, upTo) => upTo(owner.migrations.filter((each) => numberOf(each) <= last)));
}

/** Takes all migrations back, the last one first; `after` sees each state that is left. */
export async function migrateDown(url: string, after: (taken: string) => Promise<void>): Promise<void> {
  await asOwner(url, async (owner) => {
    for (const { name } of inOrder(owner.migrations).reverse()) {
      await owner.undoLastMigration();
      await after(name);
    }
  });
}

/** Makes all migrations one after the other; `after` sees each state. */
export async function migrateUp(url: string, after: (made: string) => Promise<void>): Promise<void> {
  await asOwner(url, async (owner, upTo) => {
    const all = inOrder(owner.migrations);
    for (const [index, { name }] of all.entries()) {
      await upTo(all.slice(0, index + 1));
      await after(name);
    }
  });
}

const inOrder = (migrations: readonly Named[]): Named[] => [...migrations].sort((a, b) => numberOf(a) - numberOf(b));

async function asOwner(url: string, work: (owner: OwnerSource, upTo: (migrations: readonly Named[]) => Promise<unknown>) => Promise<unknown>): Promise<void> {
  const { createOwnerDataSource } = (await import(pathToFileURL(join(projectDir, 'api/dist/database/data-source.js')).href)) as { createOwnerDataSource(url: string): OwnerSource };
  const owner = createOwnerDataSource(url);
  await owner.initialize();
  try {
    // What it knows of is what it makes: one connection does for all of them.
    await work(owner, (migrations) => Object.assign(owner, { migrations }).runMigrations());
  } finally {
    await owner.destroy();
  }
}

/** Schemas that migrations make: not that of the jobs, which are the queue's own. */
const OURS = `NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss')`;
const OF_AN_EXTENSION = (catalogue: string, oid: string): string => `EXISTS (SELECT FROM pg_depend x WHERE x.classid = '${catalogue}'::regclass AND x.objid = ${oid} AND x.deptype = 'e')`;

/** Everything that makes a schema what it is, but for the order of columns and for who may read what. */
const CATALOGUE = `
  WITH space AS (SELECT oid, nspname FROM pg_namespace WHERE nspname ${OURS} AND nspname NOT LIKE 'pg_t%'),
  relation AS (SELECT c.*, s.nspname || '.' || c.relname AS named FROM pg_class c JOIN space s ON s.oid = c.relnamespace 
    WHERE c.relname NOT IN ('migrations', 'migrations_id_seq') AND NOT EXISTS (SELECT FROM pg_index x WHERE x.indexrelid = c.oid AND x.indrelid = to_regclass('public.migrations')))
  SELECT line FROM (
    SELECT 'schema ' || nspname AS line FROM space
    UNION ALL SELECT concat_ws(' ', 'relation', named, relkind, relpersistence, CASE WHEN relrowsecurity THEN 'walled' END, CASE WHEN relforcerowsecurity THEN 'forced' END, reloptions::text) FROM relation
    UNION ALL SELECT concat_ws(' ', 'column', r.named, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END, nullif(a.attidentity, ''), nullif(a.attgenerated, ''), a.attstorage, pg_get_expr(d.adbin, d.adrelid))
      FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum WHERE r.relkind IN ('r', 'p')
    UNION ALL SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), CASE WHEN NOT i.indisvalid THEN 'not valid' END) FROM pg_index i JOIN relation r ON r.oid = i.indexrelid
    UNION ALL SELECT concat_ws(' ', 'constraint', r.named, k.conname, pg_get_constraintdef(k.oid)) FROM pg_constraint k JOIN relation r ON r.oid = k.conrelid WHERE k.contype <> 'n'
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
    UNION ALL SELECT concat_ws(' ', 'policy', r.named, p.polname, p.polcmd, p.polroles::text, pg_get_expr(p.polqual, p.polrelid), '|', pg_get_expr(p.polwithcheck, p.polrelid)) FROM pg_policy p JOIN relation r ON r.oid = p.polrelid
    UNION ALL SELECT 'view ' || named || ' ' || pg_get_viewdef(oid) FROM relation WHERE relkind IN ('v', 'm')
    UNION ALL SELECT 'function ' || regexp_replace(pg_get_functiondef(f.oid), '\\s+', ' ', 'g') FROM pg_proc f JOIN space s ON s.oid = f.pronamespace WHERE f.prokind = 'f' AND NOT ${OF_AN_EXTENSION('pg_proc', 'f.oid')}
    UNION ALL SELECT 'statistics ' || pg_get_statisticsobjdef(e.oid) FROM pg_statistic_ext e JOIN space s ON s.oid = e.stxnamespace
    UNION ALL SELECT concat_ws(' ', 'comment', r.named, d.objsubid, d.description) FROM pg_description d JOIN relation r ON r.oid = d.objoid AND d.classoid = 'pg_class'::regclass
    UNION ALL SELECT concat_ws(' ', 'comment', f.proname, d.description) FROM pg_description d JOIN pg_proc f ON f.oid = d.objoid AND d.classoid = 'pg_proc'::regclass JOIN space s ON s.oid = f.pronamespace WHERE NOT ${OF_AN_EXTENSION('pg_proc', 'f.oid')}
  ) x ORDER BY line COLLATE "C"`;

/** The schema as lines, each of which names one thing in it. */
export async function catalogueOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ line: string }>(CATALOGUE)).rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}
