import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { GuardedClient } from './guarded-client.js';
import { scramVerifier } from './scram.js';

export class RuntimeRoleError extends Error {}

const SEE = 'SECURITY.md says more under "The role that the server works as".';

/**
 * The address at which the server works: the owner's, with the name and password of a role that owns nothing, changes no table
 * and sees no row past its workspace. The password follows from the owner's, so that every instance knows it and none keeps it.
 */
export function runtimeUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const owner = decodeURIComponent(url.username);
  url.username = encodeURIComponent(roleOf(owner));
  if (url.password) url.password = createHmac('sha256', decodeURIComponent(url.password)).update(`bifocal works as ${roleOf(owner)}`).digest('base64url');
  return url.href;
}

const roleOf = (owner: string): string => `${owner}_runtime`.slice(0, 63);

/** Makes the role, or gives it the password that it should have. RuntimeRoleError where the owner may not, with what to do. */
export async function makeRuntimeRole(owner: DataSource, url: string): Promise<void> {
  const { username, password } = new URL(url);
  const role = decodeURIComponent(username);
  const [{ mayMake, exists }] = await owner.query<[{ mayMake: boolean; exists: boolean }]>(
    'SELECT (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS "mayMake", EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS exists', [role]);
  if (!mayMake) {
    throw new RuntimeRoleError(`the user of DATABASE_URL may not make the role that the server works as. Let an administrator run CREATE ROLE ${quoted(role)} LOGIN PASSWORD '…', and give its address as DATABASE_RUNTIME_URL. ${SEE}`);
  }
  const secret = password ? ` PASSWORD '${scramVerifier(decodeURIComponent(password))}'` : '';
  try {
    // Whoever makes roles without being a superuser may say what a new one cannot do, and later its password alone.
    if (!exists) await owner.query(`CREATE ROLE ${quoted(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS${secret}`);
    else await owner.query(`ALTER ROLE ${quoted(role)} LOGIN${secret}`);
  } catch (error) {
    // Another instance that starts at the same time has just done the same.
    if (!isMadeMeanwhile(error)) throw error;
  }
}

const isMadeMeanwhile = (error: unknown): boolean => error instanceof Error && /already exists|concurrently updated|duplicate key/i.test(error.message);

/** What is written once and never changed: not by the role that writes it, either. */
const APPEND_ONLY = ['audit_entry'];
/** What the owner alone looks at. */
const OWNERS_OWN = ['migrations', 'bi_role'];

/** Rows may be read and written, and nothing else; not even read where a table is no business of the server's. */
const GRANTS = (role: string): string[] => [
  `GRANT USAGE ON SCHEMA public TO ${role}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`,
  `REVOKE ALL ON ${OWNERS_OWN.join(', ')} FROM ${role}`,
];

const MISSING = `
  SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> ALL ('{${OWNERS_OWN.join(',')}}')
    AND NOT (has_table_privilege($1, c.oid, 'SELECT') AND has_table_privilege($1, c.oid, 'INSERT')) LIMIT 1`;

/** Gives the role what it needs on tables that are new. */
export async function grantToRuntime(owner: DataSource, url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).username);
  if ((await owner.query<unknown[]>(MISSING, [name])).length === 0) return;
  const role = quoted(name);
  await owner.transaction(async (manager) => {
    for (const statement of GRANTS(role)) await manager.query(statement);
    await manager.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${APPEND_ONLY.join(', ')} FROM ${role}`);
  });
}

const POWERS = `
  SELECT r.rolsuper AS superuser, r.rolbypassrls AS bypasses, r.rolcreaterole AS "makesRoles",
         EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns
  FROM pg_roles r WHERE r.rolname = current_user`;

/** RuntimeRoleError where the role could look over a wall. */
export async function requireNoPowers(url: string): Promise<void> {
  const client = new GuardedClient({ connectionString: url, application_name: 'bifocal', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows: [powers] } = await client.query<Record<string, boolean>>(POWERS);
    const found = Object.entries(powers ?? {}).filter(([, holds]) => holds).map(([power]) => WORDS[power]);
    if (found.length > 0) throw new RuntimeRoleError(`the role of DATABASE_RUNTIME_URL ${found.join(' and ')}: no wall between workspaces would hold it. Give one that may do nothing but LOGIN. ${SEE}`);
  } finally {
    await client.end();
  }
}

const WORDS: Readonly<Record<string, string>> = {
  superuser: 'is a superuser', bypasses: 'has BYPASSRLS', makesRoles: 'may make roles', owns: 'owns tables or is a member of the role that does',
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
