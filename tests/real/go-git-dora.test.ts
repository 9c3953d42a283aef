import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importText, type Job } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { expectedOf, nearestRank, rowsOf } from './real-data.ts';

/** 96 releases of go-git with their 4,043 commits, as deployments; what another tool publishes of them, by its rules for lead time and failure. */
const SET = 'go-git-dora';

interface Release { tag: string; released_at: string; lead_time_s: number; success: boolean }
interface Window { releases: Release[]; count: number; successful: number; calendar_days_inclusive: number; mean_lead_time_days: number; change_failure_rate: number; mean_time_to_restore_days: number }
interface Expected { all_tags: number; releases_per_year: Record<string, number>; published: { lead_time_s: Record<string, number> } & Record<string, Record<string, number>> }
interface Explained { figure: { value: number | null; nullReason: string | null }; totalCount: number; numeratorTotal: number | null; rows: { key: string; numerator: number }[] }
interface Figures { perDay: number; days: number; daysWithDeployment: number; changeLeadTime: { value: number }; changeLeadTimeP85: { value: number }; deploymentFrequency: { value: number }; recoveryTime: { value: number | null; sampleSize: number; nullReason: string | null }; changeFailRate: { value: number; numerator: number; denominator: number }; reworkRate: { numerator: number } }

const SECOND = 1_000;
const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);

let server: TestServer;
let expected: Expected;
let done: Job;

beforeAll(async () => {
  expected = expectedOf<Expected>(SET);
  server = await startServer();
  const releases = rowsOf(SET, 'releases.csv').sort((a, b) => at(a['released_at']!) - at(b['released_at']!));
  const commits = new Map<string, Record<string, string>[]>(releases.map(({ tag }) => [tag!, []]));
  for (const row of rowsOf(SET, 'commits.csv')) commits.get(row['first_release']!)?.push(row);
  // The tool's rule: a change begins with the release's first commit after the release before, at least a second later; one of none begins as it goes out.
  const rows = releases.map(({ tag, released_at }, n) => {
    const since = n === 0 ? -Infinity : at(releases[n - 1]!['released_at']!) + SECOND;
    const own = (commits.get(tag!) ?? []).filter((row) => at(row['committed_at']!) >= since).sort((a, b) => at(a['committed_at']!) - at(b['committed_at']!));
    return { tag: tag!, releasedAt: released_at!, committedAt: own[0]?.['committed_at'] ?? released_at!, isHotfix: own.some((row) => row['has_hotfix'] === '1') };
  });
  // Both doors: deployments come as a file, incidents over GraphQL.
  const file = ['tag,released_at,committed_at,hotfix', ...rows.map((row) => [row.tag, row.releasedAt, row.committedAt, row.isHotfix ? 'yes' : 'no'].join(','))].join('\n');
  done = await importText(server, 'releases.csv', `${file}\n`, {
    as: 'deployments', product: 'go-git', source: 'git', mapping: [
      { field: 'key', column: 'tag' }, { field: 'release' }, { field: 'service', constant: 'go-git' }, { field: 'at', column: 'released_at' }, { field: 'commitAt', column: 'committed_at' }, { field: 'rework', column: 'hotfix' },
    ],
  });
  // A release failed where the next one carries a hotfix; it is restored with the next one that did not fail.
  const hasFailed = rows.map((_, n) => rows[n + 1]?.isHotfix ?? false);
  const incidents = rows.flatMap(({ tag, releasedAt }, n) => {
    const restored = rows.find((_row, later) => later > n && !hasFailed[later]);
    return hasFailed[n] ? [{ key: `after-${tag}`, product: 'go-git', deployment: tag, startedAt: releasedAt, resolvedAt: restored?.releasedAt ?? null }] : [];
  });
  expect(await server.collectDelivery({ source: 'git', incidents })).toMatchObject({ rejected: [] });
});
afterAll(() => server?.stop());

const windowOf = (name: string): Window => (expected as unknown as Record<string, Window>)[name]!;
const explain = async (metric: string, from: string, to: string): Promise<Explained> => (await server.graphql<{ explain: Explained }>(
  'query ($metric: String!, $range: RangeInput!) { explain(metric: $metric, product: "go-git", range: $range, first: 1000) { figure { value nullReason } totalCount numeratorTotal rows { key numerator } } }',
  { metric, range: { from, to } })).explain;
