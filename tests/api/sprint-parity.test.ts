import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sprintReport42, velocityTotals, velocityWithItems } from '../support/jira-reports.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { berlin, sprint42 } from './sprint-42-batch.ts';

/** Sprint 42 of the delivery definitions, compared with what Jira would say of it. */
let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await startServer();
  expect(await server.collectDelivery(sprint42)).toMatchObject({ rejected: [] });
  const at = (day: string): string => berlin(`2026-${day}`);
  expect(await server.collectDelivery({ source: 'tracker', sprints: [
    { key: '43', team: 'atlas', name: 'Sprint 43', plannedStartAt: at('03-16 09:00'), plannedEndAt: at('03-27 17:00'), startedAt: at('03-16 10:00'), closedAt: at('03-27 17:00') },
    { key: 's-44', team: 'atlas', name: 'Sprint 44', plannedStartAt: at('03-30 09:00'), plannedEndAt: at('04-10 17:00'), startedAt: at('03-30 10:00'), closedAt: at('04-10 17:00') },
  ] })).toMatchObject({ rejected: [] });
  id = (await server.graphql<{ team: { sprints: { id: string; key: string }[] } }>('{ team(key: "atlas") { sprints { id key } } }')).team.sprints.find((each) => each.key === '42')!.id;
});
afterAll(() => server.stop());

const NUMBER = '{ ours theirs difference unexplained basis ways explanations { key title ours theirs amount reason says } unexplainedItems { key amount reason says } }';
const PARITY = `parity { state sentence measure kind reportedAt reportedBy committed ${NUMBER} completed ${NUMBER} }`;
interface Item { key: string; title: string | null; amount: number; reason: string | null; says: string }
interface Side { ours: number; theirs: number; difference: number; unexplained: number; basis: string; ways: number | null; explanations: Item[]; unexplainedItems: Item[] }
interface Parity { state: string; sentence: string; measure: string | null; kind: string | null; reportedAt: string | null; reportedBy: string | null; committed: Side | null; completed: Side | null }
interface Compared { sprint: { parity: Parity }; compared: { key: string; parity: Parity }[]; leftOut: { name: string; reason: string }[] }

const MUTATION = `mutation ($sprint: ID!, $report: JSON!, $measure: Measure, $by: String) { compareWithReport(sprint: $sprint, report: $report, measure: $measure, by: $by) { sprint { ${PARITY} } compared { key ${PARITY} } leftOut { name reason } } }`;
const compare = async (report: unknown, more: Record<string, unknown> = {}): Promise<Compared> =>
  (await server.graphql<{ compareWithReport: Compared }>(MUTATION, { sprint: id, report, ...more })).compareWithReport;
const parity = async (): Promise<Parity> => (await server.graphql<{ sprint: { parity: Parity } }>(`query ($id: ID!) { sprint(id: $id) { ${PARITY} } }`, { id })).sprint.parity;
const told = (side: Side | null): string[] => side!.explanations.map((each) => `${each.key} ${each.amount} ${each.reason}`);
const refusal = async (report: unknown, more: Record<string, unknown> = {}): Promise<{ status: number; message: string | undefined }> => {
  const { status, errors } = await server.ask(MUTATION, { sprint: id, report, ...more });
  return { status, message: errors[0]?.message };
};

it('is not compared until a report is given', async () => {
  expect(await parity()).toEqual({ state: 'NOT_COMPARED', sentence: 'Not compared with Jira', measure: null, kind: null, reportedAt: null, reportedBy: null, committed: null, completed: null });
});

