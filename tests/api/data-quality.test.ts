import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { eventsOf } from './sprint-42-batch.ts';

/** Flaws sent as a source sends them, and told by the team's data quality and by the numbers that they are in. */
type Lines = Parameters<typeof eventsOf>[1];
const RANGE = '{from: "2026-03-01", to: "2026-04-01"}';
const START: Lines = [['2026-02-20', 'CREATED'], ['2026-02-20', 'ESTIMATE', '5'], ['2026-02-27 15:00', 'SPRINT_ENTERED', '42']];

const ITEMS: Readonly<Record<string, Lines>> = {
  clean: [...START, ['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-05', 'STATUS', 'Done']],
  unstarted: [...START, ['2026-03-05', 'STATUS', 'Done']],
  changed: [...START, ['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-04', 'STATUS', 'Done'], ['2026-03-06', 'ESTIMATE', '8']],
  back: [...START, ['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-04', 'STATUS', 'To Do']],
  parent: [...START, ['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-06', 'STATUS', 'Done']],
  early: [['2026-03-09', 'CREATED'], ['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-06', 'STATUS', 'Done']],
  unestimated: [['2026-02-20', 'CREATED'], ['2026-02-27 15:00', 'SPRINT_ENTERED', '42'], ['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-06', 'STATUS', 'Done']],
  torn: [...START, ['2026-03-03', 'SPRINT_LEFT', '41']],
  both: [['2026-02-20', 'ESTIMATE', '1'], ['2026-03-10', 'SPRINT_ENTERED', '43'], ['2026-03-11', 'SPRINT_ENTERED', '44']],
  quiet: [['2026-02-20', 'ESTIMATE', '1'], ['2026-02-21', 'STATUS', 'Done']],
};
const SUB_TASKS: Readonly<Record<string, Lines>> = { 'parent-1': [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'In Progress']], 'parent-2': [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Done']] };

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  const instants = (from: string, to: string) => ({ plannedStartAt: `${from}T09:00:00Z`, startedAt: `${from}T09:00:00Z`, plannedEndAt: `${to}T16:00:00Z` });
  const receipt = await server.collectDelivery({
    source: 'jira',
    products: [{ key: 'shop', name: 'Shop', timeZone: 'Europe/Berlin', currency: 'EUR' }],
    teams: [{ key: 'atlas', product: 'shop', name: 'Atlas', timeZone: 'Europe/Berlin', measure: 'POINTS' }, { key: 'calm', product: 'shop', name: 'Calm', measure: 'ITEMS' }],
    sprints: [
      { key: '41', team: 'atlas', name: 'Sprint 41', ...instants('2026-02-16', '2026-02-27'), closedAt: '2026-02-27T16:00:00Z' },
      { key: '42', team: 'atlas', name: 'Sprint 42', ...instants('2026-03-02', '2026-03-13'), closedAt: '2026-03-13T16:00:00Z' },
      { key: '43', team: 'atlas', name: 'Sprint 43', ...instants('2026-03-09', '2026-03-20') },
      { key: '44', team: 'atlas', name: 'Sprint 44', ...instants('2026-03-11', '2099-03-27') },
    ],
    workItems: [
      ...Object.keys(ITEMS).map((key) => ({ key, team: 'atlas', title: `Item ${key}`, type: 'Story' })),
      ...Object.keys(SUB_TASKS).map((key) => ({ key, team: 'atlas', title: `Piece ${key}`, type: 'Sub-task', isSubTask: true, parent: 'parent' })),
    ],
    workItemEvents: [
      ...Object.entries({ ...ITEMS, ...SUB_TASKS }).flatMap(([key, lines]) => eventsOf(key, lines)),
      { key: 'back-odd', workItem: 'back', kind: 'STATUS', at: '2026-03-20T12:00:00Z', from: 'To Do', to: 'Parked' },
    ],
  });
  expect(receipt.rejected).toEqual([]);
});
afterAll(async () => { await server.stop(); });

interface Finding { kind: string; severity: string; count: number; whatToDo: string; metrics: string[]; items: { totalCount: number; nextCursor: string | null; rows: { id: string; key: string; title: string; detail: string; at: string }[] } }
interface Quality { checkedItems: number; touchedItems: number; findings: Finding[] }
const quality = async (team: string, range = RANGE, page = ''): Promise<Quality> => (await server.graphql<{ team: { dataQuality: Quality } }>(`{ team(key: "${team}") { dataQuality(range: ${range}) {
  checkedItems touchedItems asOf findings { kind name says whatToDo severity metrics count items${page} { totalCount nextCursor rows { id key title detail at } } } } } }`)).team.dataQuality;
const told = ({ findings }: Quality) => Object.fromEntries(findings.map(({ kind, items }) => [kind, items.rows.map(({ key, detail }) => `${key}: ${detail}`)]));

