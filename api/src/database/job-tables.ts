import pg from 'pg';
import PgBoss from 'pg-boss';
import { GuardedClient } from './guarded-client.js';

export const JOB_SCHEMA = 'pgboss';
/** Tallies to be counted ahead: of each at most one waits. */
export const RECOUNT = 'recount';

/** Longer than any of its statements may take: a job that was cut off is given to another after this. */
const EXPIRES_S = 180;
const MAY_NOT = '42501';

const STATE = `
  SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${JOB_SCHEMA}') AS "isThere",
         has_database_privilege(current_database(), 'CREATE') AS "mayCreate"`;

/**
 * Makes or brings up to date the tables in which jobs wait, as their owner; the role that the server works as may use them. False where the owner may
 * not make a schema: the server then works without jobs, and counts when it is asked.
 */
export async function prepareJobs(ownerUrl: string, runtimeUrl: string): Promise<boolean> {
  const client = new GuardedClient({ connectionString: ownerUrl, application_name: 'bifocal' });
  await client.connect();
  try {
    const { rows: [state] } = await client.query<{ isThere: boolean; mayCreate: boolean }>(STATE);
    if (!state!.isThere && !state!.mayCreate) return false;
    const boss = new PgBoss({ db: { executeSql: (text: string, values: unknown[]) => client.query(text, values) }, schema: JOB_SCHEMA, supervise: false, schedule: false });
    boss.on('error', () => undefined);
    await boss.start();
    await boss.createQueue(RECOUNT, { name: RECOUNT, policy: 'short', retryLimit: 1, expireInSeconds: EXPIRES_S, retentionMinutes: 60 });
    await boss.stop({ graceful: false, close: false });
    const role = `"${decodeURIComponent(new URL(runtimeUrl).username).replaceAll('"', '""')}"`;
    await client.query(`GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO ${role}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO ${role}`);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === MAY_NOT) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
