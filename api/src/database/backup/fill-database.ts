import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { UNDER_WAY } from '../half-restored.js';
import { TABLES, type ReadTable, type Sequence } from './read-database.js';
import { isInBackup } from './what-is-kept.js';

/** What stands in the way of many rows at once, taken away and put back as it was. */
interface SetAside {
  readonly away: string;
  readonly back: string;
}

/** Rows were checked when they came in, and their days were counted: nothing is told of them a second time. Foreign keys are looked at once, over all rows; indexes are built once. */
const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away, format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY conrelid::regclass::text, conname`;
const INDEXES = `
  SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS away, pg_get_indexdef(i.indexrelid) AS back
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT i.indisreplident AND NOT i.indisclustered
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')) ORDER BY i.indexrelid::regclass::text`;
/** COPY takes no rows where a wall holds whoever copies. */
const WALLS = `
  SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass) AS away, format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', oid::regclass) AS back
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relforcerowsecurity ORDER BY relname`;
const TRIGGERS = `
  SELECT DISTINCT format('ALTER TABLE %s DISABLE TRIGGER USER', tgrelid::regclass) AS away, format('ALTER TABLE %s ENABLE TRIGGER USER', tgrelid::regclass) AS back
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`;

/** Where the restored database is another one than it was: its version moves past all that anybody may remember of it. */
const MOVE_ON = `
  INSERT INTO public.setting (workspace_id, key, value) SELECT w.id, k, to_jsonb((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM public.workspace w, unnest('{changes,talk}'::text[]) k
  ON CONFLICT (workspace_id, key) DO UPDATE SET value = excluded.value`;

const SETTINGS = {
  'bifocal.owner': 'on', DateStyle: 'ISO, MDY', IntervalStyle: 'postgres', TimeZone: 'UTC', client_encoding: 'UTF8', statement_timeout: '0', lock_timeout: '0',
  idle_in_transaction_session_timeout: '0', transaction_timeout: '0', search_path: 'pg_catalog, public',
} as const;

/** Fills the tables of an empty database in one transaction: everything is there, or nothing. */
export class FillDatabase {
  private aside: readonly SetAside[] = [];
  private known: ReadonlyMap<string, ReadTable> = new Map();

  constructor(private readonly client: pg.Client) {}

  /** Answers the tables that this database does not have, or not with these columns. */
  async begin(tables: readonly ReadTable[]): Promise<string[]> {
    const { client } = this;
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(SETTINGS)) await client.query(`SELECT set_config($1, $2, true) WHERE $1 LIKE 'bifocal.%' OR EXISTS (SELECT FROM pg_settings WHERE lower(name) = lower($1))`, [name, value]);
    const { rows } = await client.query<ReadTable>(TABLES);
    this.known = new Map(rows.map((table) => [table.name, table]));
    const missing = tables.filter(({ name, columns }) => !isInBackup(name) || !columns.every((column) => this.known.get(name)?.columns.includes(column)));
    if (missing.length > 0) return missing.map(({ name }) => name);
    const aside: SetAside[] = [];
    for (const sql of [FOREIGN_KEYS, INDEXES, WALLS, TRIGGERS]) aside.push(...(await client.query<SetAside>(sql)).rows);
    this.aside = aside;
    for (const { away } of aside) await client.query(away);
    await client.query(`TRUNCATE ${tables.map(({ name }) => place(name)).join(', ')}`);
    return [];
  }

  /** Rows as they were written; may be asked several times for a table. Answers how many there were. */
  async fill({ name, columns }: ReadTable, chunks: AsyncIterable<Buffer>): Promise<number> {
    // Frozen: nobody looks at these tables as they were before, so that nothing has to be cleared up behind.
    const copying = this.client.query(copyFrom(`COPY ${place(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) FROM STDIN WITH (FREEZE)`));
    await pipeline(chunks, copying);
    return copying.rowCount;
  }

  /** Files that were handed in lie in this server's folder now, and nobody is at work on them. */
  async moveUploads(folder: string, name: string): Promise<void> {
    const has = (table: string, column: string): boolean => this.known.get(table)?.columns.includes(column) === true;
    await this.client.query('UPDATE public.uploaded_file SET path = $1 || id::text', [folder]);
    if (has('uploaded_file', 'folder')) await this.client.query('UPDATE public.uploaded_file SET folder = $1', [name]);
    if (has('import_job', 'held_by')) await this.client.query('UPDATE public.import_job SET held_by = NULL, held_until = NULL WHERE held_by IS NOT NULL');
  }

  /** Puts everything back that was set aside, and makes the database a whole one. */
  async finish(sequences: readonly Sequence[], progress: (part: number) => void): Promise<void> {
    const { client } = this;
    const back = [...this.aside].reverse();
    // Indexes before foreign keys: those are looked up in them.
    const [first, last] = [back.filter(({ away }) => !away.includes('DROP CONSTRAINT')), back.filter(({ away }) => away.includes('DROP CONSTRAINT'))];
    for (const [done, { back: sql }] of [...first.filter(({ away }) => away.startsWith('DROP INDEX')), ...last].entries()) {
      await client.query(sql);
      progress(done / this.aside.length);
    }
    for (const { table, column, last: number } of sequences) {
      if (this.known.has(table)) await client.query('SELECT setval(pg_get_serial_sequence($1, $2), $3)', [place(table), column, number]);
    }
    await client.query(MOVE_ON);
    for (const { back: sql } of first.filter(({ away }) => !away.startsWith('DROP INDEX'))) await client.query(sql);
    await client.query(`DROP TABLE public.${UNDER_WAY}`);
    await client.query('COMMIT');
  }
}

const place = (table: string): string => `public.${pg.escapeIdentifier(table)}`;
