import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { EVERYTHING, type Batches } from './everything.ts';
import { explain, figures, metricTable, saveFunnel, type Row } from './outcome-questions.ts';

/** Every metric of the catalogue, by every grain, split by every dimension that it lists: answered, and in agreement with itself. */
let server: TestServer;
let catalogue: { key: string; half: string; unit: string; grains: string[]; dimensions: string[]; additivity: string }[];
const RANGE = { from: '2026-01-01', to: '2026-04-01' };
const MONTHS = [{ from: '2026-01-01', to: '2026-02-01' }, { from: '2026-02-01', to: '2026-03-01' }, { from: '2026-03-01', to: '2026-04-01' }];
const ANY_TRAIT = 'trait:*';
/** Of a quarter's days, split in four, this many metrics fit on a page. */
const AT_ONCE = 20;

beforeAll(async () => {
  server = await startServer();
  const { delivery, outcomes }: Batches = EVERYTHING;
  for (const batch of delivery) expect((await server.collectDelivery(batch)).rejected).toEqual([]);
  for (const batch of outcomes) expect((await server.collectOutcomes(batch)).rejected).toEqual([]);
  await server.graphql('mutation ($settings: ProductSettingsInput!) { decideProductSettings(product: "shop", settings: $settings, lookingBack: true) }', {
    settings: { features: [{ key: 'export', name: 'Export', events: [{ event: 'exported' }] }], activation: { event: { event: 'paid' }, hours: 72 } },
  });
  await saveFunnel(server, 'shop', 'buy', [{ event: 'opened' }, { event: 'paid' }], 3 * 24 * 60);
  catalogue = (await server.graphql<{ metricCatalog: typeof catalogue }>('{ metricCatalog { key half unit grains dimensions additivity } }')).metricCatalog;
});
afterAll(() => server.stop());

const asDimension = (dimension: string): string => (dimension === ANY_TRAIT ? 'trait:industry' : dimension);
/** Metrics that may stand in one table: known by the grain, with all of the dimensions. */
const tablesOf = (grain: string, groupBy: string[]): string[] => catalogue.filter(({ grains, dimensions }) => grains.includes(grain) && groupBy.every((each) => dimensions.includes(each))).map(({ key }) => key);