describe('the sprint report', () => {
  it('is explained item by item, and kept', async () => {
    const { sprint, compared, leftOut } = await compare(JSON.stringify(sprintReport42()), { by: 'Ada' });
    expect(sprint.parity).toMatchObject({ state: 'DIFFERS', kind: 'SPRINT_REPORT', measure: 'POINTS', reportedBy: 'Ada', sentence: 'Differs from Jira: committed +7, completed +5; 3 items explain it' });
    expect(sprint.parity.committed).toMatchObject({ ours: 40, theirs: 47, difference: 7, unexplained: 0, unexplainedItems: [], basis: 'ITEMS', ways: null });
    expect(told(sprint.parity.committed)).toEqual(['H 5 DONE_BEFORE', 'L 2 SUB_TASK']);
    expect(sprint.parity.completed).toMatchObject({ ours: 37, theirs: 42, difference: 5, unexplained: 0, unexplainedItems: [] });
    expect(told(sprint.parity.completed)).toEqual(['K 3 CANCELLED', 'L 2 SUB_TASK']);
    expect(sprint.parity.completed?.explanations[0]).toMatchObject({ title: 'Item K', says: 'Cancelled ("Cancelled"): for Jira that is done, here it is not delivered.' });
    expect([compared.map((each) => each.key), leftOut]).toEqual([['42'], []]);
    expect(await parity()).toEqual(sprint.parity);
  });
  it('can be compared in items, whatever the board estimates in', async () => {
    const { parity: { measure, committed, completed } } = (await compare(sprintReport42(), { measure: 'ITEMS' })).sprint;
    expect(measure).toBe('ITEMS');
    expect(committed).toMatchObject({ ours: 9, theirs: 11, unexplained: 0 }); // + H + L
    expect(completed).toMatchObject({ ours: 7, theirs: 9, unexplained: 0 }); // + K + L
  });
  it('keeps no names of people', async () => {
    expect(JSON.stringify(await server.sql('SELECT * FROM sprint_parity'))).not.toContain('Somebody');
  });
});

describe('the velocity chart', () => {
  it('with totals alone is explained by the rules that add up', async () => {
    const { sprint, compared, leftOut } = await compare(velocityTotals(
      { id: 41, name: 'Sprint 41', estimated: 30, completed: 28 }, { id: 42, name: 'Sprint 42', estimated: 47, completed: 37 },
      { id: 43, name: 'Renamed since', estimated: 0, completed: 0 }, { id: 4400, name: ' sprint 44', estimated: 0, completed: 3 }));
    expect(sprint.parity).toMatchObject({ state: 'DIFFERS', kind: 'VELOCITY', sentence: 'Differs from Jira: committed +7; 2 items explain it', reportedBy: null });
    expect(sprint.parity.committed).toMatchObject({ difference: 7, unexplained: 0, basis: 'TOTALS' });
    expect(told(sprint.parity.committed)).toEqual(['H 5 DONE_BEFORE', 'L 2 SUB_TASK']);
    expect(compared.map((each) => [each.key, each.parity.sentence])).toEqual([
      ['42', sprint.parity.sentence], ['43', 'Matches Jira'], ['s-44', 'Differs from Jira: completed +3; not explained'],
    ]);
    expect(leftOut).toEqual([{ name: 'Sprint 41', reason: 'No sprint of the team has this id as its key, or this name.' }]);
  });
  it('says what remains where nothing adds up', async () => {
    const { parity: { committed } } = (await compare(velocityTotals({ id: 42, name: 'Sprint 42', estimated: 40.25, completed: 37 }))).sprint;
    expect(committed).toMatchObject({ difference: 0.25, explanations: [], unexplained: 0.25, ways: null });
  });
  it('that names its items is explained by them, unknown ones too', async () => {
    const ours = { A: 5, B: 8, C: 3, D: 5, E: 8, I: 0, K: 3, M: 5, N: 3 };
    const done = { A: 5, B: 13, D: 5, F: 3, I: 3, M: 5, N: 3 };
    expect((await compare(velocityWithItems({ id: 42, name: 'Sprint 42' }, ours, done))).sprint.parity).toMatchObject({ state: 'MATCHES', sentence: 'Matches Jira' });
    const { parity: differs } = (await compare(velocityWithItems({ id: 42, name: 'Sprint 42' }, { ...ours, A: 4, 'SHOP-9': 3 }, done))).sprint;
    expect(told(differs.committed)).toEqual(['SHOP-9 3 NOT_KNOWN_HERE']);
    expect(differs.committed).toMatchObject({ difference: 2, unexplained: -1, unexplainedItems: [{ key: 'A', amount: -1, reason: null }] });
    expect(differs.sentence).toBe('Differs from Jira: committed +2; 1 item explains part of it, 1 not explained');
  });
  it('in time is read in hours', async () => {
    const report = { velocityStatEntries: { 42: { estimated: { value: 7200, text: '2h' }, completed: { value: 0, text: '0.0' } } } };
    expect((await compare(report)).sprint.parity).toMatchObject({ measure: 'HOURS', committed: { ours: 0, theirs: 2 } });
    expect((await refusal(report, { measure: 'POINTS' })).message).toBe('measure: the report is in time. Compare it in HOURS.');
  });
});

