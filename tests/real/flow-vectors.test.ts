import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importPath } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { byPeriod, dataFile, daysBothEnds, expectedOf, nearestRank, rowsOf, table } from './real-data.ts';

/** 18 and 4 items with the date on which each entered each board column; the numbers of jira-agile-metrics' own tests. */
const SET = 'flow-vectors';

interface Run { cfd_Backlog_Committed_Build_Test_Done: Record<string, number[]>;  throughput_per_day: Record<string, number>; wip_Committed_not_Done: Record<string, number>; cycle_time_days_committed_to_done: number[] }
interface Flow { cycleTime: { value: number }; items: { key: string; cycleDays: number; leadDays: number }[]; doubtful: unknown[] }

let server: TestServer;
let expected: { large: Run; minimal: Run };

beforeAll(async () => {
  expected = expectedOf(SET);
  server = await startServer();
  for (const name of ['large', 'minimal']) await importPath(server, dataFile(SET, `issues_${name}.csv`), { product: 'flow', team: name, source: name });
});
afterAll(() => server?.stop());

describe.each([['large', '2018-01-10'], ['minimal', '2018-01-07']] as const)('the board "%s"', (name, to) => {
  const rows = rowsOf(SET, `issues_${name}.csv`);
  const finished = rows.filter((row) => row['Done'] !== '');
  // Published: Done - Committed, as [4, 5, 5, 5, 5, 5] and [3]. Both ends counted: one more each.
  const cycleDays = finished.map((row) => daysBothEnds(row['Committed']!, row['Done']!));

  it('has the published throughput and work in progress of each day', async () => {
    const days = await table(server, ['flow.throughput', 'flow.wip'], '2018-01-01', to, 'DAY', { team: name });
    const throughput = Object.fromEntries(Object.entries(byPeriod(days, 'flow.throughput')).filter(([day]) => day in expected[name].throughput_per_day));
    expect(throughput).toEqual(expected[name].throughput_per_day);
    expect(byPeriod(days, 'flow.wip')).toEqual(expected[name].wip_Committed_not_Done);
  });

  it('has the published cumulative flow of each day', async () => {
    const { team } = await server.graphql<{ team: { flow: { cumulative: { days: { date: string; toDo: number; wip: number; done: number }[] } } } }>(
      'query ($team: String!, $range: RangeInput!) { team(key: $team) { flow(range: $range) { cumulative { days { date toDo wip done } } } } }', { team: name, range: { from: '2018-01-01', to } });
    // Published: how many had entered each column by then, so that the difference of two is what stands between them.
    const published = Object.entries(expected[name].cfd_Backlog_Committed_Build_Test_Done).map(([date, [backlog, committed, , , done]]) => ({ date, toDo: backlog! - committed!, wip: committed! - done!, done: done! }));
    expect(team.flow.cumulative.days.filter((day) => published.some(({ date }) => date === day.date))).toEqual(published);
  });

  it('has the published cycle times, both ends counted, and the median by nearest rank', async () => {
    const { team: { flow } } = await server.graphql<{ team: { flow: Flow } }>('query ($team: String!, $range: RangeInput!) { team(key: $team) { flow(range: $range) { cycleTime { value } items { key cycleDays leadDays } doubtful { key } } } }', { team: name, range: { from: '2018-01-01', to } });
    expect(flow.doubtful).toEqual([]);
    expect(flow.items.map((item) => item.cycleDays - 1).sort()).toEqual(expected[name].cycle_time_days_committed_to_done);
    expect(flow.cycleTime.value).toBe(nearestRank(cycleDays, 0.5));
    expect(Object.fromEntries(flow.items.map((item) => [item.key, item.leadDays]))).toEqual(Object.fromEntries(finished.map((row) => [row['key'], daysBothEnds(row['Backlog']!, row['Done']!)])));
  });
});
