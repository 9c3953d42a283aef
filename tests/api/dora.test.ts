import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importText } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** DORA's five of the delivery definitions, collected and read back over HTTP. */
let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

interface Figure { value: number | null; numerator: number | null; denominator: number | null; sampleSize: number | null; nullReason: string | null }
interface Explained { formulaWithNumbers: string; totalCount: number; numeratorTotal: number | null; denominatorTotal: number | null; figure: Figure; rows: { key: string; numerator: number | null; denominator: number | null }[]; leftOut: { key: string; reason: string }[] }

const FIVE = ['dora.change_lead_time', 'dora.deployment_frequency', 'dora.recovery_time', 'dora.change_fail_rate', 'dora.rework_rate'];
const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const at = (day: number, time = '10:00'): string => `2026-03-${String(day).padStart(2, '0')}T${time}:00Z`;
const deployed = (key: string, day: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({ key, product: 'shop', service: 'api', at: at(day), ...more });
const broke = (key: string, deployment: string | null, startedAt: string, resolvedAt: string | null, more: Record<string, unknown> = {}): Record<string, unknown> => ({ key, product: 'shop', deployment, startedAt, resolvedAt, title: `Trouble ${key}`, ...more });

const explain = async (metric: string, product = 'shop', filters: unknown[] = [], range: unknown = MARCH): Promise<Explained> => (await server.graphql<{ explain: Explained }>(
  `query ($metric: String!, $product: String!, $range: RangeInput!, $filters: [FilterInput!]) { explain(metric: $metric, product: $product, range: $range, filters: $filters) {
     formulaWithNumbers totalCount numeratorTotal denominatorTotal figure { value numerator denominator sampleSize nullReason } rows { key numerator denominator } leftOut { key reason } } }`,
  { metric, product, range, filters })).explain;

const DORA = `grain leftOutCount leftOut { key reason } services { service figures { deploymentFrequency { value } changeFailRate { value } } }
  periods { period complete deployments failed open rework daysWithDeployment leadTimeHours leadTimeHoursP85 recoveryHours changeFailRate reworkRate leadTimeNullReason recoveryNullReason }
  figures { perDay perWeek perMonth days daysWithDeployment open changeLeadTime { value sparkline { period value } } changeLeadTimeP85 { name value numerator } deploymentFrequency { unit value } recoveryTime { value nullReason } changeFailRate { value } reworkRate { value } }`;
interface Dora {
  leftOutCount: number; leftOut: { key: string; reason: string }[]; services: { service: string; figures: { deploymentFrequency: Figure; changeFailRate: Figure } }[];
  periods: Record<string, unknown>[]; figures: Record<string, Figure & { sparkline: { period: string; value: number | null }[] }>;
}
const dora = async (more: string, product = 'shop'): Promise<Dora> =>
  (await server.graphql<{ product: { dora: Dora } }>(`{ product(key: "${product}") { dora(${more}) { ${DORA} } } }`)).product.dora;

describe('ten deployments, three incidents of which two on one, one hotfix', () => {
  beforeAll(async () => {
    expect(await server.collectDelivery({
      source: 'ci', products: [{ key: 'shop', name: 'Shop', timeZone: 'UTC' }],
      deployments: [
        ...Array.from({ length: 10 }, (_, n) => deployed(`d${n + 1}`, n + 2, { environment: n % 2 ? 'Production' : undefined, rework: n === 9, commitAt: at(n + 2, '07:00') })),
        deployed('stage', 2, { environment: 'staging', rework: true }),
      ],
      incidents: [
        broke('i1', 'd3', at(4, '10:30'), at(4, '12:00')), broke('i2', 'd3', at(4, '10:40'), at(4, '11:00')), broke('i3', 'd7', at(8, '11:00'), null),
        broke('alone', null, at(5), null), broke('lost', 'd99', at(6), null),
      ],
    })).toMatchObject({ rejected: [] });
  });

  it('have a change fail rate of 20 % and a rework rate of 10 %, and recover 120 minutes after the deployment', async () => {
    const { figures, leftOutCount } = await dora('range: { from: "2026-03-01", to: "2026-04-01" }, grain: MONTH');
    expect(figures).toMatchObject({
      changeFailRate: { value: 0.2 }, reworkRate: { value: 0.1 }, recoveryTime: { value: 2 }, changeLeadTime: { value: 3 }, changeLeadTimeP85: { name: 'Change lead time, 85th percentile', value: 3, numerator: null },
      deploymentFrequency: { unit: 'DEPLOYMENTS', value: 10 }, open: 1, days: 30, perDay: 10 / 30, perWeek: 7 * (10 / 30), daysWithDeployment: 10, // from 2 March, the first deployment, on
    });
    expect(leftOutCount).toBe(3);
  });

  it('are explained by deployments that add up, and say what is left out and why', async () => {
    const told = Object.fromEntries(await Promise.all(FIVE.map(async (metric) => [metric, await explain(metric)] as const))) as Record<string, Explained>;
    for (const [metric, { figure, rows, numeratorTotal, denominatorTotal }] of Object.entries(told)) {
      expect([metric, numeratorTotal, denominatorTotal]).toEqual([metric, figure.numerator, figure.denominator]);
      if (figure.numerator !== null) expect(rows.reduce((sum, row) => sum + (row.numerator ?? 0), 0)).toBe(figure.numerator);
    }
    const elsewhere = [
      { key: 'stage', reason: 'went to staging, not to production' }, { key: 'alone', reason: 'names no deployment that caused it' }, { key: 'lost', reason: 'names the deployment d99, which is not known' },
    ];
    expect(told['dora.change_fail_rate']).toMatchObject({ totalCount: 10, formulaWithNumbers: '2 of 10 deployments caused an incident', leftOut: elsewhere });
    expect(told['dora.recovery_time']).toMatchObject({ totalCount: 1, formulaWithNumbers: 'the median of 1 failed deployment is 2 hours; 1 still open', leftOut: [{ key: 'd7', reason: 'failed, and an incident of it is still open' }, ...elsewhere] });
    expect(told['dora.deployment_frequency']?.formulaWithNumbers).toBe('10 deployments in 30 days, on 10 of them: 2.33 a week');
    expect(told['dora.change_lead_time']).toMatchObject({ totalCount: 10, formulaWithNumbers: 'the median of 10 deployments is 3 hours, the 85th percentile 3 hours', figure: { value: 3, numerator: null } });
  });

  it('leave a gap in weeks without a failed deployment, and null before and where nothing was deployed', async () => {
    const { periods } = await dora('range: { from: "2026-02-23", to: "2026-03-23" }');
    expect(periods).toMatchObject([
      { period: '2026-02-23', deployments: 0, recoveryHours: null, changeFailRate: null, leadTimeNullReason: 'No deployment to production is known before 2026-03-02.' },
      { period: '2026-03-02', deployments: 7, failed: 2, open: 1, recoveryHours: 2, changeFailRate: 2 / 7, leadTimeHours: 3, leadTimeNullReason: null },
      { period: '2026-03-09', deployments: 3, failed: 0, rework: 1, recoveryHours: null, recoveryNullReason: 'No deployment of this period failed.', changeFailRate: 0, reworkRate: 1 / 3 },
      { period: '2026-03-16', deployments: 0, leadTimeHours: null, leadTimeNullReason: 'Nothing was deployed to production in this period.', changeFailRate: null, reworkRate: null },
    ]);
    const { metricTable } = await server.graphql<{ metricTable: { rows: { metric: string; value: number | null; nullReason: string | null }[] } }>(
      `query ($metrics: [String!]!) { metricTable(metrics: $metrics, product: "shop", grain: WEEK, range: { from: "2026-02-23", to: "2026-03-23" }) { rows { metric value nullReason } } }`, { metrics: FIVE });
    const valuesOf = (metric: string): (number | null)[] => metricTable.rows.filter((row) => row.metric === metric).map((row) => row.value);
    expect(valuesOf('dora.deployment_frequency')).toEqual([null, 7, 3, 0]);
    expect(valuesOf('dora.recovery_time')).toEqual([null, 2, null, null]);
    expect(metricTable.rows.every((row) => (row.value === null) === (row.nullReason !== null))).toBe(true);
  });

  it('recover when the last incident is over, also when that is told later', async () => {
    await server.collectDelivery({ source: 'ci', incidents: [broke('i3', 'd7', at(8, '11:00'), at(8, '16:00'))] });
    expect((await explain('dora.recovery_time')).figure).toMatchObject({ value: 2, sampleSize: 2 }); // 2 h and 6 h: nearest rank takes the first
    expect((await explain('dora.recovery_time', 'shop', [], { from: '2026-03-08', to: '2026-03-09' })).figure.value).toBe(6);
  });
});

describe('services', () => {
  beforeAll(async () => {
    await server.collectDelivery({
      source: 'ci', products: [{ key: 'mall', timeZone: 'Europe/Berlin' }],
      deployments: [
        { key: 'w1', product: 'mall', service: 'web', at: '2026-03-31T22:30:00Z', rework: false }, // 1 April in Berlin
        { key: 'w2', product: 'mall', service: 'web', at: at(20), rework: false }, { key: 'a1', product: 'mall', service: 'api', at: at(20), rework: false },
        { key: 'x1', product: 'mall', service: 'lab', at: at(20), environment: 'test' },
      ],
    });
    // Another tool sends incidents: it names the deployment as the first one does.
    await server.collectDelivery({ source: 'pager', incidents: [{ key: 'p1', product: 'mall', deployment: 'w2', startedAt: at(20, '11:00') }, { key: 'p2', product: 'mall', deployment: 'd1', startedAt: at(21) }] });
  });

  it('stand apart and together, by the local day of the product', async () => {
    const { services, figures } = await dora('range: { from: "2026-03-01", to: "2026-04-01" }', 'mall');
    expect(services.map(({ service, figures: own }) => [service, own.deploymentFrequency.value, own.changeFailRate.value])).toEqual([['api', 1, 0], ['web', 1, 1]]);
    expect([figures['deploymentFrequency']?.value, figures['changeFailRate']?.value]).toEqual([2, 0.5]);
    const only = await dora('range: { from: "2026-03-01", to: "2026-05-01" }, service: "web"', 'mall');
    expect([only.figures['deploymentFrequency']?.value, only.services.length]).toEqual([2, 2]);
  });

  it('are a dimension of the table and of explanations', async () => {
    const { metricTable } = await server.graphql<{ metricTable: { rows: { dim1: string; value: number }[] } }>(
      '{ metricTable(metrics: ["dora.deployment_frequency"], product: "mall", grain: MONTH, range: { from: "2026-03-01", to: "2026-05-01" }, groupBy: ["service"]) { rows { dim1 value } } }');
    expect(metricTable.rows).toEqual([{ dim1: 'api', value: 1 }, { dim1: 'web', value: 1 }, { dim1: 'api', value: 0 }, { dim1: 'web', value: 1 }]);
    const told = await explain('dora.change_fail_rate', 'mall', [{ dimension: 'service', in: ['web'] }]);
    expect([told.figure.value, told.rows.map(({ key }) => key), told.leftOut]).toEqual([1, ['w2'], []]);
    expect((await explain('dora.change_fail_rate', 'mall')).leftOut.map(({ key, reason }) => [key, reason])).toEqual([
      ['x1', 'went to test, not to production'], ['p2', 'names the deployment d1, which is not known'], // d1 is the shop's
    ]);
  });

  it.each([
    ['dora(range: { last: "P30D" }, service: "nope")', 'NOT_FOUND', /service: nothing called "nope".*api, web/], ['dora(range: { last: "P30D" }, grain: SPRINT)', 'BAD_USER_INPUT', /DAY, WEEK, MONTH or QUARTER/],
  ])('refuses %s', async (question, code, words) => {
    const { errors } = await server.ask(`{ product(key: "mall") { ${question} { grain } } }`);
    expect([errors[0]?.extensions?.['code'], errors[0]?.message]).toEqual([code, expect.stringMatching(words)]);
  });
});

it('what was never collected is null with the reason, not 0', async () => {
  await server.collectDelivery({ source: 'ci', products: [{ key: 'bare' }, { key: 'none' }], teams: [{ key: 'crew', product: 'bare' }], deployments: [{ key: 'b1', product: 'bare', service: 's', at: at(3) }] });
  const bare = await dora('range: { from: "2026-03-01", to: "2026-04-01" }', 'bare');
  expect(bare.figures).toMatchObject({ deploymentFrequency: { value: 1 }, changeLeadTime: { value: null }, recoveryTime: { value: null, nullReason: expect.stringContaining('No incident') }, changeFailRate: { value: null }, reworkRate: { value: null } });
  const none = await dora('range: { last: "P90D" }', 'none');
  expect(none.services).toEqual([]);
  expect(none.figures).toMatchObject({ perDay: null, deploymentFrequency: { value: null }, recoveryTime: { nullReason: 'No deployment to production has been collected yet.' } });
  const { metricTable } = await server.graphql<{ metricTable: { rows: { value: number | null; nullReason: string }[] } }>('{ metricTable(metrics: ["dora.change_fail_rate"], team: "crew", grain: MONTH, range: { from: "2026-03-01", to: "2026-04-01" }) { rows { value nullReason } } }');
  expect(metricTable.rows).toEqual([{ value: null, nullReason: expect.stringContaining('ask about the product') }]);
});

it('come in as files too', async () => {
  const deployments = await importText(server, 'deployments.csv', 'id,service,deployed_at,environment,hotfix,committed_at\nf1,web,2026-03-02T10:00:00Z,production,no,2026-03-02T04:00:00Z\nf2,web,2026-03-03T10:00:00Z,production,yes,2026-03-03T08:00:00Z\n', { product: 'filed' });
  const incidents = await importText(server, 'incidents.csv', 'incident_id,deployment,started_at,resolved_at,title\nn1,f1,2026-03-02T10:30:00Z,2026-03-02T12:00:00Z,Down\n', { product: 'filed' });
  expect([deployments, incidents]).toMatchObject([{ accepted: 2, rejectedCount: 0 }, { accepted: 1, rejectedCount: 0 }]);
  expect((await dora('range: { from: "2026-03-01", to: "2026-04-01" }', 'filed')).figures).toMatchObject({ changeFailRate: { value: 0.5 }, reworkRate: { value: 0.5 }, recoveryTime: { value: 2 }, changeLeadTime: { value: 2 } });
});