describe('the whole catalogue', () => {
  it('has every metric that is promised', () => {
    const promised = `velocity.committed velocity.completed velocity.kept_commitment velocity.delivered_ratio velocity.carry_over velocity.scope_creep burndown.remaining release.remaining release.completed
      defects.opened defects.closed defects.open defects.escape_rate defects.density defects.time_to_resolve flow.throughput flow.cycle_time flow.lead_time flow.wip adoption.active_users adoption.new_users adoption.stickiness
      adoption.feature_rate adoption.activation_rate adoption.retention conversion.rate conversion.entered conversion.completed revenue.mrr revenue.arr revenue.new revenue.expansion revenue.contraction revenue.churn revenue.reactivation
      revenue.nrr revenue.grr revenue.customer_churn revenue.arpa revenue.ltv satisfaction.nps satisfaction.csat satisfaction.ces satisfaction.response_rate`.split(/\s+/);
    expect(promised.filter((key) => !catalogue.some((metric) => metric.key === key))).toEqual([]);
  });

  it('is answered by every grain, alone and split by each dimension, all keys in every row, and not vacuously', async () => {
    const measured = new Set<string>();
    for (const grain of ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'SPRINT', 'RELEASE']) {
      const dimensions = [...new Set(catalogue.filter(({ grains }) => grains.includes(grain)).flatMap(({ dimensions: all }) => all))];
      for (const split of [[], ...dimensions.map((each) => [each])]) {
        const all = tablesOf(grain, split);
        for (let from = 0; from < all.length; from += AT_ONCE) {
          const metrics = all.slice(from, from + AT_ONCE);
          const groupBy = split.map(asDimension);
          const { rowsJson, columns, totalCount, truncated } = await metricTable(server, { metrics, range: RANGE, grain, groupBy, compare: 'PREVIOUS_PERIOD', first: 10_000 });
          expect([truncated, totalCount]).toEqual([false, rowsJson.length]);
          const keys = columns.map(({ name }) => name).join();
          // Nothing without a reason, and no reason beside a value.
          expect(rowsJson.filter((row) => Object.keys(row).join() !== keys || (row['value'] === null) !== (row['nullReason'] !== null))).toEqual([]);
          for (const row of rowsJson) if (row['value'] !== null) measured.add(`${String(row['metric'])} ${grain}`);
        }
      }
    }
    const asked = catalogue.flatMap(({ key, grains }) => grains.map((grain) => `${key} ${grain}`));
    expect(asked.filter((each) => !measured.has(each))).toEqual([]);
  });

  it('is split by up to three dimensions at once, in any order', async () => {
    for (const { key, grains, dimensions } of catalogue.filter(({ dimensions: all }) => all.length >= 3)) {
      const three = dimensions.slice(-3).map(asDimension);
      const ask = async (groupBy: string[]): Promise<string[]> => (await metricTable(server, { metrics: [key], range: RANGE, grain: grains.at(-1)!, groupBy, first: 10_000 })).rowsJson
        .map((row) => JSON.stringify([row['period'], three.map((each) => row[each]), row['value'], row['numerator']])).sort();
      expect([key, await ask([...three].reverse())]).toEqual([key, await ask(three)]);
    }
  });

  it('gives the same as a row, as a figure and explained, for every metric and month', async () => {
    const metrics = tablesOf('MONTH', []);
    const rows: Row[] = [];
    for (let from = 0; from < metrics.length; from += AT_ONCE) rows.push(...(await metricTable(server, { metrics: metrics.slice(from, from + AT_ONCE), range: RANGE, grain: 'MONTH' })).rows);
    const parts = ({ metric, value, valueExact, numerator, denominator, low, high, nullReason }: Omit<Row, 'dim1' | 'period' | 'periodEnd' | 'complete' | 'previous' | 'change'>) => ({ metric, value, valueExact, numerator, denominator, low, high, nullReason });
    for (const month of MONTHS) {
      for (let from = 0; from < metrics.length; from += AT_ONCE) {
        for (const figure of await figures(server, { metrics: metrics.slice(from, from + AT_ONCE), range: month })) {
          const row = rows.find(({ metric, period }) => metric === figure.metric && period === month.from)!;
          expect(parts(row)).toEqual(parts(figure));
        }
      }
    }
    const behind: string[] = [];
    for (const metric of metrics) {
      const month = MONTHS[1]!;
      const explained = await explain(server, { metric, range: month, first: 1_000 });
      const row = rows.find((each) => each.metric === metric && each.period === month.from)!;
      expect(parts(explained.figure)).toEqual(parts(row));
      if (explained.rows.length === 0) continue;
      expect([metric, explained.numeratorTotal, explained.denominatorTotal]).toEqual([metric, row.numerator, row.denominator]);
      behind.push(metric);
    }
    expect(behind.length).toBeGreaterThan(30);
  });

  it('adds up over groups, and over periods, wherever it says so', async () => {
    const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
    const sum = (rows: Row[]): number => rows.reduce((total, { numerator }) => total + (numerator ?? 0), 0);
    for (const { key, additivity, dimensions, grains } of catalogue.filter((metric) => metric.additivity !== 'NOT_ADDITIVE' && metric.grains.includes('MONTH'))) {
      const whole = (await metricTable(server, { metrics: [key], range: RANGE, grain: 'MONTH' })).rows;
      for (const dimension of dimensions.map(asDimension)) {
        const groups = (await metricTable(server, { metrics: [key], range: RANGE, grain: 'MONTH', groupBy: [dimension], first: 10_000 })).rows;
        for (const row of whole) {
          const parts = sum(groups.filter(({ period }) => period === row.period));
          expect([key, dimension, row.period, parts, near(parts, row.numerator ?? 0)]).toEqual([key, dimension, row.period, parts, true]);
        }
      }
      if (additivity !== 'ADDITIVE' || !grains.includes('DAY')) continue;
      const days = (await metricTable(server, { metrics: [key], range: RANGE, grain: 'DAY', first: 10_000 })).rows;
      const [quarter] = (await metricTable(server, { metrics: [key], range: RANGE, grain: 'QUARTER' })).rows;
      expect([key, near(sum(days), sum(whole)), near(sum(whole), quarter!.numerator ?? 0)]).toEqual([key, true, true]);
    }
  });
});
