import pg from 'pg';
import { createOwnerDataSource } from './data-source.js';
import { GuardedClient } from './guarded-client.js';
import { grantToRuntime, makeRuntimeRole, requireNoPowers, runtimeUrl, RuntimeRoleError } from './runtime-role.js';

/** Where the database is: `owner` changes tables, `runtime` is what the server works as (null: one that follows from the owner's). */
export interface DatabaseAddress {
  readonly owner: string;
  readonly runtime: string | null;
}

/** Passwords that are not right any more, a role that is not there, or may not sign in. */
const REFUSED = new Set(['28P01', '28000']);

/**
 * Brings the tables up to date as their owner, and answers the address at which the server works: as a role that is neither
 * owner nor superuser. RuntimeRoleError where there can be none.
 */
export async function prepareDatabase(address: DatabaseAddress, say: (line: string) => void = () => undefined): Promise<string> {
  const url = address.runtime ?? runtimeUrl(address.owner);
  const owner = createOwnerDataSource(address.owner);
  await owner.initialize();
  const turn = await takeTurn(address.owner);
  try {
    const run = await owner.runMigrations();
    if (run.length > 0) say(`Prepared the database (${run.length} ${run.length === 1 ? 'migration' : 'migrations'})`);
    if (address.runtime === null && !(await mayEnter(url))) await makeRuntimeRole(owner, url);
    await grantToRuntime(owner, url);
  } finally {
    await turn.end().catch(() => undefined);
    await owner.destroy();
  }
  if (!(await mayEnter(url))) throw new RuntimeRoleError(address.runtime === null
    ? 'the database does not let in the role that the server works as. Where PgBouncer stands in between, or passwords are kept elsewhere, let an administrator make one, and give its address as DATABASE_RUNTIME_URL.'
    : 'the database of DATABASE_RUNTIME_URL refuses the user or the password.');
  await requireNoPowers(url);
  return url;
}

/** Any number that nobody else takes: it stands for "preparing Bifocal's tables". */
const PREPARING = 1_764_000_000;

/**
 * Servers that start at the same time prepare the database one after the other: the second finds it done. The lock is a transaction's
 * (a session's would stay with whatever connection PgBouncer lent), and ends with its connection, however that ends.
 */
async function takeTurn(url: string): Promise<pg.Client> {
  const client = new GuardedClient({ connectionString: url, application_name: 'bifocal', connectionTimeoutMillis: 5_000 });
  await client.connect();
  await client.query('BEGIN');
  await client.query(`SELECT set_config('idle_in_transaction_session_timeout', '0', true), set_config('statement_timeout', '0', true)`);
  await client.query('SELECT pg_advisory_xact_lock($1)', [PREPARING]);
  return client;
}

async function mayEnter(url: string): Promise<boolean> {
  const client = new GuardedClient({ connectionString: url, application_name: 'bifocal', connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== undefined && REFUSED.has(error.code)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
