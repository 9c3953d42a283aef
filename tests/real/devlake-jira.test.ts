import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importPath, importText, type Job } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { dataFile, expectedOf, rowsOf } from './real-data.ts';

/** 33 issues of a Jira Cloud with their change logs, 30 sprints, 53 statuses; four statuses of the histories have been deleted since. */
const SET = 'devlake-jira';

interface Expected {
  per_issue: Record<string, { lead_time_minutes_created_to_resolved: number | null; first_in_progress: string | null }>;
  sprint_reports_issue_counts: Record<string, Record<'committed_at_start' | 'in_sprint_at_completion' | 'added_during' | 'removed_during' | 'resolved_during', string[]>>;
}
interface FlowItem { key: string; createdAt: string; startedAt: string | null; doneAt: string; leadMinutes: number; reopened: number }
interface SprintRow { id: string; key: string; name: string; state: string }

let server: TestServer;
let expected: Expected;
const jobs: Record<string, Job> = {};

beforeAll(async () => {
  expected = expectedOf<Expected>(SET);
  server = await startServer();
  for (const file of ['statuses', 'sprints', 'issues']) jobs[file] = await importPath(server, dataFile(SET, `${file}.json`), { product: 'ee', team: 'ee' });
  // The other way in: everything in one file, the issues before the statuses that they need.
  const whole = Object.fromEntries(['issues', 'sprints', 'statuses'].map((file) => [file, JSON.parse(readFileSync(dataFile(SET, `${file}.json`), 'utf8')) as unknown]));
  jobs['whole'] = await importText(server, 'jira.json', JSON.stringify(whole), { product: 'whole', team: 'whole', source: 'whole' });
  // The expected lists count sub-tasks; with us that is the team's choice.
  for (const [source, key] of [['jira', 'ee'], ['whole', 'whole']]) await server.collectDelivery({ source, teams: [{ key, countSubTasks: true, measure: 'ITEMS' }] });
});
afterAll(() => server?.stop());

const flow = async (team: string): Promise<FlowItem[]> =>
  (await server.graphql<{ team: { flow: { items: FlowItem[] } } }>('query ($team: String!) { team(key: $team) { flow(range: { from: "2020-06-01", to: "2022-08-01" }) { items { key createdAt startedAt doneAt leadMinutes reopened } } } }', { team })).team.flow.items;

