import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from '@jest/globals';
import pg from 'pg';
import { databaseUrl, theCluster } from '../support/cluster.ts';
import { freePort } from '../support/free-port.ts';
import { listenLive } from '../support/live-client.ts';
import { accountOfDatabase, withProgram } from '../support/programs.ts';
import { runtimeUrlOf } from '../support/runtime-role.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { makeWorkspace, voiceIn } from '../support/two-workspaces.ts';

/** The server behind PgBouncer, which lends two connections out transaction by transaction. */
const name = `bifocal_${randomBytes(6).toString('hex')}`;
let folder: string | null = null;
let bouncer: ChildProcess | null = null;
let server: TestServer | null = null;
afterAll(async () => {
  await server?.stop();
  if (bouncer && bouncer.exitCode === null) {
    const gone = new Promise((resolve) => { bouncer!.once('exit', resolve); });
    bouncer.kill('SIGQUIT');
    await gone;
  }
  await onCluster(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function onCluster(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: theCluster().url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Its address, as the owner. */
async function startBouncer(path: string): Promise<string> {
  await onCluster(`CREATE DATABASE ${name} TEMPLATE ${theCluster().empty} STRATEGY wal_log`);
  folder = await mkdtemp(join(tmpdir(), 'bifocal-pgbouncer-'));
  await chmod(folder, 0o755);
  const direct = new URL(databaseUrl(theCluster().url, name));
  const port = await freePort();
  const users = [direct, new URL(await runtimeUrlOf(direct.href))].map((url) => `"${decodeURIComponent(url.username)}" "${decodeURIComponent(url.password)}"`);
  await writeFile(join(folder, 'users.txt'), users.join('\n'));
  await writeFile(join(folder, 'pgbouncer.ini'), `[databases]
* = host=${direct.hostname} port=${direct.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = 2
max_client_conn = 100
`);
  const child = spawn(path, [join(folder, 'pgbouncer.ini')], { ...accountOfDatabase(), stdio: ['ignore', 'ignore', 'pipe'] });
  bouncer = child;
  await new Promise<void>((resolve, reject) => {
    let log = '';
    child.once('exit', () => reject(new Error(`PgBouncer ended:\n${log}`)));
    child.stderr.on('data', (chunk: Buffer) => { log += chunk.toString('utf8'); if (log.includes('process up')) resolve(); });
  });
  direct.port = String(port);
  return direct.href;
}

describe('behind PgBouncer in transaction mode', () => {
  withProgram('PGBOUNCER', 'the server starts, collects and answers, and two workspaces that ask at once by two connections never see each other', async (path) => {
    const through = await startBouncer(path);
    server = await startServer({ database: through, env: { LOG_LEVEL: 'warn' } });
    await makeWorkspace(server, 'theirs');
    const voices = { default: voiceIn(server, 'default'), theirs: voiceIn(server, 'theirs') };
    const collect = (voice: (typeof voices)['theirs'], events: number, first = 0) => voice.data('mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: {
      source: 'app', product: 'shop', events: Array.from({ length: events }, (_, n) => ({ key: `e${first + n}`, person: `p${first + n}`, name: 'opened', at: '2026-03-02T09:00:00Z' })) } });
    expect([await collect(voices.default, 3), await collect(voices.theirs, 5)]).toEqual([{ collectOutcomes: { accepted: 3 } }, { collectOutcomes: { accepted: 5 } }]);
    // Each range is another question, so that each is counted.
    const events = async (voice: (typeof voices)['theirs'], to: string): Promise<number> => (await voice.data<{ product: { adoption: { eventNames: { events: number }[] } } }>(
      `{ product(key: "shop") { adoption(range: { from: "2026-03-02", to: "${to}" }) { eventNames { events } } } }`)).product.adoption.eventNames[0]!.events;
    const days = Array.from({ length: 20 }, (_, n) => `2026-03-${String(3 + n).padStart(2, '0')}`);
    const answers = await Promise.all(days.flatMap((day) => [events(voices.default, day), events(voices.theirs, day)]));
    expect(answers).toEqual(days.flatMap(() => [3, 5]));
    expect(await server.sql(`SELECT usename FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE '%\\_runtime'`)).toHaveLength(2);
    // Nothing is heard through it: pages are told all the same, and whoever runs the server is told what to do.
    const line = await listenLive(server);
    await line.more(0);
    const before = line.told.length;
    await collect(voices.default, 1, 3);
    expect((await line.more(before)).facts).not.toBe(line.told[0]!.facts);
    line.close();
    expect(server.output).toContain('DATABASE_DIRECT_URL');
    expect(await events(voices.default, '2026-03-03')).toBe(4);
  });
});
