import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importPath, type Job } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { byPeriod, dataFile, daysBothEnds, expectedOf, nearestRank, rowsOf, table } from './real-data.ts';

/** 4,123 finished tasks of two projects; 1,662 of them finish a day before they begin, since they were moved from another tracker. */
const SET = 'agile-tasks';

interface Expected { throughput_per_month: Record<string, number>; negative_cycle_times: number; wip_end_of_month: Record<string, number>; cycle_time_non_negative: { n: number; mean: number; median: number } }
interface Flow { throughput: { value: number }; leadTime: { value: number; sampleSize: number }; items: { key: string; leadDays: number }[]; doubtful: { key: string; reason: string }[] }

let server: TestServer;
let done: Job;
let expected: Expected;
const rows = rowsOf(SET, 'jira.csv');
const sound = rows.filter((row) => row['created_date']! <= row['finished_date']!);

beforeAll(async () => {
  expected = expectedOf<Expected>(SET);
  server = await startServer();
  done = await importPath(server, dataFile(SET, 'jira.csv'), { product: 'agile', team: 'agile' });
});
afterAll(() => server?.stop());

const flow = async (from: string, to: string): Promise<Flow> =>
  (await server.graphql<{ team: { flow: Flow } }>('query ($range: RangeInput!) { team(key: "agile") { flow(range: $range) { throughput { value } leadTime { value sampleSize } items { key leadDays } doubtful { key reason } } } }', { range: { from, to } })).team.flow;

describe('finished tasks of six years', () => {
  it('are understood without being told', () => {
    // The team, and for each task its creation and its end.
    expect(done).toMatchObject({ rowsRead: 4123, accepted: 1 + 3 * 4123, rejectedCount: 0 });
  });

  it('give the throughput of each of 69 months', async () => {
    const ours = byPeriod(await table(server, ['flow.throughput'], '2012-04-01', '2019-09-01', 'MONTH', { team: 'agile' }), 'flow.throughput');
    const counted = Object.fromEntries(Object.entries(ours).filter(([, value]) => value !== 0).map(([period, value]) => [period.slice(0, 7), value]));
    expect(counted).toEqual(expected.throughput_per_month);
  });

  it('report the 1,662 impossible rows, and average none of them in', async () => {
    const { throughput, leadTime, doubtful } = await flow('2012-01-01', '2020-01-01');
    expect(throughput.value).toBe(4123);
    expect(doubtful).toHaveLength(expected.negative_cycle_times);
    expect(new Set(doubtful.map(({ reason }) => reason))).toEqual(new Set(['done before it was created']));
    expect(doubtful.map(({ key }) => key).sort()).toEqual(rows.filter((row) => Number(row['cycle_time_days']) < 0).map((row) => row['id']!).sort());
    // Published: median 5 days of the 2,461 sound rows, counted as finished - created. Ours count both ends: one more, by nearest rank.
    const days = sound.map((row) => daysBothEnds(row['created_date']!, row['finished_date']!));
    expect(days).toHaveLength(expected.cycle_time_non_negative.n);
    expect(leadTime).toEqual({ value: nearestRank(days, 0.5), sampleSize: 2461 });
    expect(leadTime.value).toBe(expected.cycle_time_non_negative.median + 1);
  });

  it('give each task its days', async () => {
    const { items } = await flow('2018-01-01', '2018-03-01');
    const ours = Object.fromEntries(items.map(({ key, leadDays }) => [key, leadDays]));
    const raw = Object.fromEntries(sound.filter((row) => row['finished_date']! >= '2018-01-01' && row['finished_date']! < '2018-03-01').map((row) => [row['id'], daysBothEnds(row['created_date']!, row['finished_date']!)]));
    expect(ours).toEqual(raw);
  });
});