describe('data quality of a team', () => {
  it('names each flaw of the range with its items, the gravest first', async () => {
    const found = await quality('atlas');
    expect(told(found)).toEqual({
      SPRINT_NEVER_CLOSED: ['43: should have ended on 2026-03-20, 11 days before'],
      TWO_RUNNING_SPRINTS: ['both: in Sprint 43 and Sprint 44'],
      STATUS_NOT_MAPPED: ['back: “Parked” is read as “to do”'],
      DONE_BEFORE_CREATED: ['early: done on 2026-03-06, created on 2026-03-09'],
      GAP_IN_HISTORY: ['torn: left Sprint 41 without having entered it'],
      DONE_WITHOUT_START: ['unstarted: done on 2026-03-05, never in progress'],
      NEVER_ESTIMATED: ['unestimated: done on 2026-03-06 without an estimate'],
      ESTIMATE_AFTER_DONE: ['changed: 5 → 8, 2 days after it was done'],
      OPEN_SUB_TASKS: ['parent: 1 of 2 sub-tasks open: parent-1'],
      MOVED_BACKWARDS: ['back: In Progress → To Do'],
    });
    expect(Object.keys(told(found))).toEqual(found.findings.map(({ kind }) => kind));
    expect(found.findings.map(({ count, items }) => count === items.totalCount && count === items.rows.length)).not.toContain(false);
    // Nine that something happened to in March and two sub-tasks: "quiet" was touched in February only.
    expect([found.checkedItems, found.touchedItems]).toEqual([11, 11]);
  });

  it('reads the range and no more: in February less was wrong', async () => {
    expect(told(await quality('atlas', '{from: "2026-02-01", to: "2026-03-01"}'))).toEqual({
      DONE_WITHOUT_START: ['quiet: done on 2026-02-21, never in progress'], NEVER_ESTIMATED: ['unestimated: in Sprint 42 without an estimate'],
    });
  });

  it('says calmly that nothing was found, and of how many items', async () => {
    expect(await quality('calm')).toMatchObject({ findings: [], checkedItems: 0, touchedItems: 0 });
  });

  it('gives items page by page', async () => {
    const extra = ['x1', 'x2', 'x3'];
    await server.collectDelivery({
      source: 'jira', workItems: extra.map((key) => ({ key, team: 'calm', title: key, type: 'Task' })),
      workItemEvents: extra.flatMap((key, n) => eventsOf(key, [['2026-03-02', 'CREATED'], [`2026-03-0${4 + n}`, 'STATUS', 'Done']])),
    });
    const first = (await quality('calm', RANGE, '(first: 2)')).findings[0]!.items;
    expect([first.totalCount, first.rows.map(({ key }) => key)]).toEqual([3, ['x3', 'x2']]);
    const second = (await quality('calm', RANGE, `(first: 2, after: "${first.nextCursor}")`)).findings[0]!.items;
    expect([second.rows.map(({ key }) => key), second.nextCursor]).toEqual([['x1'], null]);
    const wrong = await server.ask(`{ team(key: "calm") { dataQuality(range: ${RANGE}) { findings { items(first: 0) { totalCount } } } } }`);
    expect(wrong.errors[0]!.message).toBe('first: expected a number from 1 to 1,000, got 0.');
  });
});

describe('numbers that doubtful items are in', () => {
  const doubts = async (args: string): Promise<string[]> => (await server.graphql<{ explain: { doubts: { says: string }[] } }>(`{ explain(team: "atlas", ${args}) { doubts { kind says items of } } }`)).explain.doubts.map(({ says }) => says);

  it('say so, and whether they are counted', async () => {
    // Done in March: clean, unstarted, changed, parent, early, unestimated.
    expect(await doubts(`metric: "flow.cycle_time", range: ${RANGE}`)).toEqual([
      '1 of 5 items was finished before it was created: not in this figure', '1 of 5 items was never started: not in this figure', '1 of 4 items was closed with open sub-tasks: counted in this figure',
    ]);
    expect(await doubts(`metric: "defects.opened", range: ${RANGE}`)).toEqual([]);
  });

  it('say so of a sprint, in the unit that is asked for', async () => {
    const { team } = await server.graphql<{ team: { sprints: { id: string; key: string }[] } }>('{ team(key: "atlas") { sprints { id key } } }');
    const id = (key: string) => team.sprints.find((sprint) => sprint.key === key)!.id;
    const estimates = ['1 of 5 items was never estimated: counted in this figure', '1 of 5 items was re-estimated after it was done: counted in this figure'];
    const openParts = '1 of 5 items was closed with open sub-tasks: counted in this figure';
    expect(await doubts(`metric: "velocity.completed", sprint: "${id('42')}"`)).toEqual([...estimates, openParts]);
    expect(await doubts(`metric: "velocity.completed", sprint: "${id('42')}", measure: ITEMS`)).toEqual([openParts]);
    expect(await doubts(`metric: "velocity.committed", sprint: "${id('43')}"`)).toContain('1 sprint was never closed: in no figure of closed sprints');
    expect(await doubts(`metric: "velocity.completed", range: ${RANGE}`)).toContain('1 sprint was never closed: in no figure of closed sprints');
  });
});
