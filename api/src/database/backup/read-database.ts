import { createHash } from 'node:crypto';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { requireWhole } from '../half-restored.js';
import { isInBackup } from './what-is-kept.js';

/** A table as it is read: its name and columns, in the order in which they are written. */
export interface ReadTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A file that was handed in, whose import waits or runs. */
export interface WaitingUpload {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

export interface Sequence {
  readonly table: string;
  readonly column: string;
  readonly last: number;
}

/** One consistent look at a database: everything is as it was when it began, however long it takes and whatever comes in. */
export interface Picture {
  readonly at: string;
  readonly postgres: string;
  readonly migrations: readonly string[];
  readonly tables: readonly ReadTable[];
  readonly uploads: readonly WaitingUpload[];
}

/** So many bytes of rows are handed over at once. */
const PIECE = 4 * 1024 * 1024;
/** COPY as text ends each row by it, and writes one within a value as two characters. */
const ROW_END = 0x0a;

/** As text that any PostgreSQL from 15 on reads as the same values, rows in the order in which they lie; and as long as it takes. */
const SETTINGS = {
  'bifocal.owner': 'on', DateStyle: 'ISO, MDY', IntervalStyle: 'postgres', TimeZone: 'UTC', extra_float_digits: '3', bytea_output: 'hex', client_encoding: 'UTF8',
  statement_timeout: '0', lock_timeout: '60000', idle_in_transaction_session_timeout: '0', transaction_timeout: '0', search_path: 'pg_catalog, public', synchronize_seqscans: 'off',
} as const;

/** What this PostgreSQL knows of. */
export async function setUp(client: pg.Client, settings: Readonly<Record<string, string>> = SETTINGS): Promise<void> {
  await client.query('SELECT set_config(n, v, false) FROM unnest($1::text[], $2::text[]) s(n, v) WHERE n LIKE \'bifocal.%\' OR EXISTS (SELECT FROM pg_settings WHERE lower(name) = lower(n))', [Object.keys(settings), Object.values(settings)]);
}

/** The tables there are, and their columns but those that are counted from others. */
export const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  GROUP BY 1 ORDER BY 1`;

const NUMBERED = `
  SELECT t.relname AS "table", a.attname AS "column", q.last_value::float8 AS last
  FROM pg_sequences q JOIN pg_class s ON s.oid = format('%I.%I', q.schemaname, q.sequencename)::regclass JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('i', 'a') AND d.refclassid = 'pg_class'::regclass
  JOIN pg_class t ON t.oid = d.refobjid AND t.relnamespace = 'public'::regnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  WHERE q.last_value IS NOT NULL ORDER BY 1, 2`;

/** Walls that would hide rows from whoever asks, without a word. */
const HIDDEN = `
  SELECT c.relname AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND row_security_active(c.oid)
    AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'owner_at_work' AND (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) = ANY (p.polroles))`;

export type Unreadable = { readonly why: string };

/** Begins the look. Unreadable where it is no database of Bifocal, is spread over several servers, or would not be seen whole. */
export async function beginPicture(client: pg.Client): Promise<Picture | Unreadable> {
  await setUp(client);
  await requireWhole(client);
  const { rows: [state] } = await client.query<{ ours: boolean; spread: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AND to_regclass('public.workspace') IS NOT NULL AS ours, to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL AS spread`);
  if (!state!.ours) return { why: 'There is no database of Bifocal. Is DATABASE_URL (or DATA_DIR) as the server has it? If it was never started, there is nothing to keep yet.' };
  if (state!.spread && (await client.query('SELECT FROM pg_dist_partition LIMIT 1')).rowCount! > 0) return { why: 'This database is spread over several servers (npm run db:distribute), which no single look sees at one moment. Use the means of the cluster: docs/backup.md says which.' };
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // What is being upgraded has other columns a moment later.
  const { rows: names } = await client.query<ReadTable>(TABLES);
  await client.query(`LOCK TABLE ${names.map(({ name }) => `public.${pg.escapeIdentifier(name)}`).join(', ')} IN ACCESS SHARE MODE`);
  const { rows: hidden } = await client.query<{ name: string }>(HIDDEN);
  if (hidden.length > 0) return { why: `The user of DATABASE_URL does not see all rows (${hidden[0]!.name}). Use the owner of the tables, by whom Bifocal is started.` };
  const { rows: tables } = await client.query<ReadTable>(TABLES);
  const { rows: [now] } = await client.query<{ at: Date; postgres: string }>(`SELECT now() AS at, current_setting('server_version') AS postgres`);
  const { rows: migrations } = await client.query<{ name: string }>('SELECT name FROM public.migrations ORDER BY "timestamp", id');
  const { rows: uploads } = await client.query<WaitingUpload>(`SELECT id, path, name FROM public.uploaded_file f WHERE EXISTS (SELECT FROM public.import_job j WHERE j.file_id = f.id AND j.state IN ('WAITING', 'RUNNING')) ORDER BY id`);
  return { at: now!.at.toISOString(), postgres: now!.postgres, migrations: migrations.map(({ name }) => name), tables: tables.filter(({ name }) => isInBackup(name)), uploads };
}

/** How far ids have been given out; read last, since numbers are given out past every transaction: none is ever given twice. */
export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  return (await client.query<Sequence>(NUMBERED)).rows;
}

/** Reads a table in pieces of whole rows; `keep` is waited for. Answers how many rows and bytes there were, and their SHA-256. */
export async function readTable(client: pg.Client, { name, columns }: ReadTable, keep: (piece: Buffer) => Promise<void>): Promise<{ rows: number; bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];
  const hand = async (piece: Buffer): Promise<void> => {
    hash.update(piece);
    bytes += piece.length;
    for (let at = piece.indexOf(ROW_END); at >= 0; at = piece.indexOf(ROW_END, at + 1)) rows += 1;
    await keep(piece);
  };
  const copying = client.query(copyTo(`COPY public.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) TO STDOUT`));
  let [held, length] = [[] as Buffer[], 0];
  for await (const chunk of copying as AsyncIterable<Buffer>) {
    held.push(chunk);
    length += chunk.length;
    if (length < PIECE) continue;
    const all = Buffer.concat(held);
    const whole = all.lastIndexOf(ROW_END) + 1;
    [held, length] = [[all.subarray(whole)], all.length - whole];
    if (whole > 0) await hand(all.subarray(0, whole));
  }
  if (length > 0) await hand(Buffer.concat(held));
  return { rows, bytes, sha256: hash.digest('hex') };
}
