import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { biRole, makeReader, type BiReader } from '../support/bi-role.ts';
import { metricsWritten } from '../support/metrics-written.ts';
import { runProgram, withProgram } from '../support/programs.ts';
import { recipe } from '../support/recipes.ts';
import { openHouse, told, type House, type Row } from './house.ts';

let house: House;
let reader: BiReader;
beforeAll(async () => {
  house = await openHouse();
  await house.server.collectDelivery({ source: 'tracker', teams: [{ key: 'atlas', name: 'Atlas', product: 'shop' }], workItems: [{ key: 'S-1', team: 'atlas', title: 'Pay', createdAt: new Date(Date.now() - 20 * 86_400_000).toISOString() }],
    workItemEvents: [9, 5, 2].map((daysAgo, index) => ({ key: `e${index}`, workItem: 'S-1', at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(), kind: 'STATUS', to: ['Doing', 'Review', 'Done'][index] })) });
  reader = await makeReader(house.server, 'default');
  await metricsWritten(house.server, reader);
});
afterAll(async () => {
  await reader?.drop();
  await house?.server.stop();
});

/** Sends the statements of a block as a tool does, on one connection; the rows of each. */
async function replay(...where: Parameters<typeof recipe>[0][]): Promise<Record<string, unknown>[][]> {
  const client = new pg.Client({ connectionString: reader.url });
  client.setTypeParser(1082, (day: string) => day);
  await client.connect();
  try {
    const results: Record<string, unknown>[][] = [];
    for (const statement of where.flatMap((block) => recipe(block).trim().split(/;\n/))) results.push((await client.query(statement)).rows as Record<string, unknown>[]);
    return results;
  } finally {
    await client.end();
  }
}
const weeks = (metric: string): Row[] => house.rows.filter((row) => row.metric === metric);

describe('psql, as in docs/bi/sql.md', () => {
  withProgram('PSQL', 'reads a metric as CSV', async () => {
    const csv = await runProgram('sh', ['-e', '-c', recipe('sql.md#psql')], { env: { BIFOCAL_SQL: reader.url } });
    const [head, ...lines] = csv.trim().split('\n');
    expect(head).toBe('period,value,null_reason');
    expect(lines.map((line) => line.split(',')).map(([period, value]) => `${period} ${value}`).slice(-10)).toEqual(weeks('adoption.active_users').filter(({ complete }) => complete).map(({ period, value }) => `${period} ${value}`).slice(-10));
  });
  withProgram('PSQL', 'shows what each column is', async (psql) => {
    const shown = await runProgram(psql, [reader.url, '--no-psqlrc', '-P', 'pager=off', '-c', String.raw`\d+ bi.metric_week`]);
    expect(shown).toContain('The value; null: nothing to measure, and null_reason says why; 0: measured, and zero.');
  });
  it('makes its role by the command in the page', async () => {
    const words = recipe('sql.md#role').trim().split(' ');
    expect(words.slice(0, 5)).toEqual(['npm', 'run', '-s', 'bi:role', '--']);
    const name = `reader_${Date.now() % 1e9}`;
    const { code, out } = await biRole(house.server, ...words.slice(5).map((word) => (word === 'reader' ? name : word)));
    expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`^postgres://${name}:[\\w-]{32}@127\\.0\\.0\\.1:\\d+/\\w+\\n$`))]);
    await biRole(house.server, '--drop', name);
  });
  it('copies the questions of the page', async () => {
    const [mrr] = await replay('sql.md#mrr');
    const known = new Map(weeks('revenue.mrr').filter(({ complete, value }) => complete && value !== null).map(({ period, value }) => [period, value]));
    const both = mrr!.filter(({ week }) => known.has(week as string));
    expect(both.length).toBeGreaterThan(6);
    // By hand from the movements, and by the metric: one number.
    expect(both.map(({ week, mrr_minor: minor }) => `${week} ${Number(minor)}`)).toEqual(both.map(({ week }) => `${week} ${known.get(week as string)}`));
    expect((await replay('sql.md#events'))[0]!.map(({ plan }) => plan)).toEqual(expect.arrayContaining(['=SUM(A1:A9)']));
    expect((await replay('sql.md#statuses'))[0]).toEqual(expect.arrayContaining([expect.objectContaining({ status: 'Doing', times: '1', median_days: expect.closeTo(4, 3) })]));
    expect((await replay('sql.md#freshness'))[0]).toEqual(expect.arrayContaining([expect.objectContaining({ product: 'shop', team: null, is_current: true }), expect.objectContaining({ product: 'shop', team: 'atlas' })]));
    await replay('sql.md#ratio');
  });
});

