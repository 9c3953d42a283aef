import pg from 'pg';
import { createOwnerDataSource } from './data-source.js';
import { GuardedClient } from './guarded-client.js';
import { requireWhole } from './half-restored.js';
import { prepareJobs } from './job-tables.js';
import { grantToRuntime, makeRuntimeRole, requireNoPowers, runtimeUrl, RuntimeRoleError } from './runtime-role.js';
import { takeTurn } from './turn.js';

/** Where the database is: `owner` changes tables, `runtime` is what the server works as (null: one that follows from the owner's). */
export interface DatabaseAddress {
  readonly owner: string;
  readonly runtime: string | null;
}

/** Passwords that are not right any more, a role that is not there, or may not sign in. */
const REFUSED = new Set(['28P01', '28000']);

/**
 * Brings the tables up to date as their owner, and answers the address at which the server works: as a role that is neither
 * owner nor superuser. RuntimeRoleError where there can be none, HalfRestored where a backup is being restored into it.
 */
export async function prepareDatabase(address: DatabaseAddress, say: (line: string) => void = () => undefined): Promise<string> {
  const url = address.runtime ?? runtimeUrl(address.owner);
  const owner = createOwnerDataSource(address.owner);
  await owner.initialize();
  const turn = await takeTurn(address.owner, requireWhole).catch(async (error: unknown) => { await owner.destroy(); throw error; });
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
  await prepareJobs(address.owner, url);
  return url;
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