describe.each([['in three files', 'ee'], ['in one file', 'whole']])('Jira %s', (_name, team) => {
  it('is read whole: no row is refused', () => {
    for (const job of Object.values(jobs)) expect(job).toMatchObject({ state: 'DONE', rejectedCount: 0 });
    expect([jobs['statuses']?.rowsRead, jobs['sprints']?.rowsRead, jobs['issues']?.rowsRead, jobs['whole']?.rowsRead]).toEqual([53, 30, 33, 116]);
  });

  it('gives the lead time of 30 of 30 issues, to the minute: as computed, and as DevLake publishes it', async () => {
    const items = new Map((await flow(team)).map((item) => [item.key, item]));
    const ours = Object.fromEntries([...items].map(([key, item]) => [key, Math.floor(item.leadMinutes)]));
    const computed = Object.fromEntries(Object.entries(expected.per_issue).filter(([, issue]) => issue.lead_time_minutes_created_to_resolved !== null).map(([key, issue]) => [key, issue.lead_time_minutes_created_to_resolved]));
    const published = Object.fromEntries(rowsOf(SET, 'devlake_issues.csv').filter((row) => row['lead_time_minutes'] !== '').map((row) => [row['issue_key'], Number(row['lead_time_minutes'])]));
    expect(Object.keys(ours)).toHaveLength(30);
    expect(ours).toEqual(computed);
    expect(ours).toEqual(published);
  });

  it('gives the start of work where the last way back to "to do" did not undo it', async () => {
    // Expected: the very first entry into a status in progress. Ours: an item that goes back to TO_DO starts anew at its next start.
    const issues = JSON.parse(readFileSync(dataFile(SET, 'issues.json'), 'utf8')) as { key: string; changelog: { histories: { id: string; created: string; items: Record<string, string>[] }[] } }[];
    const byId = new Map((JSON.parse(readFileSync(dataFile(SET, 'statuses.json'), 'utf8')) as { id: string; statusCategory: { key: string } }[]).map((status) => [status.id, status.statusCategory.key]));
    // Deleted statuses are known by their names alone: Inbox, Ready for Dev and To Do wait, Resolved is done.
    const category = (id: string, name: string): string => byId.get(id) ?? (name === 'Resolved' ? 'done' : 'new');
    const starts = Object.fromEntries(issues.filter(({ key }) => key.startsWith('EE')).map(({ key, changelog }) => {
      const changes = changelog.histories.flatMap((history) => history.items.filter((item) => item['field'] === 'status').map((item) => ({ at: new Date(history.created.replace('+0800', '+08:00')).toISOString(), id: Number(history.id), to: category(item['to']!, item['toString']!) })))
        .sort((a, b) => a.at.localeCompare(b.at) || a.id - b.id);
      let [start, last]: [string | null, string | null] = [null, null];
      let before = 'new';
      for (const { at, to } of changes) {
        if (to === 'indeterminate') start ??= at;
        if (to === 'new') start = null;
        if (to === 'done' && before !== 'done') last = start;
        before = to;
      }
      return [key, last];
    }));
    expect(Object.fromEntries((await flow(team)).map((item) => [item.key, item.startedAt]))).toEqual(starts);
  });

  it('counts reopenings also out of statuses that have been deleted', async () => {
    // expected.json has 0 throughout, since a deleted status has no category there. On 2020-06-12T12:58 fifteen issues went from Resolved or Closed back to To Do.
    const reopened = (await flow(team)).filter((item) => item.reopened > 0);
    expect(reopened.map(({ key }) => key).sort()).toEqual(['EE-14', 'EE-15', 'EE-16', 'EE-19', 'EE-23', 'EE-24', 'EE-25', 'EE-26', 'EE-27', 'EE-29', 'EE-30', 'EE-31', 'EE-34', 'EE-35', 'EE-36']);
    expect(reopened.every((item) => item.reopened === 1)).toBe(true);
  });

  it.each(['EE Sprint 7', 'EE Sprint 8', 'EE Sprint 9'])('tells who was in %s at its start and at its completion', async (name) => {
    const { team: { sprints } } = await server.graphql<{ team: { sprints: SprintRow[] } }>('query ($team: String!) { team(key: $team) { sprints { id key name state } } }', { team });
    const sprint = sprints.find((one) => one.name === name)!;
    const { sprint: { items, ledger } } = await server.graphql<{ sprint: { items: { bucket: string; key: string }[]; ledger: { addsUp: boolean; commitment: number } } }>('query ($id: ID!) { sprint(id: $id) { ledger { addsUp commitment } items { bucket key } } }', { id: sprint.id });
    const inBuckets = (...buckets: string[]): string[] => [...new Set(items.filter(({ bucket }) => buckets.includes(bucket)).map(({ key }) => key))].sort();
    const report = expected.sprint_reports_issue_counts[name]!;
    expect(inBuckets('COMMITMENT', 'DONE_BEFORE')).toEqual([...report.committed_at_start].sort());
    expect(inBuckets('COMPLETED', 'CARRY_OVER', 'CANCELLED', 'DONE_BEFORE')).toEqual([...report.in_sprint_at_completion].sort());
    expect(inBuckets('ADDED')).toEqual([...report.added_during].sort());
    expect(inBuckets('REMOVED')).toEqual([...report.removed_during].sort());
    expect(inBuckets('COMPLETED')).toEqual([...report.resolved_during].sort());
    expect(ledger.addsUp).toBe(true);
  });

  it('keeps the board\'s sprints with their four instants', async () => {
    const { team: found } = await server.graphql<{ team: { sprints: { name: string; state: string; startedAt: string; plannedEndAt: string; closedAt: string | null }[] } }>('query ($team: String!) { team(key: $team) { sprints { name state startedAt plannedEndAt closedAt } } }', { team });
    const source = JSON.parse(readFileSync(dataFile(SET, 'sprints.json'), 'utf8')) as { id: number }[];
    // Besides the board's 30, the issues name K5 Sprint 1 of another board, which was running.
    const others = found.sprints.filter(({ name }) => name === 'K5 Sprint 1');
    expect(found.sprints.length - (source.some(({ id }) => id === 175) ? 0 : others.length)).toBe(30);
    expect(found.sprints.find(({ name }) => name === 'EE Sprint 7')).toEqual({ name: 'EE Sprint 7', state: 'CLOSED', startedAt: '2020-06-12T00:38:51.882Z', plannedEndAt: '2020-06-26T00:38:00.000Z', closedAt: '2020-06-22T05:59:58.980Z' });
  });
});
