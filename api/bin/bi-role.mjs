// npm run bi:role -- NAME: makes a role of the database for a tool that reads the views of the schema bi, and prints its address once.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ownerDatabaseUrl } from './owner-database.mjs';
import { Failure, run } from './prepare.mjs';

const HELP = `Makes a role by which a tool reads Bifocal over SQL, and prints its address with the password once: it is kept nowhere.

  npm run bi:role -- NAME [options]     make it
  npm run bi:role -- --list             the roles there are
  npm run bi:role -- --drop NAME        end its connections and remove it

  NAME                       what it signs in by: a letter, then lower case letters, digits and _, as tableau
  --workspace KEY            the workspace that it reads (needed where there are several)
  --statement-timeout 30s    how long one statement may take: ms, s or min
  --connections 5            how many connections it may have at once
  --help, -h                 this text

It reads the views of the schema bi, of that workspace alone, and can neither write nor read anything else. The role can lift
its own time limit with SET: that limit is against accidents. It cannot change its workspace, its rights or its connections.

The address is alone on standard output, so that a script can take it: URL=$(npm run -s bi:role -- tableau --workspace default)
The database is that of DATABASE_URL, or the embedded one of a server that runs on DATA_DIR (default .data). The embedded one
takes a new port with each start unless DATABASE_PORT says which, and answers on this machine alone.

Which tool takes what: docs/bi/README.md
`;
const READER = 'bifocal_bi_reader';
const UNITS = { ms: 1, s: 1_000, min: 60_000 };

/** Temporary tables and large objects (and, in databases older than PostgreSQL 15, tables in public) are for everybody by default: here for whoever owns the database. */
const NO_OTHER_WAYS_TO_WRITE = `DO $$ DECLARE way regprocedure; BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    FOR way IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname IN ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_open') LOOP
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', way);
    END LOOP;
  END IF;
END $$`;

await run(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  const [name, ...more] = positionals;
  const doing = values.list ? 'list' : values.drop ? 'drop' : 'make';
  if (more.length > 0) throw new Failure(`One name, please: ${positionals.join(', ')} are ${positionals.length}.`);
  if (doing === 'make' && !name) throw new Failure('What is the role called? npm run bi:role -- NAME. npm run bi:role -- --help shows what there is.');
  const url = await ownerDatabaseUrl();
  const client = new pg.Client({ connectionString: url, application_name: 'bifocal bi:role' });
  await client.connect().catch((error) => { throw new Failure(`The database does not answer: ${error.message}`); });
  try {
    await client.query(`SELECT set_config('bifocal.owner', 'on', false)`);
    await checkReady(client, doing);
    if (doing === 'list') await list(client);
    else if (doing === 'drop') await drop(client, readName(values.drop));
    else await make(client, url, readName(name), values);
  } finally {
    await client.end();
  }
});