describe('Metabase, as in docs/bi/metabase.md', () => {
  it('connects, finds the views with their words, samples one and asks', async () => {
    await replay('metabase.md#session');
    const [tables] = await replay('metabase.md#tables');
    expect(tables!.map(({ name }) => name)).toEqual(expect.arrayContaining(['event', 'metric_week', 'mrr_movement']));
    expect(tables!.every(({ schema, type, description }) => schema === 'bi' && type === 'VIEW' && String(description).length > 10)).toBe(true);
    const [fields] = await replay('metabase.md#fields');
    expect(fields!.filter((field) => !field['field-comment'])).toEqual([]);
    expect((await replay('metabase.md#sample'))[0]!.length).toBeGreaterThan(100);
    const [months] = await replay('metabase.md#question');
    expect(Math.max(...months!.map(({ max }) => Number(max)))).toBe(Math.max(...weeks('revenue.mrr').map(({ value }) => value ?? 0)));
  });
});

describe('Apache Superset, as in docs/bi/superset.md', () => {
  it('connects, lists views and their columns, and draws a chart', async () => {
    await replay('superset.md#session');
    expect((await replay('superset.md#views'))[0]!.length).toBeGreaterThanOrEqual(23);
    expect((await replay('superset.md#columns'))[0]!.map(({ name }) => name)).toEqual(expect.arrayContaining(['period', 'value', 'as_of', 'is_current']));
    const [chart] = await replay('superset.md#chart');
    const best = new Map(chart!.map((row) => [`${(row['__timestamp'] as Date).toISOString().slice(0, 10)} ${row['metric']}`, Number(row['MAX(value)'])]));
    for (const { period, metric, value } of house.rows.filter((row) => row.value !== null)) expect([period, metric, best.get(`${period} ${metric}`)]).toEqual([period, metric, value]);
  });
});

describe('Tableau over SQL, as in docs/bi/tableau.md', () => {
  it('sets up, lists views by a cursor, and fills a sheet by one', async () => {
    await replay('tableau.md#session');
    expect((await replay('tableau.md#tables')).flat().map(({ relname }) => relname)).toEqual(expect.arrayContaining(['metric_week']));
    expect((await replay('tableau.md#session', 'tableau.md#sheet')).flat().some((row) => row['metric'] === 'adoption.new_users')).toBe(true);
    expect(await reader.refusal('CREATE TEMPORARY TABLE "#Tableau_1" (a int)')).toMatch(/permission denied|read-only/);
  });
});

describe('Evidence, as in docs/bi/evidence.md', () => {
  it('counts, and reads a source query under the schema it is given', async () => {
    const said = Object.fromEntries([...recipe('evidence.md#connection').matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, name, value]) => [name, value]));
    expect(said).toMatchObject({ host: '127.0.0.1', schema: 'bi', ssl: 'false' });
    const { hostname, port, username, password, pathname } = new URL(reader.url);
    const client = new pg.Client({ host: hostname, port: Number(port), user: username, password, database: pathname.slice(1), ssl: false });
    client.setTypeParser(1082, (day: string) => day);
    await client.connect();
    try {
      await client.query(`SET search_path TO ${said['schema']}`);
      const query = recipe('evidence.md#query').trim();
      const { rows: [{ rows: count }] } = await client.query(`WITH root as (${query}) SELECT COUNT(*) as rows FROM root`);
      const { rows } = await client.query(query);
      expect(rows).toHaveLength(Number(count));
      const own = rows.filter(({ metric }) => ['adoption.active_users', 'revenue.mrr'].includes(metric)) as Row[];
      const expected = house.rows.filter(({ complete }) => complete);
      expect(told(own)).toEqual(expect.arrayContaining(told(expected)));
    } finally {
      await client.end();
    }
  });
});
