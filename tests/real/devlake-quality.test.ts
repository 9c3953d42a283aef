import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { importPath } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { dataFile } from './real-data.ts';

/** What makes the numbers of a real Jira doubtful: 33 issues with their change logs. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  for (const file of ['statuses', 'sprints', 'issues']) await importPath(server, dataFile('devlake-jira', `${file}.json`), { product: 'ee', team: 'ee' });
});
afterAll(() => server?.stop());

it('names the doubtful items', async () => {
  interface Finding { kind: string; count: number; items: { rows: { key: string; detail: string }[] } }
  const { team } = await server.graphql<{ team: { dataQuality: { checkedItems: number; findings: Finding[] } } }>(
    '{ team(key: "ee") { dataQuality(range: { from: "2020-06-01", to: "2022-08-01" }) { checkedItems findings { kind count items { rows { key detail } } } } } }');
  expect(team.dataQuality.checkedItems).toBe(33);
  // EE-1 left "In Progress" after it had entered "In Development": one status, renamed in between, and no gap.
  expect(team.dataQuality.findings.map(({ kind, count }) => [kind, count])).toEqual([['DONE_WITHOUT_START', 17], ['NEVER_ESTIMATED', 20], ['MOVED_BACKWARDS', 7]]);
});
