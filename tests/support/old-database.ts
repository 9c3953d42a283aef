import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, theCluster } from './cluster.ts';
import { migrateUpTo } from './migrations.ts';

/** The last migration of the time before anybody had to sign in. */
export const BEFORE_ACCOUNTS = 1_764_299_999_999;
const SECRET = 'anOldSecretOfTheTimeBeforeAccountsXXXXXXXXX';
export const OLD_KEY = `bfk_live_abcdefghijkl_${SECRET}`;

/** Rows as a release of that time would have written of one product, one team and one event; `simulated`: of the sample. */
export const oldFacts = (source: string, simulated: boolean): string => `
  INSERT INTO source (workspace_id, key, simulated) SELECT id, '${source}', ${simulated} FROM workspace;
  INSERT INTO product (workspace_id, source_id, key, name, described) SELECT workspace_id, id, 'shop', 'Shop', true FROM source;
  INSERT INTO team (workspace_id, source_id, product_id, key, name, described) SELECT workspace_id, source_id, id, 'atlas', 'Atlas', true FROM product;
  INSERT INTO sprint (workspace_id, source_id, team_id, key, name, started_at, closed_at, planned_start_at, planned_end_at, described)
    SELECT workspace_id, source_id, id, '1', 'Sprint 1', '2026-03-02T09:00Z', '2026-03-13T09:00Z', '2026-03-02T09:00Z', '2026-03-13T09:00Z', true FROM team;
  INSERT INTO work_item (workspace_id, source_id, team_id, key, title, created_at, described) SELECT workspace_id, source_id, id, 'A-1', 'One', '2026-03-01T09:00Z', true FROM team;
  INSERT INTO work_item_event (workspace_id, work_item_id, key, at, kind, to_value, sprint_id) SELECT w.workspace_id, w.id, 'in', '2026-03-01T10:00Z', 'SPRINT_ENTERED', '1', s.id FROM work_item w, sprint s;
  INSERT INTO person (workspace_id, source_id, product_id, key, traits) SELECT workspace_id, source_id, id, 'ann', '{"plan": "pro"}' FROM product;
  INSERT INTO event_name (product_id, name) SELECT id, 'opened' FROM product;
  INSERT INTO event (person_id, key_hash, product_id, source_id, name_id, at) SELECT p.id, gen_random_uuid(), p.product_id, p.source_id, n.id, '2026-03-02T09:00Z' FROM person p, event_name n;
  INSERT INTO api_key (workspace_id, source_id, product_id, name, scopes, public_id, secret_sha256)
    SELECT workspace_id, source_id, id, 'Shop page', '{COLLECT_OUTCOMES}', 'abcdefghijkl', '\\x${createHash('sha256').update(SECRET).digest('hex')}' FROM product;
`;

/** A database as an older release left it: the migrations up to one of them, and rows. `drop` takes it away with whoever uses it. */
export async function oldDatabase(last: number, rows: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `bifocal_old_${randomBytes(5).toString('hex')}`;
  const url = databaseUrl(theCluster().url, name);
  await on(theCluster().url, `CREATE DATABASE ${name}`);
  await migrateUpTo(url, last);
  await on(url, rows);
  return { url, drop: () => on(theCluster().url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function on(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
