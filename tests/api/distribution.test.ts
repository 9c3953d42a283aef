import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { databaseUrl, projectDir, theCluster } from '../support/cluster.ts';
import { runProgram } from '../support/programs.ts';
import { tap, type Tapped } from '../support/sent-sql.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { EVERYTHING } from './everything.ts';

/** What of the tables and of the questions would fit a Citus cluster. There is none here: this holds the plan, and the SQL that is really sent. */
let server: TestServer;
let sent: Tapped;
const name = `bifocal_${randomBytes(6).toString('hex')}`;
async function onCluster(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: theCluster().url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
beforeAll(async () => {
  await onCluster(`CREATE DATABASE ${name} TEMPLATE ${theCluster().empty} STRATEGY wal_log`);
  sent = await tap(databaseUrl(theCluster().url, name));
  server = await startServer({ database: sent.url });
});
afterAll(async () => {
  await server?.stop();
  await sent?.stop();
  await onCluster(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

describe('npm run db:distribute', () => {
  it('has the person in every key of what would be distributed, and references that Citus allows; what is in the way are triggers alone', async () => {
    const said = await runProgram(process.execPath, [join(projectDir, 'api/bin/db-distribute.mjs'), '--dry-run'], { env: { DATABASE_URL: server.databaseUrl } });
    const lines = said.split('\n\n')[0]!.trim().split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual(['workspace', 'source', 'product', 'event_name', 'account', 'person', 'event', 'person_day', 'person_event_day', 'person_said']);
    expect(lines.filter((line) => /lacks|refers to/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('cannot be')).every((line) => /: its triggers do not run on workers \([\w, ]+\)\.$/.test(line))).toBe(true);
    expect(lines.at(-2)).toBe('person_event_day: cannot be distributed by person_id: its triggers do not run on workers (person_event_day_done, person_event_day_gone, person_event_day_told).');
    expect(lines.at(-1)).toBe('person_said: would be distributed by person_id.');
    expect(said).toContain(`SELECT create_distributed_table('person_day', 'person_id', colocate_with => 'event');`);
  });

  it('changes nothing where there is no Citus, and says what to do', async () => {
    await expect(runProgram(process.execPath, [join(projectDir, 'api/bin/db-distribute.mjs')], { env: { DATABASE_URL: server.databaseUrl } })).rejects.toThrow(/CREATE EXTENSION citus.*Nothing was changed/);
  });
});

/** What Citus works on one shard alone (docs.citusdata.com, SQL Support and Workarounds): over the shards of everybody it refuses. */
const NOT_ACROSS_SHARDS = /\b(GROUPING\s+SETS|ROLLUP|CUBE|WITH\s+RECURSIVE|TABLESAMPLE|FOR\s+(NO\s+KEY\s+)?UPDATE|FOR\s+(KEY\s+)?SHARE)\b/i;
const OVER_EVENTS = /\b(FROM|JOIN)\s+(event|person_day|person_event_day|person_said)\b/i;

describe('the questions of the outcome half, as they are sent', () => {
  it('say nothing over events that Citus refuses to count across shards', async () => {
    for (const batch of EVERYTHING.outcomes) await server.collectOutcomes(batch);
    const range = '{ from: "2026-01-01", to: "2026-04-01" }';
    const { metricCatalog } = await server.graphql<{ metricCatalog: { key: string; half: string }[] }>('{ metricCatalog { key half } }');
    const metrics = metricCatalog.filter(({ half }) => half === 'OUTCOME').map(({ key }) => key);
    expect(metrics.length).toBeGreaterThan(20);
    const table = (grain: string, of: readonly string[], more = '') => server.ask(`{ metricTable(product: "shop", metrics: ${JSON.stringify(of)}, range: ${range}, grain: ${grain}${more}) { totalCount } }`);
    for (const metric of metrics) {
      for (const more of ['', ', groupBy: ["trait:plan"]', ', filters: [{ dimension: "trait:plan", in: ["pro"] }]']) await table('MONTH', [metric], more);
      await server.ask(`{ explain(metric: "${metric}", product: "shop", range: ${range}) { totalCount rows { key } } }`);
    }
    const steps = '[{ event: "opened" }, { event: "exported" }, { event: "paid" }]';
    const ways = ['', ', order: STRICT', ', order: ANY', ', entries: EVERY', ', entries: FIRST', ', exclusions: [{ event: "exported" }]'];
    for (const way of ways) await server.graphql(`{ product(key: "shop") { tryFunnel(definition: { windowMinutes: 1440, steps: ${way.includes('exclusions') ? '[{ event: "opened" }, { event: "paid" }]' : steps}${way} }, range: ${range}) {
      report { entered } entryRules { entries } overTime(grain: WEEK) { entered } timeToConvert { people } breakdown(trait: "plan") { value } people(part: REACHED) { totalCount } } } }`);
    await server.graphql(`{ product(key: "shop") { adoption(range: ${range}) { eventNames { name } features { name } activation { __typename } figures { metric } } retention(range: ${range}) { cohorts { __typename } } } }`);
    await server.graphql(`{ product(key: "shop") { retention(range: ${range}, start: { event: "opened" }, back: { event: "paid" }) { cohorts { __typename } } } }`);
    const over = [...sent.statements].filter((text) => OVER_EVENTS.test(text) && /^\s*(SELECT|WITH)\b/i.test(text));
    expect(over.length).toBeGreaterThan(25);
    for (const table of ['event', 'person_day', 'person_event_day']) expect([table, over.some((text) => new RegExp(`\\b(FROM|JOIN)\\s+${table}\\b`, 'i').test(text))]).toEqual([table, true]);
    expect(over.filter((text) => NOT_ACROSS_SHARDS.test(text))).toEqual([]);
  });
});
