import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importText, preview, uploadFile, type Job } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** A board of our own in Jira's words: a sprint that carries an item over, a deleted status, a renamed one, sub-tasks, versions. */
const STATUSES = [
  { id: '1', name: 'Offen', untranslatedName: 'Open', statusCategory: { id: 2, key: 'new' } },
  { id: '3', name: 'In Arbeit', untranslatedName: 'In Progress', statusCategory: { id: 4, key: 'indeterminate' } },
  { id: '9', name: 'Wartet', untranslatedName: 'On hold', statusCategory: { id: 4, key: 'indeterminate' } },
  { id: '6', name: 'Fertig', untranslatedName: 'Done', statusCategory: { id: 3, key: 'done' } },
  { id: '7', name: 'Verworfen', untranslatedName: 'Rejected', statusCategory: { id: 3, key: 'done' } },
];
const SPRINTS = [
  { id: 42, name: 'Sprint 42', state: 'closed', goal: 'Checkout in two steps', startDate: '2026-03-02T09:00:00.000Z', endDate: '2026-03-13T16:00:00.000Z', completeDate: '2026-03-13T17:00:00.000Z', originBoardId: 1 },
  { id: 43, name: 'Sprint 43', state: 'active', startDate: '2026-03-16T09:00:00.000Z', endDate: '2026-03-27T16:00:00.000Z', originBoardId: 1 },
  { id: 44, name: 'Sprint 44', state: 'future', originBoardId: 1 },
];
let next = 100;
const change = (created: string, ...items: Record<string, string | null>[]): object => ({ id: String(next += 1), created: created.replace('Z', '+0000'), items });
const status = (from: [string, string], to: [string, string]): Record<string, string> => ({ field: 'status', fieldId: 'status', from: from[0], fromString: from[1], to: to[0], toString: to[1] });
const sprint = (from: string, to: string): Record<string, string> => ({ field: 'Sprint', fieldId: 'customfield_10020', from, to, fromString: '', toString: '' });
const points = (from: string | null, to: string | null): Record<string, string | null> => ({ field: 'Story Points', fieldId: 'customfield_10030', from: null, to: null, fromString: from, toString: to });
const issue = (key: string, fields: object, ...histories: object[]): object => ({ id: key, key, fields: { issuetype: { name: 'Story', subtask: false }, status: { id: '1', name: 'Offen' }, created: '2026-02-20T10:00:00.000+0100', summary: key, ...fields }, changelog: { histories: histories.reverse() } });

const ISSUES = [
  // In the sprint from the start; 5 points, then 8; Offen, In Entwicklung (id 3, since renamed), Gelöscht's kin "Resolved" (deleted), Fertig.
  issue('SHOP-1', { status: { id: '6', name: 'Fertig' }, customfield_10030: 8, customfield_10020: [SPRINTS[0]], resolution: { name: 'Done' }, fixVersions: [{ id: '900', name: '2.0', released: false, releaseDate: '2026-04-01' }] },
    change('2026-02-21T09:00:00.000Z', sprint('', '42'), points(null, '5')),
    change('2026-03-03T09:00:00.000Z', status(['1', 'Offen'], ['3', 'In Entwicklung']), points('5', '8')),
    change('2026-03-05T09:00:00.000Z', status(['3', 'In Entwicklung'], ['99', 'Resolved'])),
    change('2026-03-09T09:00:00.000Z', status(['99', 'Resolved'], ['6', 'Fertig']), { field: 'Fix Version', fieldId: 'fixVersions', from: null, to: '900', fromString: null, toString: '2.0' })),
  // Carried over: its sprint field then holds both ids. A null byte in the title.
  issue('SHOP-2', { summary: 'Two\u0000 steps', customfield_10030: 3, closedSprints: [SPRINTS[0]], sprint: SPRINTS[1] },
    change('2026-02-21T09:00:00.000Z', sprint('', '42')), change('2026-03-13T17:00:01.000Z', sprint('42', '42, 43'))),
  // Created inside the running sprint, without any change: its present sprint is the one it was created in. Hours, and a parent.
  issue('SHOP-3', { issuetype: { name: 'Sub-task', subtask: true }, parent: { key: 'SHOP-1' }, created: '2026-03-04T08:00:00.000Z', timeoriginalestimate: 7200, customfield_10020: ['com.atlassian.greenhopper.service.sprint.Sprint@1f2[id=42,rapidViewId=1,state=CLOSED,name=Sprint 42,startDate=2026-03-02T09:00:00.000Z,endDate=2026-03-13T16:00:00.000Z,completeDate=2026-03-13T17:00:00.000Z,sequence=42,goal=<null>]'] }),
  // Put into the sprint and taken out of it; rejected, which Jira counts as done.
  issue('SHOP-4', { status: { id: '7', name: 'Verworfen' }, customfield_10030: 2 },
    change('2026-03-04T09:00:00.000Z', sprint('', '42')), change('2026-03-06T09:00:00.000Z', sprint('42', '')), change('2026-03-10T09:00:00.000Z', status(['1', 'Offen'], ['7', 'Verworfen']))),
];
const WHOLE = JSON.stringify({ startAt: 0, maxResults: 50, issues: ISSUES, sprints: SPRINTS, statuses: STATUSES });