describe('what is no report', () => {
  it.each(([
    ['', 'report: it is empty. Paste the JSON that Jira answers with.'],
    ['<!DOCTYPE html><html>', 'report: this is a web page, not JSON. Open the address of the JSON itself while signed in to Jira, and copy all of it.'],
    ['{"velocityStatEntries": {', 'report: this is not JSON ('],
    [[1], 'report: expected an object with velocityStatEntries or with contents, got a list.'],
    [{ issues: [], total: 0 }, 'report: expected Jira\'s velocity chart (with velocityStatEntries) or sprint report (with contents); it has issues, total.'],
    [{ errorMessages: ['The requested board cannot be viewed'] }, 'report: this is an error of Jira\'s: ["The requested board cannot be viewed"]'],
    [{ velocityStatEntries: {} }, 'report: velocityStatEntries is empty'],
    [{ contents: {} }, 'report: contents has no list of issues.'],
    [{ velocityStatEntries: { 42: { estimated: { value: '40' }, completed: {} } } }, 'report: it speaks of no sprint of Atlas. “42”: velocityStatEntries.42: expected estimated.value and completed.value as numbers of 0 or more.'],
    [{ velocityStatEntries: { __proto__x: null, 7: { estimated: { value: -1 }, completed: { value: 0 } } } }, 'report: it speaks of no sprint of Atlas.'],
    [sprintReport42({ id: 7, name: 'Another board\'s' }), 'report: it speaks of no sprint of Atlas. “Another board\'s”: No sprint of the team has this id as its key, or this name.'],
  ] as [unknown, string][]).map((each) => [JSON.stringify(each[0]).slice(0, 60), ...each] as const))('%s', async (_, report, message) => {
    const before = await parity();
    const answer = await refusal(report);
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(message);
    expect(await parity()).toEqual(before);
  });
  it('is refused where it is too long, for a sprint that is not there, and by a name that is too long', async () => {
    expect((await refusal(`{"a": "${'x'.repeat(2_000_000)}"}`)).message).toContain('report: expected at most 2,000,000 characters, got 2,000,009.');
    expect(await refusal(sprintReport42(), { sprint: '999999' })).toEqual({ status: 404, message: 'sprint: there is no sprint 999999.' });
    expect((await refusal(sprintReport42(), { by: 'x'.repeat(201) })).message).toBe('by: expected at most 200 characters, got 201. Shorten it.');
  });
  it('harms nothing with keys that JavaScript knows', async () => {
    const report = velocityWithItems({ id: 42, name: 'Sprint 42' }, JSON.parse('{"__proto__": 5, "constructor": 2}') as Record<string, number>, {});
    expect((await compare(JSON.stringify(report))).sprint.parity.committed).toMatchObject({ theirs: 7, difference: -33 });
  });
});

it('moves the version of the facts, so that open pages ask again, and goes with its sprint', async () => {
  const version = async (): Promise<string> => (await server.graphql<{ workspace: { version: string } }>('{ workspace { version } }')).workspace.version;
  const before = await version();
  await compare(sprintReport42());
  expect(await version()).not.toBe(before);
  await server.sql('DELETE FROM sprint');
  expect(await server.sql('SELECT 1 FROM sprint_parity')).toEqual([]);
});
