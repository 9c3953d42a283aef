// npm run db:distribute: spreads the event-grain tables over the workers of a Citus cluster, by person, or says why it cannot.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ownerDatabaseUrl } from './owner-database.mjs';
import { Failure, run } from './prepare.mjs';

const HELP = `Spreads the tables that grow with every event over the workers of a Citus cluster, by person, so that people add up across
shards; makes small tables that they refer to reference tables, which every worker has whole; leaves all others where they are.

  npm run db:distribute -- --dry-run   what it would do, table by table, with the statements; changes nothing, needs no Citus
  npm run db:distribute                does it: everything, or nothing where one table cannot be
  --help, -h                           this text

The database is the coordinator's: DATABASE_URL, or the embedded one of a server that runs on DATA_DIR. Stop all servers first,
and have a backup: rows are moved while their tables are locked. Running it again changes nothing that is done already.

What it asks for: the extension citus (SELECT citus_add_node('worker-1', 5432) for each worker is yours to do), the person in every
unique key of a distributed table, references to reference tables or along the person alone, and no triggers, which workers do not run.
docs/scale.md says when to do this, and what holds it back today.
`;

/** By the column that they are spread by; all by the person, so that what is asked of one person is on one shard. */
const DISTRIBUTED = new Map([['event', 'person_id'], ['person_day', 'person_id'], ['person_event_day', 'person_id'], ['person_said', 'person_id']]);
/** What those refer to, or are read beside: each after what it refers to itself. */
const REFERENCE = ['workspace', 'source', 'product', 'event_name', 'account', 'person'];

const TABLES = `
  SELECT c.relname AS name, c.relkind = 'p' AS partitioned,
    ARRAY(SELECT i.indexrelid::regclass::text || ' (' || (SELECT string_agg(coalesce(a.attname, 'an expression'), ', ') FROM unnest(i.indkey) k LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k AND k > 0) || ')'
          FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey) AND a.attname = $2)) AS "keysWithout",
    ARRAY(SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS "refersTo",
    ARRAY(SELECT t.tgname::text FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal ORDER BY 1) AS triggers
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname = ANY ($1)`;

await run(async () => {
  const { values } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  const client = new pg.Client({ connectionString: await ownerDatabaseUrl(), application_name: 'bifocal db:distribute' });
  await client.connect().catch((error) => { throw new Failure(`The database does not answer: ${error.message}`); });
  try {
    await distribute(client, values['dry-run'] === true);
  } finally {
    await client.end();
  }
});

function readArguments() {
  try {
    return parseArgs({ options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run db:distribute -- --help shows what there is.`);
  }
}

async function distribute(client, isDry) {
  const done = await doneAlready(client);
  const steps = (await plan(client)).map((step) => (done?.has(step.table) ? { ...step, done: true, obstacles: [] } : step));
  for (const { table, what, obstacles, done: isDone } of steps) {
    process.stdout.write(`${table}: ${isDone ? `is ${what} already` : obstacles.length > 0 ? `cannot be ${what}: ${obstacles.join('; ')}` : `${isDry ? 'would be' : 'is to be'} ${what}`}.\n`);
  }
  const stuck = steps.filter(({ obstacles }) => obstacles.length > 0);
  const statements = steps.filter((step) => !step.done).map(({ statement }) => statement);
  if (isDry) {
    process.stdout.write(`\n${statements.join('\n')}\n`);
    if (done === null) process.stdout.write('\nThe extension citus is not in this database.\n');
    return;
  }
  if (done === null) throw new Failure('The extension citus is not in this database: give the coordinator\'s address as DATABASE_URL, and run CREATE EXTENSION citus on it and on its workers. Nothing was changed.');
  if (stuck.length > 0) throw new Failure(`${stuck.length} ${stuck.length === 1 ? 'table' : 'tables'} cannot be spread, for the reasons above. Nothing was changed.`);
  await client.query(`SELECT set_config('bifocal.owner', 'on', false), set_config('statement_timeout', '0', false)`);
  // Each by itself: Citus wants it so, and what is done stays done when the next one fails.
  for (const { table, what, statement, done: isDone } of steps) {
    if (isDone) continue;
    await client.query(statement);
    process.stdout.write(`${table}: is ${what} now.\n`);
  }
}

/** The tables that Citus knows; null: it is not there. */
async function doneAlready(client) {
  const { rows: [{ there }] } = await client.query(`SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS there`);
  if (!there) return null;
  const { rows } = await client.query(`SELECT table_name::text AS name FROM citus_tables WHERE citus_table_type IN ('distributed', 'reference')`);
  return new Set(rows.map(({ name }) => name));
}

async function plan(client) {
  const { rows } = await client.query(TABLES, [[...REFERENCE, ...DISTRIBUTED.keys()], 'person_id']);
  const known = new Map(rows.map((row) => [row.name, row]));
  const missing = [...REFERENCE, ...DISTRIBUTED.keys()].filter((name) => !known.has(name));
  if (missing.length > 0) throw new Failure(`There is no table ${missing.join(', ')}: this database has not been prepared. Start Bifocal on it once: npm start.`);
  const places = new Set([...REFERENCE, ...DISTRIBUTED.keys()]);
  const common = ({ triggers, refersTo }) => [
    ...(triggers.length > 0 ? [`its triggers do not run on workers (${triggers.join(', ')})`] : []),
    ...refersTo.filter((to) => !places.has(to)).map((to) => `it refers to ${to}, which stays where it is`),
  ];
  return [
    ...REFERENCE.map((table) => ({ table, what: 'a reference table', statement: `SELECT create_reference_table('${table}');`, obstacles: common(known.get(table)) })),
    ...[...DISTRIBUTED].map(([table, column]) => ({
      table, what: `distributed by ${column}`,
      statement: `SELECT create_distributed_table('${table}', '${column}'${table === 'event' ? '' : `, colocate_with => 'event'`});`,
      obstacles: [
        ...known.get(table).keysWithout.map((key) => `its key ${key} lacks ${column}`),
        ...known.get(table).refersTo.filter((to) => DISTRIBUTED.has(to)).map((to) => `it refers to ${to}, which is spread too`),
        ...common(known.get(table)),
      ],
    })),
  ];
}