interface Event { kind: string; at: Date; from_value: string | null; to_value: string | null; category: string | null; unit: string | null }
let server: TestServer;
let done: Job;
beforeAll(async () => {
  server = await startServer();
  done = await importText(server, 'jira.json', WHOLE, { product: 'shop', team: 'atlas' });
});
afterAll(() => server.stop());

const eventsOf = async (key: string): Promise<string[]> =>
  (await server.sql<Event>(`SELECT e.kind, e.at, e.from_value, e.to_value, e.category, e.unit FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id WHERE w.key = $1 AND NOT e.derived ORDER BY e.at, e.sequence`, [key]))
    .map(({ kind, at, from_value, to_value, category, unit }) => [at.toISOString().slice(0, 16), kind, from_value, to_value, category, unit].filter((part) => part !== null).join(' '));

describe('Jira\'s own JSON', () => {
  it('is recognised, and shown as it will be understood', async () => {
    const shown = await preview(server, await uploadFile(server, 'export.json', WHOLE), { product: 'shop', team: 'atlas' });
    expect(shown).toMatchObject({ as: 'jira', format: 'json', source: 'jira', ready: true, problems: [] });
    expect(shown.understood[0]).toMatchObject({ key: 'SHOP-1', type: 'Story', resolution: 'Done', createdAt: '2026-02-20T09:00:00.000Z' });
  });

  it('wants a team, and its product where the team is new', async () => {
    const file = await uploadFile(server, 'export.json', WHOLE);
    expect((await preview(server, file, {})).problems[0]?.reason).toContain('name its key');
    expect((await preview(server, file, { team: 'new', product: 'shop' })).ready).toBe(true);
  });

  it('loses nothing', () => {
    // Issues name two sprints that the list of sprints names again.
    expect(done).toMatchObject({ state: 'DONE', rowsRead: 4 + 3 + 5, rejectedCount: 0, duplicates: 2 });
  });

  it('counts once when it comes again', async () => {
    expect(await importText(server, 'jira.json', WHOLE, { product: 'shop', team: 'atlas' })).toMatchObject({ accepted: 0, rejectedCount: 0 });
  });

  it('becomes histories: first values, changes, statuses by id and by name', async () => {
    expect(await eventsOf('SHOP-1')).toEqual([
      '2026-02-20T09:00 CREATED', '2026-02-20T09:00 STATUS Offen TO_DO',
      '2026-02-21T09:00 ESTIMATE 5 POINTS', '2026-02-21T09:00 SPRINT_ENTERED 42',
      '2026-03-03T09:00 STATUS Offen In Entwicklung IN_PROGRESS', '2026-03-03T09:00 ESTIMATE 5 8 POINTS',
      '2026-03-05T09:00 STATUS In Entwicklung Resolved DONE', '2026-03-09T09:00 STATUS Resolved Fertig DONE', '2026-03-09T09:00 RELEASE_ENTERED 900',
    ]);
    expect(await eventsOf('SHOP-2')).toEqual(['2026-02-20T09:00 CREATED', '2026-02-20T09:00 STATUS Offen TO_DO', '2026-02-20T09:00 ESTIMATE 3 POINTS', '2026-02-21T09:00 SPRINT_ENTERED 42', '2026-03-13T17:00 SPRINT_ENTERED 43']);
    expect(await eventsOf('SHOP-3')).toEqual(['2026-03-04T08:00 CREATED', '2026-03-04T08:00 STATUS Offen TO_DO', '2026-03-04T08:00 ESTIMATE 2 HOURS', '2026-03-04T08:00 SPRINT_ENTERED 42']);
    expect(await eventsOf('SHOP-4')).toEqual([
      '2026-02-20T09:00 CREATED', '2026-02-20T09:00 STATUS Offen TO_DO', '2026-02-20T09:00 ESTIMATE 2 POINTS', '2026-03-04T09:00 SPRINT_ENTERED 42', '2026-03-06T09:00 SPRINT_LEFT 42', '2026-03-10T09:00 STATUS Offen Verworfen CANCELLED',
    ]);
    expect(await server.sql(`SELECT key, title, is_sub_task, parent_key FROM work_item WHERE key IN ('SHOP-2', 'SHOP-3') ORDER BY key`)).toEqual([
      { key: 'SHOP-2', title: 'Two steps', is_sub_task: false, parent_key: null }, { key: 'SHOP-3', title: 'SHOP-3', is_sub_task: true, parent_key: 'SHOP-1' },
    ]);
  });

  it('keeps sprints with their goal and state, releases, and what statuses mean', async () => {
    const { team } = await server.graphql<{ team: { sprints: object[]; settings: { statuses: { name: string; category: string }[] } } }>('{ team(key: "atlas") { sprints { key name goal state closedAt } settings { statuses { name category } } } }');
    expect(team.sprints).toEqual(expect.arrayContaining([
      { key: '42', name: 'Sprint 42', goal: 'Checkout in two steps', state: 'CLOSED', closedAt: '2026-03-13T17:00:00.000Z' },
      { key: '43', name: 'Sprint 43', goal: null, state: 'RUNNING', closedAt: null }, { key: '44', name: 'Sprint 44', goal: null, state: 'FUTURE', closedAt: null },
    ]));
    expect(Object.fromEntries(team.settings.statuses.map(({ name, category }) => [name.toLowerCase(), category]))).toEqual({ offen: 'TO_DO', 'in arbeit': 'IN_PROGRESS', wartet: 'WAITING', fertig: 'DONE', verworfen: 'CANCELLED' });
    expect(await server.sql('SELECT key, name, target_date::text FROM release')).toEqual([{ key: '900', name: '2.0', target_date: '2026-04-01' }]);
  });

  it('gives the sprint its ledger', async () => {
    const { team: { sprints } } = await server.graphql<{ team: { sprints: { key: string; ledger: object }[] } }>('{ team(key: "atlas") { sprints { key ledger { commitment added removed reEstimated completed cancelled carryOver addsUp } } } }');
    // At the start: SHOP-1 with 5, SHOP-2 with 3 (set before any change). Added and removed: SHOP-4 with 2. SHOP-1 grew by 3 and was done; SHOP-2 stayed.
    expect(sprints.find(({ key }) => key === '42')?.ledger).toEqual({ commitment: 8, added: 2, removed: 2, reEstimated: 3, completed: 8, cancelled: 0, carryOver: 3, addsUp: true });
  });

  it('in several files is read by the statuses that came first', async () => {
    await importText(server, 'statuses.json', JSON.stringify(STATUSES), { product: 'shop', team: 'other', source: 'other' });
    await importText(server, 'issues.json', JSON.stringify(ISSUES), { product: 'shop', team: 'other', source: 'other' });
    const rows = await server.sql<{ category: string }>(`SELECT e.category FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id JOIN source s ON s.id = w.source_id WHERE s.key = 'other' AND w.key = 'SHOP-1' AND e.to_value = 'In Entwicklung'`);
    expect(rows).toEqual([{ category: 'IN_PROGRESS' }]);
  });
});