const figures = async (from: string, to: string): Promise<Figures> => (await server.graphql<{ product: { dora: { figures: Figures } } }>(
  `query ($range: RangeInput!) { product(key: "go-git") { dora(range: $range, grain: MONTH) { figures { perDay days daysWithDeployment changeLeadTime { value } changeLeadTimeP85 { value }
     deploymentFrequency { value } recoveryTime { value sampleSize nullReason } changeFailRate { value numerator denominator } reworkRate { numerator } } } } }`, { range: { from, to } })).product.dora.figures;

describe('the releases of eleven years', () => {
  it('are all taken in', () => expect(done).toMatchObject({ state: 'DONE', rowsRead: expected.all_tags, accepted: expected.all_tags, rejectedCount: 0 }));

  it('are as many in each year as counted', async () => {
    const { metricTable } = await server.graphql<{ metricTable: { rows: { period: string; value: number | null }[] } }>(
      '{ metricTable(metrics: ["dora.deployment_frequency"], product: "go-git", grain: MONTH, range: { from: "2015-01-01", to: "2027-01-01" }) { rows { period value } } }');
    const years: Record<string, number> = {};
    for (const { period, value } of metricTable.rows) if (value) years[period.slice(0, 4)] = (years[period.slice(0, 4)] ?? 0) + value;
    expect(years).toEqual(expected.releases_per_year);
    expect((await explain('dora.deployment_frequency', '2015-01-01', '2027-01-01')).numeratorTotal).toBe(expected.all_tags);
  });
});

describe.each([
  ['2020', '2020-01-01', '2021-01-01'], ['2015-12-01..2016-05-31', '2015-12-01', '2016-06-01'], ['2015-12-20..2016-01-11', '2015-12-20', '2016-01-12'],
] as const)('the window %s', (name, from, to) => {
  it('has each release\'s lead time to the second, their median and mean', async () => {
    const { releases, mean_lead_time_days: mean } = windowOf(name);
    const told = await explain('dora.change_lead_time', from, to);
    expect(Object.fromEntries(told.rows.map(({ key, numerator }) => [key, Math.round(numerator * 3600)]))).toEqual(Object.fromEntries(releases.map(({ tag, lead_time_s: lead }) => [tag, lead])));
    expect(told.rows.reduce((sum, row) => sum + row.numerator, 0) / told.totalCount / 24).toBeCloseTo(mean, 8);
    const found = await figures(from, to);
    expect(found.changeLeadTime.value * 3600).toBeCloseTo(nearestRank(releases.map(({ lead_time_s: lead }) => lead), 0.5), 3);
    expect(found.changeLeadTimeP85.value * 3600).toBeCloseTo(nearestRank(releases.map(({ lead_time_s: lead }) => lead), 0.85), 3);
  });

  it('has the frequency over all calendar days: 366 of 2020, where the tool counts 365 whole days between two instants', async () => {
    const { count, calendar_days_inclusive: days } = windowOf(name);
    const found = await figures(from, to);
    expect([found.deploymentFrequency.value, found.days, found.perDay]).toEqual([count, days, count / days]);
  });

  it('has the failed releases, and the time from each to its repair', async () => {
    const { releases, change_failure_rate: rate, mean_time_to_restore_days: restore } = windowOf(name);
    const found = await figures(from, to);
    const failed = releases.filter(({ success }) => !success).map(({ tag }) => tag);
    expect(found.changeFailRate).toMatchObject({ numerator: failed.length, denominator: releases.length });
    expect(found.changeFailRate.value).toBeCloseTo(rate, 10);
    const told = await explain('dora.recovery_time', from, to);
    expect(told.rows.map(({ key }) => key)).toEqual(failed);
    // The tool says 0 where nothing failed; here that is a gap.
    if (failed.length === 0) expect(found.recoveryTime).toMatchObject({ value: null, nullReason: 'No deployment of this period failed.' });
    else expect(found.recoveryTime.value! / 24).toBeCloseTo(restore, 8);
  });
});

it('v2.1.1 failed, was restored after 67 h 7 m 39 s, and v2.1.2 was the rework; published lead times are met', async () => {
  const told = await explain('dora.recovery_time', '2016-01-08', '2016-01-09');
  expect(told.rows).toEqual([{ key: 'v2.1.1', numerator: ((67 * 60 + 7) * 60 + 39) * SECOND / HOUR }]);
  expect((await explain('dora.rework_rate', '2016-01-11', '2016-01-12')).figure.value).toBe(1);
  const leads = Object.fromEntries((await explain('dora.change_lead_time', '2015-01-01', '2027-01-01')).rows.map(({ key, numerator }) => [key, Math.round(numerator * 3600)]));
  for (const [tag, seconds] of Object.entries(expected.published.lead_time_s)) expect([tag, leads[tag]]).toEqual([tag, seconds]);
});
