import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeReader, type BiReader } from '../support/bi-role.ts';
import { metricsWritten } from '../support/metrics-written.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { everyFact } from './every-fact.ts';

let server: TestServer;
let reader: BiReader;

beforeAll(async () => {
  server = await startServer({ env: { METRICS_EVERY_SECONDS: '1' } });
  await everyFact(server);
});
afterAll(async () => {
  await reader?.drop();
  await server.stop();
});

interface Row { metric: string; period: string; periodEnd: string; label: string | null; complete: boolean; value: number | null; numerator: number | null; denominator: number | null; sampleSize: number | null; low: number | null; high: number | null; nullReason: string | null; unit: string }
const FIELDS = 'metric period periodEnd label complete value numerator denominator sampleSize low high nullReason unit';
async function answered(metrics: readonly string[], more: { grain: string; range: { last: string }; team?: string }): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < metrics.length; at += 40) {
    const { metricTable } = await server.graphql<{ metricTable: { rows: Row[]; truncated: boolean } }>(
      `query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $team: String) { metricTable(metrics: $metrics, product: "shop", team: $team, range: $range, grain: $grain, first: 10000) { truncated rows { ${FIELDS} } } }`, { ...more, metrics: metrics.slice(at, at + 40) });
    expect(metricTable.truncated).toBe(false);
    rows.push(...metricTable.rows);
  }
  return rows;
}
const written = (view: string, team: string | null, label: string) => reader.read<Row>(`
  SELECT metric, period::text, period_end::text AS "periodEnd", ${label} AS label, complete, value, numerator, denominator, sample_size::int AS "sampleSize", low, high, null_reason AS "nullReason", unit
  FROM bi.${view} ${view === 'metric_release' ? '' : 'WHERE team IS NOT DISTINCT FROM $1'}`, view === 'metric_release' ? [] : [team]);
const asText = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(FIELDS.split(' ').map((field) => row[field as keyof Row]))).sort();

describe('metrics by SQL', () => {
  it('are written down for nobody where there is no role to read them', async () => {
    expect(await server.sql('SELECT FROM metric_value')).toHaveLength(0);
  });

  it('are what metricTable answers, every metric of every grain', async () => {
    reader = await makeReader(server, 'default');
    await metricsWritten(server, reader);
    const { metricCatalog } = await server.graphql<{ metricCatalog: { key: string; half: string; grains: string[] }[] }>('{ metricCatalog { key half grains } }');
    for (const [grain, last] of [['DAY', 'P400D'], ['WEEK', 'P2Y'], ['MONTH', 'P5Y'], ['QUARTER', 'P10Y'], ['SPRINT', 'P10Y'], ['RELEASE', 'P10Y']] as const) {
      for (const team of grain === 'SPRINT' ? ['atlas'] : grain === 'RELEASE' ? [null] : [null, 'atlas']) {
        const metrics = metricCatalog.filter(({ grains, half }) => grains.includes(grain) && (team === null || half === 'DELIVERY')).map(({ key }) => key);
        // By the day there would be more rows than a page: one metric of each tally stands for its others.
        const some = grain === 'DAY' ? metrics.filter((key, index) => metrics.findIndex((other) => other.split('.')[0] === key.split('.')[0]) === index) : metrics;
        const own = (await written(`metric_${grain.toLowerCase()}`, team, grain === 'SPRINT' ? 'sprint' : grain === 'RELEASE' ? 'release' : 'NULL::text'));
        expect([grain, team, new Set(own.map(({ metric }) => metric)).size]).toEqual([grain, team, new Set(metrics).size]);
        expect(asText(own.filter(({ metric }) => some.includes(metric)))).toEqual(asText(await answered(some, { grain, range: { last }, ...(team ? { team } : {}) })));
      }
    }
    expect((await reader.read<{ metric: string }>('SELECT metric FROM bi.metric')).map(({ metric }) => metric).sort()).toEqual(metricCatalog.map(({ key }) => key).sort());
  });

  it('belong to their sprint and release', async () => {
    expect(await reader.read(`SELECT DISTINCT s.name, s.sprint FROM bi.metric_sprint m JOIN bi.sprint s USING (sprint_id)`)).toEqual([{ name: 'Sprint 42', sprint: '42' }]);
    expect(await reader.read(`SELECT DISTINCT r.name, r.release FROM bi.metric_release m JOIN bi.release r USING (release_id)`)).toEqual([{ name: '1.0', release: 'r1' }]);
    expect(await reader.read(`SELECT value FROM bi.metric_sprint WHERE metric = 'velocity.completed'`)).toEqual([{ value: 5 }]);
  });

  it('say that they are behind a fact that has just come in, and have it soon', async () => {
    const active = () => reader.read(`SELECT value, is_current FROM bi.metric_day WHERE metric = 'adoption.active_users' AND period = '2026-03-03'`);
    expect(await active()).toEqual([{ value: 2, is_current: true }]);
    await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'late', person: 'cleo', name: 'opened', at: '2026-03-03T12:00:00Z' }] });
    expect((await active()).map((row) => row['is_current'] === true && row['value'] === 2)).toEqual([false]);
    await metricsWritten(server, reader);
    expect(await active()).toEqual([{ value: 3, is_current: true }]);
  });

  it('go with what they were of', async () => {
    await server.sql(`DELETE FROM sprint WHERE key = '42'`);
    expect(await reader.read('SELECT FROM bi.metric_sprint')).toEqual([]);
  });

  it('are written on after a server was killed in the middle of it', async () => {
    await server.kill();
    await server.sql(`UPDATE metric_turn SET held_until = now() + interval '2 seconds', facts = 'other', due_at = '-infinity'`);
    await server.sql(`UPDATE metric_value SET value = 99 WHERE metric = 'adoption.active_users'`);
    await server.restart();
    await metricsWritten(server, reader);
    expect(await reader.read(`SELECT value FROM bi.metric_day WHERE metric = 'adoption.active_users' AND value = 99`)).toEqual([]);
  });
});