function readArguments() {
  const text = { type: 'string' };
  try {
    return parseArgs({
      allowPositionals: true,
      options: { workspace: text, 'statement-timeout': text, connections: text, drop: text, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run bi:role -- --help shows what there is.`);
  }
}

function readName(name) {
  if (/^[a-z][a-z0-9_]{0,47}$/.test(name) && !/^(pg_|bifocal)/.test(name)) return name;
  throw new Failure(`${name}: expected a name of a letter and then lower case letters, digits and _, at most 48, which begins with neither pg_ nor bifocal. As: tableau, metabase_eu`);
}

function readTimeout(text = '30s') {
  const [, number, unit] = /^(\d{1,7})\s*(ms|s|min)$/.exec(text) ?? [];
  const ms = Number(number) * UNITS[unit];
  if (ms >= 100 && ms <= 86_400_000) return ms;
  throw new Failure(`--statement-timeout ${text}: expected a time such as 30s, 500ms or 5min, from 100ms to 1440min.`);
}

function readConnections(text = '5') {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 100) return number;
  throw new Failure(`--connections ${text}: expected a number from 1 to 100.`);
}

async function checkReady(client, doing) {
  const { rows: [{ ready, may, name }] } = await client.query(
    `SELECT to_regclass('bi_role') IS NOT NULL AS ready, rolsuper OR rolcreaterole AS may, current_user AS name FROM pg_roles WHERE rolname = current_user`);
  if (!ready) throw new Failure('This database has not been prepared for it. Start Bifocal on it once: npm start.');
  // Looking at them needs no such right.
  if (!may && doing !== 'list') throw new Failure(`The user of DATABASE_URL (${name}) may not make or remove roles: let an administrator of the database run ALTER ROLE ${pg.escapeIdentifier(name)} CREATEROLE; GRANT ${READER} TO ${pg.escapeIdentifier(name)} WITH ADMIN OPTION; and run this again.`);
}

async function workspaceOf(client, key) {
  const { rows } = await client.query('SELECT id, key FROM workspace ORDER BY id');
  const known = rows.map((workspace) => workspace.key).join(', ');
  if (key === undefined && rows.length === 1) return rows[0];
  if (key === undefined) throw new Failure(`--workspace: there are several, so say which: ${known}.`);
  const found = rows.find((workspace) => workspace.key === key);
  if (!found) throw new Failure(`--workspace ${key}: there is none of that key. There are: ${known}.`);
  return found;
}

async function make(client, url, name, values) {
  const timeoutMs = readTimeout(values['statement-timeout']);
  const connections = readConnections(values.connections);
  const workspace = await workspaceOf(client, values.workspace);
  const { rowCount: taken } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (taken > 0) throw new Failure(`The database server has a role ${name} already. Choose another name, or remove it first: npm run bi:role -- --drop ${name}`);
  const password = randomBytes(24).toString('base64url');
  const { rows: [{ superuser, database }] } = await client.query('SELECT rolsuper AS superuser, current_database() AS database FROM pg_roles WHERE rolname = current_user');
  const role = pg.escapeIdentifier(name);
  const settings = {
    default_transaction_read_only: 'on', statement_timeout: String(timeoutMs), idle_in_transaction_session_timeout: '60000', search_path: 'bi',
    // What one statement may spill to disk, in kB; no other than a superuser may say so.
    ...(superuser ? { temp_file_limit: '2097152' } : {}),
  };
  await client.query('BEGIN');
  await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT ${connections} PASSWORD ${pg.escapeLiteral(verifierOf(password))} IN ROLE ${READER}`)
    .catch((error) => { throw error.code === '42501' ? new Failure(`The user of DATABASE_URL may not put a role into ${READER}: let an administrator of the database run GRANT ${READER} TO ${pg.escapeIdentifier(new URL(url).username)} WITH ADMIN OPTION; and run this again.`) : error; });
  for (const [setting, value] of Object.entries(settings)) await client.query(`ALTER ROLE ${role} SET ${setting} = ${pg.escapeLiteral(value)}`);
  await client.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${role}`);
  await client.query('INSERT INTO bi_role (role_name, workspace_id) VALUES ($1, $2) ON CONFLICT (role_name) DO UPDATE SET workspace_id = excluded.workspace_id, made_at = now()', [name, workspace.id]);
  await client.query('INSERT INTO metric_turn (workspace_id) VALUES ($1) ON CONFLICT DO NOTHING', [workspace.id]);
  await writeDown(client, workspace.id, 'SQL_ROLE_MADE', name, { connections, statementTimeoutMs: timeoutMs });
  await client.query('COMMIT');
  await client.query(NO_OTHER_WAYS_TO_WRITE).catch((error) => process.stderr.write(`Temporary tables could not be forbidden to the role: ${error.message}\n`));
  const address = new URL(url);
  address.username = name;
  address.password = password;
  process.stderr.write(`The role ${name} reads the workspace ${workspace.key}: ${connections} connections, ${timeoutMs} ms a statement.
Facts are there now; a running server writes the metrics down within a minute. Try:  psql "$URL" -c '\\d+ bi.*'
Its address, shown this once:
`);
  process.stdout.write(`${address.href}\n`);
}

/** Into the workspace's audit log, like keys. */
async function writeDown(client, workspaceId, what, name, details) {
  await client.query(`INSERT INTO audit_entry (workspace_id, by_kind, by_name, what, about, details) VALUES ($1, 'SYSTEM', 'npm run bi:role', $2, $3, $4)`, [workspaceId, what, name, JSON.stringify(details)]);
}

/** What PostgreSQL keeps of a password (SCRAM-SHA-256, RFC 5803): made here, so that the password itself is in no statement and no log. */
function verifierOf(password) {
  const [salt, iterations] = [randomBytes(16), 4096];
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}

async function list(client) {
  const { rows } = await client.query(`
    SELECT b.role_name AS name, w.key AS workspace, r.rolconnlimit AS connections, to_char(b.made_at, 'YYYY-MM-DD') AS made,
           (SELECT substr(s, 19) FROM pg_db_role_setting d, unnest(d.setconfig) s WHERE d.setrole = r.oid AND d.setdatabase = 0 AND starts_with(s, 'statement_timeout=')) AS timeout,
           (SELECT count(*) FROM pg_stat_activity a WHERE a.usename = b.role_name) AS connected
    FROM bi_role b JOIN workspace w ON w.id = b.workspace_id LEFT JOIN pg_roles r ON r.rolname = b.role_name ORDER BY 1`);
  if (rows.length === 0) return void process.stdout.write('There are no roles for SQL yet. Make one: npm run bi:role -- NAME\n');
  process.stdout.write('name\tworkspace\tmade\tms a statement\tconnections\tconnected now\n');
  for (const row of rows) process.stdout.write(`${row.name}\t${row.workspace}\t${row.made}\t${row.timeout ?? 'the server\'s'}\t${row.connections ?? 'it is gone'}\t${row.connected}\n`);
}

async function drop(client, name) {
  const { rows: [known] } = await client.query('SELECT workspace_id FROM bi_role WHERE role_name = $1', [name]);
  if (!known) throw new Failure(`There is no role ${name} that reads this database. npm run bi:role -- --list shows which do.`);
  const role = pg.escapeIdentifier(name);
  // From here on it reads nothing, whatever else may fail.
  await client.query('DELETE FROM bi_role WHERE role_name = $1', [name]);
  await writeDown(client, known.workspace_id, 'SQL_ROLE_REMOVED', name, {});
  await client.query('DELETE FROM metric_turn t WHERE NOT EXISTS (SELECT FROM bi_role b WHERE b.workspace_id = t.workspace_id)');
  const { rowCount: there } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (there > 0) {
    await client.query(`ALTER ROLE ${role} NOLOGIN`);
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [name]);
    await client.query(`REVOKE CONNECT ON DATABASE ${pg.escapeIdentifier(client.database)} FROM ${role}`);
    await client.query(`DROP ROLE ${role}`);
  }
  process.stdout.write(`The role ${name} is gone, and its connections are closed.\n`);
}
